package org.jixiao.fill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.SheetPlan;
import org.jixiao.template.TablePlan;
import org.jixiao.template.TemplateException;
import org.jixiao.template.TemplateReader;
import org.jixiao.workbook.Grid;
import org.jixiao.workbook.UniqueNames;
import org.jixiao.workbook.WorkbookReader;
import org.jspecify.annotations.Nullable;

/**
 * Lists too long for jxls, which takes some 4 ms and 0.2 MB a row: jxls fills the workbook with a few rows of each, all alike, and then
 * the rows themselves are written as a stream in the style of those ({@link StreamedRows}), and every reference is made to reach as far
 * as the list. A list that is too long for one sheet goes on in a next one. Totals keep their results; those of other formulas over a
 * list or in its rows are left to the program that opens the workbook.
 */
final class LongLists {
    /** Lists of more rows than this are streamed: 100 rows cost as much either way. */
    static final int LONG = 100;
    /** The same where rows hold formulas, which jxls's workbook has results for. */
    private static final int LONG_WITH_FORMULAS = 1_000;

    private static final Pattern ROW = Pattern.compile("<row r=\"(\\d+)\"[^>]*?(?:/>|>.*?</row>)", Pattern.DOTALL);
    private static final Pattern REFERENCES = Pattern.compile("( (?:ref|sqref|activeCell)=\")([^\"]*)(?=\")");
    private static final Pattern FORMULA =
            Pattern.compile("(<f>|<c:f>|<formula>)(.*?)(</f>|</c:f>|</formula>)(<v>[^<]*</v>)?");
    private static final Pattern SUM = Pattern.compile(
            "SUM\\(([^()]*)\\)|SUBTOTAL\\(109,[^()]*\\)|IF\\(COUNT\\(([^()]*)\\)=0,\"\",SUM\\(\\2\\)\\)");
    /** A function that takes any number of ranges, over one. */
    private static final Pattern OVER_A_RANGE = Pattern.compile(
            "\\b((?:SUM|COUNT|COUNTA|AVERAGE|MAX|MIN)\\(|SUBTOTAL\\(\\d+,)(?:[^(),!]+!)?([A-Z]+\\d+(?::[A-Z]+\\d+)?)\\)");

    private final byte[] filled;
    private final Map<String, List<StreamedRows>> bySheet;
    /** The parts of the sheets by name. */
    private final Map<String, String> partOf = new LinkedHashMap<>();

    private final Map<String, byte[]> parts;
    /** Parts that are not in the filled workbook, or written anew. */
    private final Map<String, byte[]> others = new TreeMap<>();
    /** Whether a formula is left without its result. */
    private boolean unknown;

    private LongLists(byte[] filled, Map<String, List<StreamedRows>> bySheet) {
        this.filled = filled;
        this.bySheet = bySheet;
        parts = FixedZip.parts(filled);
    }

    /** Fills a workbook with lists by jxls. */
    interface ByJxls {
        byte[] fill(Map<String, ? extends @Nullable Object> data);
    }

    /**
     * Fills a template of lists, by jxls alone where none of them is long.
     *
     * @param limit how many rows a sheet can have
     */
    static void write(
            byte[] template, Map<String, ? extends @Nullable Object> data, int limit, ByJxls byJxls, OutputStream out)
            throws IOException {
        Map<String, @Nullable Object> samples = new LinkedHashMap<>(data);
        Map<String, List<StreamedRows>> lists = lists(template, data, limit);
        lists.values().forEach(cut -> {
            String path = cut.get(0).table().path();
            samples.put(path, StreamedRows.samples(rows(data.get(path))));
        });
        byte[] filled = byJxls.fill(samples);
        if (lists.isEmpty()) {
            out.write(filled);
        } else {
            new LongLists(filled, lists).write(out);
        }
    }

    @SuppressWarnings("unchecked") // lists of rows are lists of maps, by what Filler asks for
    private static List<Map<String, @Nullable Object>> rows(@Nullable Object list) {
        return (List<Map<String, @Nullable Object>>) Objects.requireNonNull(list);
    }

