package org.jixiao.fill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.model.CellAddress;
import org.jixiao.workbook.UniqueNames;
import org.jspecify.annotations.Nullable;

/**
 * Lists too long for jxls, which takes some 4 ms and 0.2 MB a row: jxls fills the workbook with a few rows of each, all alike; POI moves
 * what stands below them, and all that speaks of them, as far as the list needs; and the rows themselves are written as a stream in the
 * style of those samples. A list that is too long for one sheet goes on in a next one.
 */
final class LongLists {
    /** Lists of more rows than this are streamed: so many cost as much either way. */
    static final int LONG = 20;
    /** How many rows of each long list jxls fills: a first, a last, and one between them that the others are made after. */
    private static final int SAMPLES = 3;
    /** A function that takes any number of ranges, over one. */
    private static final Pattern OVER_A_RANGE = Pattern.compile(
            "\\b(?<function>(?:SUM|COUNT|COUNTA|AVERAGE|MAX|MIN)\\(|SUBTOTAL\\(\\d+,)(?:(?<sheet>[^(),!]+)!)?(?<range>[A-Z]+\\d+(?::[A-Z]+\\d+)?)\\)");

    private final Map<String, ListPlan> plans = new LinkedHashMap<>();
    private final Map<String, ? extends @Nullable Object> data;
    private final int limit;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<RowWriter> writers = new ArrayList<>();

    /**
     * The rows of a list that stand on one sheet.
     *
     * @param model the second sample, on the sheet on which the list begins
     */
    record Piece(XSSFSheet sheet, ListPlan plan, XSSFRow model, List<Map<String, @Nullable Object>> items) {
        private String origin() {
            return model.getSheet().getSheetName();
        }

        /** Where the first row stands, 0-based. */
        int first() {
            return plan.row();
        }
    }

    /**
     * The long ones among the lists of a workbook.
     *
     * @param lists by sheet
     * @param limit how many rows a sheet can have
     */
    LongLists(Map<String, ListPlan> lists, Map<String, ? extends @Nullable Object> data, int limit) {
        this.data = data;
        this.limit = limit;
        lists.forEach((sheet, plan) -> {
            if (data.get(plan.items()) instanceof List<?> list && list.size() > LONG) {
                plans.put(sheet, plan);
            }
        });
    }

    /** What jxls fills: the values, with three rows all alike in the place of each long list. */
    Map<String, @Nullable Object> samples() {
        Map<String, @Nullable Object> samples = new LinkedHashMap<>(data);
        for (ListPlan plan : plans.values()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>(rows(plan).get(0));
            row.replaceAll((name, value) -> value instanceof Number ? BigDecimal.ZERO : "一");
            samples.put(plan.items(), Collections.nCopies(SAMPLES, row));
        }
        return samples;
    }

    @SuppressWarnings("unchecked") // lists of rows are lists of maps, by what Filler asks for
    private List<Map<String, @Nullable Object>> rows(ListPlan plan) {
        return (List<Map<String, @Nullable Object>>) Objects.requireNonNull(data.get(plan.items()));
    }

    /** Makes room for the lists in the filled workbook, also on further sheets, and lets all that speaks of them reach over them. */
    void makeRoom(XSSFWorkbook workbook, RowMap map, Map<String, Blueprint.Taken> sheets) {
        UniqueNames names = UniqueNames.forSheets();
        workbook.forEach(sheet -> names.unique(sheet.getSheetName()));
        plans.forEach((name, plan) -> {
            XSSFSheet first = workbook.getSheet(name);
            List<Map<String, @Nullable Object>> all = rows(plan);
            int room = limit - first.getLastRowNum() - 1 + SAMPLES;
            int to = 0;
            for (int number = 0; to < all.size(); number++) {
                int from = to;
                int rest = all.size() - from - room;
                to = rest <= 0 ? all.size() : from + room - (rest <= SAMPLES ? SAMPLES : 0);
                String own = number == 0 ? name : names.unique(name);
                XSSFSheet sheet = number == 0 ? first : further(first, own, number);
                pieces.add(new Piece(sheet, plan, first.getRow(plan.row() + 1), all.subList(from, to)));
                sheets.put(own, Objects.requireNonNull(sheets.get(name)));
                map.copy(name, own);
            }
        });
        for (Piece piece : pieces) {
            int last = piece.plan().row() + SAMPLES - 1;
            int more = piece.items().size() - SAMPLES;
            piece.sheet().shiftRows(last, SpreadsheetVersion.EXCEL2007.getLastRowIndex() - more, more);
            map.stretch(piece.sheet().getSheetName(), last, more);
        }
        eachFormula(workbook, cell -> {
            String formula = cell.getCellFormula();
            String everywhere = everywhere(formula, cell.getSheet().getSheetName());
            if (!everywhere.equals(formula)) {
                cell.setCellFormula(everywhere);
            }
        });
    }

