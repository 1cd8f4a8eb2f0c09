package org.jixiao.fill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jixiao.model.FieldPath;
import org.jixiao.template.TablePlan;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a long list on one sheet, written as a stream in the style of the samples that jxls filled.
 *
 * @param sheet the name of the sheet
 * @param row where the first of them stands, 0-based
 */
record StreamedRows(String sheet, TablePlan table, int row, List<Map<String, @Nullable Object>> items) {
    /** How many rows of each long list jxls fills, all alike. */
    static final int SAMPLES = 3;

    static final Pattern CELL = Pattern.compile("<c r=\"([A-Z]+)(\\d+)\"([^>]*?)(?:/>|>(.*?)</c>)", Pattern.DOTALL);
    private static final Pattern RESULT = Pattern.compile("(</f>)<v>[^<]*</v>");

    /** A cell of the sample row: its attributes without the type, its formula or nothing, and the value that it shows, if any. */
    private record Column(
            String letters,
            String attributes,
            String formula,
            @Nullable String path,
            RowHeights.@Nullable Space space) {}

    /** Rows alike, of which the first holds the sums of all numbers: so the totals of the samples are those of the list. */
    static List<Map<String, @Nullable Object>> samples(List<Map<String, @Nullable Object>> items) {
        Map<String, BigDecimal> sums = new HashMap<>();
        for (Map<String, @Nullable Object> item : items) {
            item.forEach((name, value) -> {
                if (value instanceof Number number) {
                    sums.merge(
                            name,
                            number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString()),
                            BigDecimal::add);
                }
            });
        }
        Map<String, @Nullable Object> first = new LinkedHashMap<>();
        Map<String, @Nullable Object> other = new LinkedHashMap<>();
        for (String name : items.get(0).keySet()) {
            first.put(name, sums.containsKey(name) ? sums.get(name) : "一");
            other.put(name, sums.containsKey(name) ? BigDecimal.ZERO : "一");
        }
        return List.of(first, other, other);
    }

    /** Where a range of the filled sheet goes: the last sample and all below it make room. */
    CellRangeAddress stretch(CellRangeAddress range) {
        return new CellRangeAddress(
                stretch(range.getFirstRow()),
                stretch(range.getLastRow()),
                range.getFirstColumn(),
                range.getLastColumn());
    }

    int stretch(int at) {
        return at < row + SAMPLES - 1 ? at : at + items.size() - SAMPLES;
    }

    /**
     * Writes all rows.
     *
     * @param sample the second of the sample rows
     * @return whether they hold formulas, which are written without results
     */
    boolean write(OutputStream out, String sample, XSSFSheet filled, QuotedStyles quoted, StreamedLinks links)
            throws IOException {
        XSSFRow sampleRow = filled.getRow(row + 1);
        List<Column> columns = columns(sample, sampleRow);
        String tag = sample.substring(sample.indexOf('"', sample.indexOf(" r=") + 4), sample.indexOf('>') + 1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < items.size(); i++) {
            int number = row + i + 1;
            float needed = 0;
            text.setLength(0);
            for (Column column : columns) {
                String path = column.path();
                Object value = path == null ? null : StrictMap.strict(FieldPath.get(items.get(i), path));
                if (value instanceof Link link) {
                    links.add(link.link(), column.letters() + number, i);
                    value = link.toString();
                }
                if (value instanceof String shown && column.space() != null) {
                    needed = Math.max(needed, column.space().height(shown));
                }
                cell(text, column, number, value, quoted);
            }
            String open = tag;
            if (needed > sampleRow.getHeightInPoints()) {
                open = tag.replaceAll(" (?:ht|customHeight)=\"[^\"]*\"", "")
                        .replace(">", " ht=\"" + Math.min(RowHeights.HIGHEST, needed) + "\" customHeight=\"true\">");
            }
            out.write(("<row r=\"" + number + open).getBytes(UTF_8));
            out.write(text.append("</row>").toString().getBytes(UTF_8));
        }
        return columns.stream().anyMatch(column -> !column.formula().isEmpty());
    }

    private List<Column> columns(String sample, XSSFRow sampleRow) {
        RowHeights heights = new RowHeights(
                sampleRow.getSheet(), new Styles(sampleRow.getSheet().getWorkbook()));
        List<Column> columns = new ArrayList<>();
        Matcher m = CELL.matcher(sample);
        while (m.find()) {
            String content = Objects.requireNonNullElse(m.group(4), "");
            int at = CellReference.convertColStringToIndex(m.group(1));
            String path = table.columns().stream()
                    .filter(column -> column.column() == at)
                    .map(TablePlan.Column::path)
                    .findFirst()
                    .orElse(null);
            XSSFCell cell = sampleRow.getCell(at);
            boolean wraps = path != null && cell != null && cell.getCellStyle().getWrapText();
            columns.add(new Column(
                    m.group(1),
                    m.group(3).replaceAll(" t=\"\\w+\"", ""),
                    content.contains("<f>") ? RESULT.matcher(content).replaceAll("$1") : "",
                    path,
                    wraps ? heights.space(cell) : null));
        }
        return columns;
    }

    private void cell(StringBuilder text, Column column, int number, @Nullable Object value, QuotedStyles quoted) {
        String shown = value == null ? "" : value.toString();
        boolean sign = value instanceof String && !shown.isEmpty() && Finish.SIGNS.indexOf(shown.charAt(0)) >= 0;
        text.append("<c r=\"").append(column.letters()).append(number).append('"');
        text.append(sign ? quoted.attributes(column.attributes()) : column.attributes());
        if (!column.formula().isEmpty()) {
            text.append('>').append(ownRow(column.formula(), number - 1)).append("</c>");
        } else if (value instanceof Number amount) {
            text.append("><v>").append(amount.doubleValue()).append("</v></c>");
        } else if (value instanceof LocalDate date) {
            text.append("><v>").append(DateUtil.getExcelDate(date)).append("</v></c>");
        } else if (value == null) {
            text.append("/>");
        } else {
            text.append(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
            XmlText.escape(text, shown);
            text.append("</t></is></c>");
        }
    }

    /** Formulas of the sample row speak of their own row. */
    private String ownRow(String formula, int to) {
        int sample = row + 1;
        return References.map(
                formula,
                "",
                (name, range) -> new CellRangeAddress(
                        range.getFirstRow() == sample ? to : range.getFirstRow(),
                        range.getLastRow() == sample ? to : range.getLastRow(),
                        range.getFirstColumn(),
                        range.getLastColumn()),
                true);
    }
}