    /** The long lists by the sheet that they begin on, each cut into sheets. */
    private static Map<String, List<StreamedRows>> lists(
            byte[] template, Map<String, ? extends @Nullable Object> data, int limit) {
        Map<String, List<StreamedRows>> lists = new LinkedHashMap<>();
        if (data.values().stream().noneMatch(value -> value instanceof List<?> list && list.size() > LONG)) {
            return lists;
        }
        try {
            FormTemplate plan = TemplateReader.compile("list", template).template();
            Map<String, Grid> grids = new HashMap<>();
            UniqueNames names = UniqueNames.forSheets();
            WorkbookReader.read(template).sheets().forEach(grid -> grids.put(names.unique(grid.name()), grid));
            for (SheetPlan sheet : plan.sheets()) {
                TablePlan table =
                        sheet.tables().isEmpty() ? null : sheet.tables().get(0);
                Grid grid = grids.get(sheet.name());
                if (table != null
                        && grid != null
                        && data.get(table.path()) instanceof List<?> list
                        && list.size() > (hasFormulas(table, grid) ? LONG_WITH_FORMULAS : LONG)
                        && isAlone(sheet, table, grid)) {
                    int room = limit - grid.rowCount() + 1;
                    List<StreamedRows> cut = new ArrayList<>();
                    for (int from = 0; from < list.size(); from += room) {
                        cut.add(new StreamedRows(
                                from == 0 ? sheet.name() : names.unique(sheet.name()),
                                table,
                                table.bodyRow(),
                                rows(list).subList(from, Math.min(list.size(), from + room))));
                    }
                    lists.put(sheet.name(), cut);
                }
            }
            return lists;
        } catch (TemplateException | IOException e) { // jxls will say what is wrong with it
            return Map.of();
        }
    }

    private static boolean hasFormulas(TablePlan table, Grid grid) {
        return grid.cells().stream()
                .anyMatch(at -> at.row() == table.bodyRow() && at.cell().formula() != null);
    }

    /** Whether each cell of the row holds one whole value, a constant or a formula, and no other list begins above it. */
    private static boolean isAlone(SheetPlan sheet, TablePlan table, Grid grid) {
        return sheet.tables().stream().allMatch(other -> other == table || other.bodyRow() > table.bodyRow())
                && grid.cells().stream()
                        .filter(at ->
                                at.row() == table.bodyRow() && at.cell().text().contains("${"))
                        .allMatch(at -> table.columns().stream()
                                .anyMatch(column -> column.column() == at.column()
                                        && at.cell()
                                                .text()
                                                .equals("${" + table.variable() + "." + column.path() + "}")));
    }

