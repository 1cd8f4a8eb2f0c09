package org.jixiao.fill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.model.FieldPath;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.SheetPlan;
import org.jixiao.template.TablePlan;
import org.jixiao.template.TemplateException;
import org.jixiao.template.TemplateReader;
import org.jixiao.workbook.Grid;
import org.jixiao.workbook.WorkbookReader;
import org.jspecify.annotations.Nullable;

/**
 * Lists too long for jxls, which takes some 4 ms and 0.2 MB a row: jxls fills the workbook with {@value #SAMPLES} rows of each, all
 * alike, and then the rows themselves are written as a stream in the style of those, and every reference is made to reach as far as
 * the list. Totals keep their results; those of other formulas over it or in its rows are left to the program that opens the workbook.
 */
final class LongLists {
    /** Lists of more rows than this are streamed. */
    static final int LONG = 1_000;

    private static final int SAMPLES = 3;
    private static final int EXCEL_ROWS = 1_048_576;
    private static final Pattern ROW = Pattern.compile("<row r=\"(\\d+)\"[^>]*?(?:/>|>.*?</row>)", Pattern.DOTALL);
    private static final Pattern CELL =
            Pattern.compile("<c r=\"([A-Z]+)(\\d+)\"([^>]*?)(?:/>|>(.*?)</c>)", Pattern.DOTALL);
    private static final Pattern REFERENCES = Pattern.compile("( (?:ref|sqref|activeCell)=\")([^\"]*)(?=\")");
    private static final Pattern FORMULA =
            Pattern.compile("(<f>|<c:f>|<formula>)(.*?)(</f>|</c:f>|</formula>)(<v>[^<]*</v>)?");
    private static final Pattern SUM = Pattern.compile("SUM\\([^()]*\\)");
    private static final Pattern RESULT = Pattern.compile("(</f>)<v>[^<]*</v>");

    private final Map<String, Streamed> bySheet = new LinkedHashMap<>();
    /** Whether a formula is left without its result. */
    private boolean unknown;

    /** One list: where its first row stands in the workbook that jxls filled (0-based), and its items. */
    private record Streamed(TablePlan table, int row, List<Map<String, @Nullable Object>> items) {
        int more() {
            return items.size() - SAMPLES;
        }

        /** Where a row of the filled workbook goes: the last sample and all below it make room. */
        CellRangeAddress stretch(CellRangeAddress range) {
            return new CellRangeAddress(
                    stretch(range.getFirstRow()),
                    stretch(range.getLastRow()),
                    range.getFirstColumn(),
                    range.getLastColumn());
        }

        int stretch(int at) {
            return at < row + SAMPLES - 1 ? at : at + more();
        }
    }

    private LongLists() {}

    /** Fills a workbook with lists by jxls. */
    interface ByJxls {
        byte[] fill(Map<String, ? extends @Nullable Object> data);
    }

    /** Fills a template of lists, by jxls alone where none of them is long. */
    static byte[] fill(byte[] template, Map<String, ? extends @Nullable Object> data, ByJxls byJxls) {
        LongLists lists = new LongLists();
        Map<String, @Nullable Object> samples = lists.samples(template, data);
        byte[] filled = byJxls.fill(samples);
        return lists.bySheet.isEmpty() ? filled : lists.stretch(filled);
    }

    @SuppressWarnings("unchecked") // lists of rows are lists of maps, by what Filler asks for
    private Map<String, @Nullable Object> samples(byte[] template, Map<String, ? extends @Nullable Object> data) {
        Map<String, @Nullable Object> samples = new LinkedHashMap<>(data);
        if (data.values().stream().noneMatch(value -> value instanceof List<?> list && list.size() > LONG)) {
            return samples;
        }
        try {
            FormTemplate plan = TemplateReader.compile("list", template).template();
            Map<String, Grid> grids = new HashMap<>();
            WorkbookReader.read(template).sheets().forEach(grid -> grids.put(grid.name(), grid));
            for (SheetPlan sheet : plan.sheets()) {
                TablePlan table =
                        sheet.tables().isEmpty() ? null : sheet.tables().get(0);
                if (table != null
                        && data.get(table.path()) instanceof List<?> list
                        && list.size() > LONG
                        && isAlone(sheet, table, grids.get(sheet.name()))) {
                    if (table.bodyRow() + list.size() > EXCEL_ROWS) {
                        throw new IllegalArgumentException(
                                "a sheet holds " + EXCEL_ROWS + " rows: " + table.path() + " has " + list.size());
                    }
                    List<Map<String, @Nullable Object>> items = (List<Map<String, @Nullable Object>>) list;
                    bySheet.put(sheet.name(), new Streamed(table, table.bodyRow(), items));
                    samples.put(table.path(), sample(items));
                }
            }
            return samples;
        } catch (TemplateException | IOException e) { // jxls will say what is wrong with it
            return new LinkedHashMap<>(data);
        }
    }