    /** A sheet on which a list goes on: with the same heads, and with the totals of the first. */
    private static XSSFSheet further(XSSFSheet first, String name, int number) {
        XSSFSheet further = Blueprint.copy(first, name, number);
        if (further.getCTWorksheet().isSetDrawing()) {
            further.getCTWorksheet().unsetDrawing();
        }
        String prefix = CellAddress.quoted(first.getSheetName()) + "!";
        eachFormula(List.of(further), cell -> cell.setCellFormula(prefix + cell.getAddress()));
        return further;
    }

    static void eachFormula(Iterable<? extends Sheet> sheets, Consumer<Cell> visit) {
        sheets.forEach(sheet -> sheet.forEach(row -> row.forEach(cell -> {
            if (cell.getCellType() == CellType.FORMULA) {
                visit.accept(cell);
            }
        })));
    }

    /** A formula of which each range over a list reaches also over the sheets on which it goes on. */
    private String everywhere(String formula, String sheet) {
        return OVER_A_RANGE.matcher(formula).replaceAll(found -> {
            String named = found.group(2) == null ? sheet : References.unquoted(found.group(2));
            CellRangeAddress range = CellRangeAddress.valueOf(found.group(3));
            StringBuilder all = new StringBuilder(found.group());
            for (Piece piece : pieces) {
                String own = piece.sheet().getSheetName();
                int first = piece.plan().row();
                if (piece.origin().equals(named)
                        && !own.equals(named)
                        && range.getFirstRow() <= first
                        && range.getLastRow() > first + 1) {
                    CellRangeAddress there = new CellRangeAddress(
                            first, first + piece.items().size() - 1, range.getFirstColumn(), range.getLastColumn());
                    all.insert(all.length() - 1, "," + there.formatAsString(own, false));
                }
            }
            return Matcher.quoteReplacement(all.toString());
        });
    }

    /** The workbook with all rows of the lists, for its formulas; to be asked for when there is room for them. */
    ListWorkbook in(XSSFWorkbook workbook) {
        return new ListWorkbook(workbook, pieces);
    }

    /** Takes from the finished workbook what its rows look like. */
    void finish(ListWorkbook workbook, Styles styles) {
        workbook.lists().forEach(list -> writers.add(new RowWriter(list, styles)));
    }

    /** Writes the workbook that jxls filled, with the rows of the lists in the place of their samples. */
    void write(byte[] filled, OutputStream out) throws IOException {
        Map<String, byte[]> parts = FixedZip.parts(filled);
        CellTexts.putInto(parts);
        ZipOutputStream zip = new ZipOutputStream(out, UTF_8); // not closed, as the stream below it is not
        zip.setLevel(Deflater.BEST_SPEED); // for some hundred megabytes: half as large again, in a quarter of the time
        for (RowWriter rows : writers) {
            StreamedLinks links = new StreamedLinks();
            zip.putNextEntry(entry(rows.part()));
            rows.write(new String(Objects.requireNonNull(parts.remove(rows.part())), UTF_8), links, zip);
            String relations = rows.part().replace("worksheets/", "worksheets/_rels/") + ".rels";
            parts.put(relations, links.in(parts.getOrDefault(relations, new byte[0])));
        }
        zip.setLevel(Deflater.DEFAULT_COMPRESSION);
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            zip.putNextEntry(entry(part.getKey()));
            zip.write(part.getValue());
        }
        zip.finish();
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(FixedZip.DATE);
        return entry;
    }
}