    private void write(OutputStream to) throws IOException {
        ZipOutputStream out = new ZipOutputStream(to);
        out.setLevel(Deflater.BEST_SPEED);
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(filled))) {
            workbook.forEach(sheet -> partOf.put(
                    sheet.getSheetName(),
                    ((XSSFSheet) sheet).getPackagePart().getPartName().getName().substring(1)));
            QuotedStyles quoted = new QuotedStyles(text("xl/styles.xml"));
            for (Map.Entry<String, String> sheet : partOf.entrySet()) {
                String part = sheet.getValue();
                List<StreamedRows> lists = bySheet.get(sheet.getKey());
                for (int i = 0; i == 0 || lists != null && i < lists.size(); i++) {
                    StreamedLinks links = new StreamedLinks();
                    enter(out, MoreSheets.part(part, i));
                    write(
                            out,
                            text(part),
                            workbook.getSheet(sheet.getKey()),
                            lists == null ? null : lists.get(i),
                            quoted,
                            links);
                    out.closeEntry();
                    if (!links.isEmpty()) {
                        String rels = links.relations(i == 0 ? text(rels(part)) : "");
                        others.put(rels(MoreSheets.part(part, i)), rels.getBytes(UTF_8));
                    }
                }
            }
            rewrite("xl/styles.xml", xml -> quoted.styles());
            MoreSheets more = new MoreSheets(bySheet, partOf);
            rewrite("xl/workbook.xml", xml -> calculated(more.workbook(named(xml))));
            rewrite("xl/_rels/workbook.xml.rels", more::relations);
            rewrite("[Content_Types].xml", more::types);
            parts.keySet().stream()
                    .filter(name -> name.startsWith("xl/charts/chart"))
                    .forEach(chart -> rewrite(chart, xml -> formulas(xml, "")));
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                if (!partOf.containsValue(part.getKey()) && !others.containsKey(part.getKey())) {
                    others.put(part.getKey(), part.getValue());
                }
            }
            for (Map.Entry<String, byte[]> part : others.entrySet()) {
                enter(out, part.getKey());
                out.write(part.getValue());
                out.closeEntry();
            }
        }
        out.finish();
    }

    private static String rels(String sheet) {
        return sheet.replace("worksheets/", "worksheets/_rels/") + ".rels";
    }

    private void rewrite(String part, UnaryOperator<String> how) {
        others.put(part, how.apply(text(part)).getBytes(UTF_8));
    }

    private static void enter(ZipOutputStream out, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(FixedZip.NOON);
        out.putNextEntry(entry);
    }

    private String text(String part) {
        return new String(parts.getOrDefault(part, new byte[0]), UTF_8);
    }

    /** Writes a sheet as it is, but for the list on it. */
    private void write(
            OutputStream out,
            String xml,
            XSSFSheet sheet,
            @Nullable StreamedRows list,
            QuotedStyles quoted,
            StreamedLinks links)
            throws IOException {
        String name = sheet.getSheetName();
        int data = xml.indexOf("<sheetData>");
        int end = xml.indexOf("</sheetData>");
        if (data < 0 || end < 0) {
            out.write(xml.getBytes(UTF_8));
            return;
        }
        boolean first = list == null || list.sheet().equals(name);
        UnaryOperator<String> around = list == null ? text -> text : text -> places(text, list);
        String head = around.apply(xml.substring(0, data));
        String rest = formulas(around.apply(xml.substring(end)), name);
        out.write((first ? head : MoreSheets.withoutParts(head)).getBytes(UTF_8));
        out.write("<sheetData>".getBytes(UTF_8));
        Matcher rows = ROW.matcher(xml).region(data, end);
        while (rows.find()) {
            int row = Integer.parseInt(rows.group(1)) - 1;
            if (list != null && row == list.row() + 1) {
                unknown |= list.write(out, rows.group(), sheet, quoted, links);
            } else if (list == null || row < list.row() || row >= list.row() + StreamedRows.SAMPLES) {
                int to = list == null ? row : list.stretch(row);
                String cells = formulas(rows.group(), name);
                out.write(moved(first ? cells : MoreSheets.pointingTo(name, cells), to)
                        .getBytes(UTF_8));
            }
        }
        out.write(links.into(first ? rest : MoreSheets.withoutParts(rest)).getBytes(UTF_8));
    }

    /** A row's own number and its cells' made those of another row. */
    private static String moved(String row, int to) {
        String number = String.valueOf(to + 1);
        return StreamedRows.CELL
                .matcher(row.replaceFirst("<row r=\"\\d+\"", "<row r=\"" + number + "\""))
                .replaceAll(cell -> Matcher.quoteReplacement(
                        cell.group().replaceFirst("r=\"[A-Z]+\\d+\"", "r=\"" + cell.group(1) + number + "\"")));
    }

    private String formulas(String xml, String sheet) {
        return FORMULA.matcher(xml)
                .replaceAll(formula -> Matcher.quoteReplacement(formula.group(1)
                        + everywhere(formula.group(2), sheet)
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

    /** A formula of which each range reaches as far as the list, also over the sheets on which it goes on. */
    private String everywhere(String formula, String sheet) {
        return OVER_A_RANGE.matcher(stretched(formula, sheet)).replaceAll(found -> {
            String whole = found.group();
            String range = found.group(2);
            String prefix = whole.substring(found.group(1).length(), whole.length() - range.length() - 1);
            String named = prefix.isEmpty() ? sheet : prefix.replaceAll("^'|'?!$", "");
            List<StreamedRows> lists = bySheet.getOrDefault(named, List.of());
            StringBuilder all = new StringBuilder(whole.substring(0, whole.length() - 1));
            CellRangeAddress here = CellRangeAddress.valueOf(range);
            for (int i = 1; i < lists.size(); i++) {
                StreamedRows more = lists.get(i);
                if (here.getFirstRow() <= more.row()
                        && here.getLastRow() >= lists.get(0).stretch(more.row() + StreamedRows.SAMPLES - 1)) {
                    CellRangeAddress there = new CellRangeAddress(
                            more.row(),
                            more.row() + more.items().size() - 1,
                            here.getFirstColumn(),
                            here.getLastColumn());
                    all.append(",'").append(more.sheet()).append("'!").append(there.formatAsString());
                }
            }
            return Matcher.quoteReplacement(all.append(')').toString());
        });
    }

    private String stretched(String formula, String sheet) {
        return References.map(
                formula,
                sheet,
                (name, range) -> {
                    List<StreamedRows> lists = bySheet.get(name);
                    return lists == null ? range : lists.get(0).stretch(range);
                },
                true);
    }

    private static String places(String xml, StreamedRows list) {
        return REFERENCES
                .matcher(xml)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1)
                        + References.map(found.group(2), "", (name, range) -> list.stretch(range), true)));
    }

    private String named(String workbook) {
        return Pattern.compile("(<definedName [^>]*>)(.*?)(?=</definedName>)")
                .matcher(workbook)
                .replaceAll(name -> Matcher.quoteReplacement(name.group(1) + stretched(name.group(2), "")));
    }

    /** Tells the program that opens the workbook to calculate what is left to it. */
    private String calculated(String workbook) {
        String calc = "<calcPr calcId=\"0\" fullCalcOnLoad=\"true\"/>";
        return !unknown
                ? workbook
                : workbook.contains("<calcPr")
                        ? workbook.replaceFirst("<calcPr[^>]*/>", calc)
                        : workbook.replaceFirst("</definedNames>", "</definedNames>" + calc);
    }
}
