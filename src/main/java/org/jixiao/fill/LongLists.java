package org.jixiao.fill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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
    /** Lists of more rows than this are streamed: so many cost as much either way. */
    static final int LONG = 20;
    /** The same where formulas make something else of the rows than sums, for which jxls's workbook has results. */
    private static final int LONG_WITH_FORMULAS = 1_000;
    /** How many rows are written and deflated at a time, by one of the cores. */
    private static final int SLICE = 2_048;

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
            List<Map<String, @Nullable Object>> all = rows(data.get(path));
            samples.put(path, StreamedRows.samples(cut.get(0).counted() ? all : all.subList(0, 1)));
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
                        && list.size() > LONG
                        && isAlone(sheet, table, grid)) {
                    List<String> formulas = formulasOver(sheet.name(), table, grids);
                    if (list.size() <= LONG_WITH_FORMULAS && !formulas.stream().allMatch(SUM.asMatchPredicate())) {
                        continue;
                    }
                    int room = limit - grid.rowCount() + 1;
                    List<StreamedRows> cut = new ArrayList<>();
                    for (int from = 0; from < list.size(); from += room) {
                        cut.add(new StreamedRows(
                                from == 0 ? sheet.name() : names.unique(sheet.name()),
                                table,
                                !formulas.isEmpty(),
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

    /** The formulas that speak of a list's rows, but for those in the rows. */
    private static List<String> formulasOver(String sheet, TablePlan table, Map<String, Grid> grids) {
        List<String> over = new ArrayList<>();
        grids.forEach((name, grid) -> grid.cells().stream()
                .filter(at -> !(name.equals(sheet) && at.row() == table.bodyRow()))
                .map(at -> Objects.requireNonNullElse(at.cell().formula(), ""))
                .forEach(formula -> References.map(
                        formula,
                        name,
                        (named, range) -> {
                            if (named.equals(sheet) && range.getLastRow() >= table.bodyRow()) {
                                over.add(formula);
                            }
                            return range;
                        },
                        true)));
        return over;
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

    /** A sheet with a list: what stands around the rows, which are written in slices. */
    private record Streamed(String part, String rels, String before, String after, RowWriter rows, int count) {
        IntStream slices() {
            return IntStream.range(0, (count + SLICE - 1) / SLICE);
        }

        RowWriter.Slice slice(int number) {
            return rows.slice(number * SLICE, Math.min(count, (number + 1) * SLICE));
        }
    }

    private void write(OutputStream out) throws IOException {
        List<FixedZip.Entry> entries = new ArrayList<>();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(filled))) {
            workbook.forEach(sheet -> partOf.put(
                    sheet.getSheetName(),
                    ((XSSFSheet) sheet).getPackagePart().getPartName().getName().substring(1)));
            QuotedStyles quoted = new QuotedStyles(text("xl/styles.xml"));
            List<Streamed> streamed = new ArrayList<>();
            for (Map.Entry<String, String> sheet : partOf.entrySet()) {
                for (StreamedRows list : bySheet.getOrDefault(sheet.getKey(), List.of())) {
                    streamed.add(around(sheet.getValue(), workbook.getSheet(sheet.getKey()), list, quoted));
                }
                if (!bySheet.containsKey(sheet.getKey())) {
                    rewrite(sheet.getValue(), xml -> formulas(xml, sheet.getKey()));
                }
            }
            entries.addAll(entries(streamed));
            rewrite("xl/styles.xml", xml -> quoted.styles());
        }
        MoreSheets more = new MoreSheets(bySheet, partOf);
        rewrite("xl/workbook.xml", xml -> calculated(more.workbook(named(xml))));
        rewrite("xl/_rels/workbook.xml.rels", more::relations);
        rewrite("[Content_Types].xml", more::types);
        parts.keySet().stream()
                .filter(name -> name.startsWith("xl/charts/chart"))
                .forEach(chart -> rewrite(chart, xml -> formulas(xml, "")));
        bySheet.keySet().forEach(sheet -> parts.remove(partOf.get(sheet)));
        parts.forEach(others::putIfAbsent);
        others.forEach((name, content) -> entries.add(FixedZip.Entry.of(name, content)));
        FixedZip.write(entries, out);
    }

    /** Writes the rows, slice by slice on all cores, and joins what belongs to one sheet. */
    private List<FixedZip.Entry> entries(List<Streamed> sheets) {
        record Job(Streamed sheet, int number) {}
        List<Job> jobs = sheets.stream()
                .flatMap(sheet -> sheet.slices().mapToObj(number -> new Job(sheet, number)))
                .toList();
        Map<Streamed, List<RowWriter.Slice>> slices = new IdentityHashMap<>();
        List<RowWriter.Slice> done = jobs.parallelStream()
                .map(job -> job.sheet().slice(job.number()))
                .toList();
        for (int i = 0; i < done.size(); i++) {
            slices.computeIfAbsent(jobs.get(i).sheet(), sheet -> new ArrayList<>())
                    .add(done.get(i));
        }
        return sheets.stream()
                .map(sheet -> entry(sheet, slices.getOrDefault(sheet, List.of())))
                .toList();
    }

    private FixedZip.Entry entry(Streamed sheet, List<RowWriter.Slice> slices) {
        unknown |= sheet.rows().isUnknown();
        List<Deflated> pieces = new ArrayList<>(List.of(piece(sheet.before())));
        slices.forEach(slice -> pieces.add(slice.rows()));
        if (slices.stream().allMatch(slice -> slice.links().size() == 0)) {
            pieces.add(piece(sheet.after()));
        } else {
            String[] around = StreamedLinks.around(sheet.after());
            pieces.add(piece(around[0]));
            slices.forEach(slice -> pieces.add(Deflated.piece(slice.links())));
            pieces.add(piece(around[1]));
            XmlBytes relations = new XmlBytes();
            slices.forEach(slice -> relations.xml(slice.relations()));
            others.put(
                    rels(sheet.part()),
                    StreamedLinks.with(sheet.rels(), relations.toString()).getBytes(UTF_8));
        }
        return FixedZip.Entry.of(sheet.part(), Deflated.join(pieces));
    }

    private static Deflated piece(String xml) {
        return Deflated.piece(new XmlBytes().xml(xml));
    }

    private static String rels(String sheet) {
        return sheet.replace("worksheets/", "worksheets/_rels/") + ".rels";
    }

    private void rewrite(String part, UnaryOperator<String> how) {
        others.put(part, how.apply(text(part)).getBytes(UTF_8));
    }

    private String text(String part) {
        return new String(parts.getOrDefault(part, new byte[0]), UTF_8);
    }

    /** What stands around a list on its sheet, or on one on which it goes on. */
    private Streamed around(String part, XSSFSheet sheet, StreamedRows list, QuotedStyles quoted) {
        String name = sheet.getSheetName();
        String xml = text(part);
        int number = bySheet.getOrDefault(name, List.of()).indexOf(list);
        boolean first = list.sheet().equals(name);
        int data = xml.indexOf("<sheetData>") + "<sheetData>".length();
        int end = xml.indexOf("</sheetData>");
        StringBuilder before = new StringBuilder(places(xml.substring(0, data), list));
        StringBuilder after = new StringBuilder();
        String sample = "";
        Matcher rows = ROW.matcher(xml).region(data, end);
        while (rows.find()) {
            int row = Integer.parseInt(rows.group(1)) - 1;
            if (row == list.row() + 1) {
                sample = rows.group();
            } else if (row < list.row() || row >= list.row() + StreamedRows.SAMPLES) {
                String cells = formulas(rows.group(), name);
                (row < list.row() ? before : after)
                        .append(moved(first ? cells : MoreSheets.pointingTo(name, cells), list.stretch(row)));
            }
        }
        after.append(formulas(places(xml.substring(end), list), name));
        return new Streamed(
                MoreSheets.part(part, number),
                number == 0 ? text(rels(part)) : "",
                first ? before.toString() : MoreSheets.withoutParts(before.toString()),
                first ? after.toString() : MoreSheets.withoutParts(after.toString()),
                new RowWriter(list, sample, sheet.getRow(list.row() + 1), quoted),
                list.items().size());
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
