package org.jixiao.fill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * Lists too long for jxls, which takes some 4 ms and 0.2 MB a row: jxls fills the workbook with a few rows of each, all alike, and then
 * the rows themselves are written as a stream in the style of those ({@link StreamedRows}), and every reference is made to reach as far
 * as the list. A list that is too long for one sheet goes on in a next one. Totals keep their results; those of other formulas over a
 * list or in its rows are left to the program that opens the workbook.
 */
final class LongLists {
    /** How many rows are written and deflated at a time: only what is deflated is held. */
    private static final int SLICE = 2_048;

    private static final Pattern ROW = Pattern.compile("<row r=\"(\\d+)\"[^>]*?(?:/>|>.*?</row>)", Pattern.DOTALL);
    private final byte[] filled;
    private final Map<String, List<StreamedRows>> bySheet;
    /** The parts of the sheets by name. */
    private final Map<String, String> partOf = new LinkedHashMap<>();

    private final Map<String, byte[]> parts;
    /** Parts that are not in the filled workbook, or written anew. */
    private final Map<String, byte[]> others = new TreeMap<>();

    private final StretchedFormulas formulas;
    /** Whether a formula is left without its result. */
    private boolean unknown;

    private LongLists(byte[] filled, Map<String, List<StreamedRows>> bySheet, boolean onlySums) {
        this.filled = filled;
        this.bySheet = bySheet;
        parts = FixedZip.parts(filled);
        formulas = new StretchedFormulas(bySheet, onlySums);
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
        Map<String, List<StreamedRows>> lists = StreamedRows.of(template, data, limit);
        lists.values().forEach(cut -> {
            String path = cut.get(0).table().path();
            samples.put(path, StreamedRows.samples(data.get(path), cut.get(0).counted()));
        });
        byte[] filled = byJxls.fill(samples);
        if (lists.isEmpty()) {
            out.write(filled);
        } else {
            LongLists first = new LongLists(filled, lists, false);
            List<Streamed> streamed = first.around();
            LongLists last = first.formulas.isUnknown() ? new LongLists(filled, lists, true) : first;
            last.write(last == first ? streamed : last.around(), out);
        }
    }

    /** A sheet with a list: what stands around the rows, which are written in slices. */
    private record Streamed(String part, String rels, String before, String after, RowWriter rows, int count) {
        List<RowWriter.Slice> slices() {
            return IntStream.range(0, (count + SLICE - 1) / SLICE)
                    .mapToObj(number -> rows.slice(number * SLICE, Math.min(count, (number + 1) * SLICE)))
                    .toList();
        }
    }

    /** What stands around the lists; the other sheets are done with. */
    private List<Streamed> around() throws IOException {
        List<Streamed> streamed = new ArrayList<>();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(filled))) {
            workbook.forEach(sheet -> partOf.put(
                    sheet.getSheetName(),
                    ((XSSFSheet) sheet).getPackagePart().getPartName().getName().substring(1)));
            QuotedStyles quoted = new QuotedStyles(text("xl/styles.xml"));
            for (Map.Entry<String, String> sheet : partOf.entrySet()) {
                for (StreamedRows list : bySheet.getOrDefault(sheet.getKey(), List.of())) {
                    streamed.add(around(sheet.getValue(), workbook.getSheet(sheet.getKey()), list, quoted));
                }
                if (!bySheet.containsKey(sheet.getKey())) {
                    rewrite(sheet.getValue(), xml -> formulas.of(xml, sheet.getKey()));
                }
            }
            rewrite("xl/styles.xml", xml -> quoted.styles());
        }
        return streamed;
    }

    private void write(List<Streamed> streamed, OutputStream out) throws IOException {
        List<FixedZip.Entry> entries = new ArrayList<>();
        streamed.forEach(sheet -> entries.add(entry(sheet)));
        MoreSheets more = new MoreSheets(bySheet, partOf);
        rewrite("xl/workbook.xml", xml -> calculated(more.workbook(formulas.ofNames(xml))));
        rewrite("xl/_rels/workbook.xml.rels", more::relations);
        rewrite("[Content_Types].xml", more::types);
        parts.keySet().stream()
                .filter(name -> name.startsWith("xl/charts/chart"))
                .forEach(chart -> rewrite(chart, xml -> formulas.of(xml, "")));
        bySheet.keySet().forEach(sheet -> parts.remove(partOf.get(sheet)));
        parts.forEach(others::putIfAbsent);
        others.forEach((name, content) -> entries.add(FixedZip.Entry.of(name, content)));
        FixedZip.write(entries, out);
    }

    private FixedZip.Entry entry(Streamed sheet) {
        List<RowWriter.Slice> slices = sheet.slices();
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
        StringBuilder before = new StringBuilder(list.places(xml.substring(0, data)));
        StringBuilder after = new StringBuilder();
        String sample = "";
        Matcher rows = ROW.matcher(xml).region(data, end);
        while (rows.find()) {
            int row = Integer.parseInt(rows.group(1)) - 1;
            if (row == list.row() + 1) {
                sample = rows.group();
            } else if (row < list.row() || row >= list.row() + StreamedRows.SAMPLES) {
                String cells = formulas.of(rows.group(), name);
                (row < list.row() ? before : after)
                        .append(moved(first ? cells : MoreSheets.pointingTo(name, cells), list.stretch(row)));
            }
        }
        after.append(formulas.of(list.places(xml.substring(end)), name));
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

    /** Tells the program that opens the workbook to calculate what is left to it. */
    private String calculated(String workbook) {
        if (!unknown && !formulas.isUnknown()) {
            return workbook;
        }
        String before = workbook.contains("</definedNames>") ? "</definedNames>" : "</sheets>";
        return workbook.replaceFirst("<calcPr[^>]*/>", "")
                .replace(before, before + "<calcPr calcId=\"0\" fullCalcOnLoad=\"true\"/>");
    }
}