    /** Rows alike, of which the first holds the sums of all numbers: so the totals of the samples are those of the list. */
    private static List<Map<String, @Nullable Object>> sample(List<Map<String, @Nullable Object>> items) {
        Map<String, @Nullable Object> other = new LinkedHashMap<>(items.get(0));
        Map<String, @Nullable Object> first = new LinkedHashMap<>(other);
        for (String name : items.get(0).keySet()) {
            BigDecimal sum = BigDecimal.ZERO;
            boolean numeric = false;
            for (Map<String, @Nullable Object> item : items) {
                if (item.get(name) instanceof Number number) {
                    sum = sum.add(new BigDecimal(number.toString()));
                    numeric = true;
                }
            }
            first.put(name, numeric ? sum : "一");
            other.put(name, numeric ? BigDecimal.ZERO : "一");
        }
        return List.of(first, other, other);
    }

    /** Whether each cell of the row holds one whole value, a constant or a formula, and no other list begins above it. */
    private static boolean isAlone(SheetPlan sheet, TablePlan table, @Nullable Grid grid) {
        return grid != null
                && sheet.tables().stream().allMatch(other -> other == table || other.bodyRow() > table.bodyRow())
                && grid.cells().stream()
                        .filter(at ->
                                at.row() == table.bodyRow() && at.cell().text().contains("${"))
                        .allMatch(at -> table.columns().stream()
                                .anyMatch(column -> column.column() == at.column()
                                        && at.cell()
                                                .text()
                                                .equals("${" + table.variable() + "." + column.path() + "}")));
    }

