package org.jixiao.fill;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jixiao.template.Repeat;
import org.jspecify.annotations.Nullable;

/**
 * The first list on a template's sheet, of which each row is one row of the sheet, and each cell in it one whole value, a constant or
 * a formula: such a list can be written without jxls.
 *
 * @param items its name among the values of the template
 * @param row where its row stands, 0-based
 * @param paths what the cells of the row show of an item, by column, 0-based
 */
record ListPlan(String items, int row, Map<Integer, String> paths) {
    /**
     * The plan for a sheet; null where its first list is not such a one, or stands elsewhere too.
     *
     * @param own the lists of the sheet, {@code all} those of the workbook
     */
    static @Nullable ListPlan of(XSSFSheet sheet, List<Repeat> own, List<Repeat> all) {
        int row = own.stream().mapToInt(Repeat::firstRow).min().orElse(-1);
        List<Repeat> first = own.stream().filter(list -> list.firstRow() == row).toList();
        if (first.size() != 1 || first.get(0).lastRow() != row || sheet.getRow(row) == null) {
            return null;
        }
        String items = first.get(0).items();
        if (all.stream().filter(list -> list.items().equals(items)).count() != 1) {
            return null;
        }
        Pattern value = Pattern.compile("\\$\\{" + Pattern.quote(first.get(0).variable()) + "\\.([^}]*)}");
        Map<Integer, String> paths = new HashMap<>();
        for (Cell cell : sheet.getRow(row)) {
            String text = cell.getCellType() == CellType.STRING ? cell.getStringCellValue() : "";
            Matcher path = value.matcher(text);
            if (path.matches()) {
                paths.put(cell.getColumnIndex(), path.group(1));
            } else if (text.contains("${") || text.contains("$[")) {
                return null;
            }
        }
        return new ListPlan(items, row, paths);
    }
}