    private byte[] stretch(byte[] filled) {
        Map<String, byte[]> parts = FixedZip.parts(filled);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(filled));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.setLevel(Deflater.BEST_SPEED);
            Map<String, String> sheetOf = new HashMap<>();
            workbook.forEach(sheet -> sheetOf.put(
                    ((XSSFSheet) sheet).getPackagePart().getPartName().getName().substring(1), sheet.getSheetName()));
            Map<String, byte[]> links = new HashMap<>();
            QuotedStyles quoted = new QuotedStyles(text(parts, "xl/styles.xml"));
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                String name = part.getKey();
                if (sheetOf.containsKey(name)) {
                    enter(out, name);
                    String sheetName = String.valueOf(sheetOf.get(name));
                    StreamedLinks ofSheet = new StreamedLinks();
                    write(out, new String(part.getValue(), UTF_8), workbook.getSheet(sheetName), quoted, ofSheet);
                    out.closeEntry();
                    if (!ofSheet.isEmpty()) {
                        String rels = name.replace("worksheets/", "worksheets/_rels/") + ".rels";
                        links.put(rels, ofSheet.relations(text(parts, rels)).getBytes(UTF_8));
                    }
                }
            }
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                String name = part.getKey();
                if (sheetOf.containsKey(name)) {
                    continue;
                }
                byte[] content = part.getValue();
                if (name.equals("xl/styles.xml")) {
                    content = quoted.styles().getBytes(UTF_8);
                } else if (name.equals("xl/workbook.xml")) {
                    content = workbook(new String(content, UTF_8)).getBytes(UTF_8);
                } else if (name.startsWith("xl/charts/chart")) {
                    content = formulas(new String(content, UTF_8), "").getBytes(UTF_8);
                } else if (links.containsKey(name)) {
                    content = links.remove(name);
                }
                enter(out, name);
                out.write(content);
                out.closeEntry();
            }
            for (Map.Entry<String, byte[]> rels : links.entrySet()) {
                enter(out, rels.getKey());
                out.write(rels.getValue());
                out.closeEntry();
            }
        } catch (IOException e) { // memory to memory
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void enter(ZipOutputStream out, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(FixedZip.NOON);
        out.putNextEntry(entry);
    }

    private static String text(Map<String, byte[]> parts, String name) {
        return new String(parts.getOrDefault(name, new byte[0]), UTF_8);
    }

    private void write(ZipOutputStream out, String xml, XSSFSheet sheet, QuotedStyles quoted, StreamedLinks links)
            throws IOException {
        String name = sheet.getSheetName();
        Streamed list = bySheet.get(name);
        int data = xml.indexOf("<sheetData>");
        int end = xml.indexOf("</sheetData>");
        if (data < 0 || end < 0) {
            out.write(xml.getBytes(UTF_8));
            return;
        }
        UnaryOperator<String> around = list == null ? text -> text : text -> places(text, list);
        out.write(around.apply(xml.substring(0, data)).getBytes(UTF_8));
        out.write("<sheetData>".getBytes(UTF_8));
        Matcher rows = ROW.matcher(xml).region(data, end);
        while (rows.find()) {
            int row = Integer.parseInt(rows.group(1)) - 1;
            if (list != null && row == list.row() + 1) {
                stream(out, rows.group(), sheet.getRow(row), list, quoted, links);
            } else if (list == null || row < list.row() || row >= list.row() + SAMPLES) {
                int to = list == null ? row : list.stretch(row);
                out.write(moved(formulas(rows.group(), name), to).getBytes(UTF_8));
            }
        }
        String rest = links.into(formulas(around.apply(xml.substring(end)), name));
        out.write(rest.getBytes(UTF_8));
    }

    /** Writes all rows of a list in the style of a sample row. */
    private void stream(
            ZipOutputStream out, String sample, XSSFRow row, Streamed list, QuotedStyles quoted, StreamedLinks links)
            throws IOException {
        RowHeights heights =
                new RowHeights(row.getSheet(), new Styles(row.getSheet().getWorkbook()));
        List<String[]> cells = new ArrayList<>(); // column, attributes without the type, formula or nothing
        Matcher m = CELL.matcher(sample);
        while (m.find()) {
            String content = m.group(4) == null ? "" : m.group(4);
            String formula = content.contains("<f>") ? RESULT.matcher(content).replaceAll("$1") : "";
            cells.add(new String[] {m.group(1), m.group(3).replaceAll(" t=\"\\w+\"", ""), formula});
        }
        Map<String, TablePlan.Column> columns = new HashMap<>();
        Map<String, RowHeights.Space> spaces = new HashMap<>();
        for (TablePlan.Column column : list.table().columns()) {
            String letters = CellReference.convertNumToColString(column.column());
            XSSFCell cell = row.getCell(column.column());
            columns.put(letters, column);
            if (cell != null && cell.getCellStyle().getWrapText()) {
                spaces.put(letters, heights.space(cell));
            }
        }
        String tag = sample.substring(0, sample.indexOf('>') + 1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < list.items().size(); i++) {
            Map<String, @Nullable Object> item = list.items().get(i);
            int number = list.row() + i + 1;
            float needed = row.getHeightInPoints();
            text.setLength(0);
            for (String[] cell : cells) {
                TablePlan.Column column = columns.get(cell[0]);
                Object value = column == null ? null : StrictMap.strict(FieldPath.get(item, column.path()));
                if (value instanceof Link link) {
                    links.add(link.link(), cell[0] + number, i);
                    value = link.toString();
                }
                String shown = value == null ? "" : value.toString();
                String attributes =
                        value instanceof String && !shown.isEmpty() && Finish.SIGNS.indexOf(shown.charAt(0)) >= 0
                                ? quoted.attributes(cell[1])
                                : cell[1];
                text.append("<c r=\"")
                        .append(cell[0])
                        .append(number)
                        .append('"')
                        .append(attributes);
                if (!cell[2].isEmpty()) {
                    unknown = true;
                    text.append('>')
                            .append(ownRow(cell[2], list.row() + 1, number - 1))
                            .append("</c>");
                } else if (value instanceof Number amount) {
                    text.append("><v>").append(amount.doubleValue()).append("</v></c>");
                } else if (value instanceof LocalDate date) {
                    text.append("><v>").append(DateUtil.getExcelDate(date)).append("</v></c>");
                } else if (value == null) {
                    text.append("/>");
                } else {
                    RowHeights.Space space = spaces.get(cell[0]);
                    needed = space == null ? needed : Math.max(needed, space.height(shown));
                    text.append(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
                    escape(text, shown);
                    text.append("</t></is></c>");
                }
            }
            String open = moved(tag, number - 1);
            if (needed > row.getHeightInPoints()) {
                open = open.replaceAll(" (?:ht|customHeight)=\"[^\"]*\"", "")
                        .replace(">", " ht=\"" + Math.min(RowHeights.HIGHEST, needed) + "\" customHeight=\"true\">");
            }
            out.write(open.getBytes(UTF_8));
            out.write(text.append("</row>").toString().getBytes(UTF_8));
        }
    }

    /** A row's own number and its cells' made those of another row. */
    private static String moved(String row, int to) {
        String number = String.valueOf(to + 1);
        return CELL.matcher(row.replaceFirst("<row r=\"\\d+\"", "<row r=\"" + number + "\""))
                .replaceAll(cell -> Matcher.quoteReplacement(
                        cell.group().replaceFirst("r=\"[A-Z]+\\d+\"", "r=\"" + cell.group(1) + number + "\"")));
    }

    /** Formulas of the sample row speak of their own row. */
    private static String ownRow(String formula, int sample, int row) {
        return References.map(
                formula,
                "",
                (sheet, range) -> new CellRangeAddress(
                        range.getFirstRow() == sample ? row : range.getFirstRow(),
                        range.getLastRow() == sample ? row : range.getLastRow(),
                        range.getFirstColumn(),
                        range.getLastColumn()),
                true);
    }

    private String formulas(String xml, String sheet) {
        return FORMULA.matcher(xml)
                .replaceAll(formula -> Matcher.quoteReplacement(formula.group(1)
                        + stretched(formula.group(2), sheet)
                        + formula.group(3)
                        + result(formula, sheet)));
    }

    /** The result that jxls's workbook has, unless it comes from the samples in another way than as a sum. */
    private String result(MatchResult formula, String sheet) {
        String text = formula.group(2);
        if (formula.group(4) == null
                || SUM.matcher(text).matches()
                || stretched(text, sheet).equals(text)) {
            return formula.group(4) == null ? "" : formula.group(4);
        }
        unknown = true;
        return "";
    }

    private String stretched(String formula, String sheet) {
        return References.map(
                formula,
                sheet,
                (name, range) -> {
                    Streamed list = bySheet.get(name);
                    return list == null ? range : list.stretch(range);
                },
                true);
    }

    private static String places(String xml, Streamed list) {
        return REFERENCES
                .matcher(xml)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1)
                        + References.map(found.group(2), "", (name, range) -> list.stretch(range), true)));
    }

    private String workbook(String xml) {
        String named = Pattern.compile("(<definedName [^>]*>)(.*?)(?=</definedName>)")
                .matcher(xml)
                .replaceAll(name -> Matcher.quoteReplacement(name.group(1) + stretched(name.group(2), "")));
        if (!unknown) {
            return named;
        }
        String calc = "<calcPr calcId=\"0\" fullCalcOnLoad=\"true\"/>";
        return named.contains("<calcPr")
                ? named.replaceFirst("<calcPr[^>]*/>", calc)
                : named.replaceFirst("</definedNames>", "</definedNames>" + calc);
    }

    /** A text as XML; characters that XML cannot hold become question marks. */
    static void escape(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\n', '\t' -> out.append(c);
                default -> out.append(c < ' ' || c >= '\uFFFE' ? '?' : c);
            }
        }
    }
}
