package org.jixiao.trust;

import static org.jixiao.workbook.TestFiles.utf8;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jixiao.workbook.TestFiles;

/** Files that are made to do harm, each the smallest of its kind. */
final class Attacks {
    static final Path SOUND = Path.of("fixtures/sound.xlsx");
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    /**
     * One of them.
     *
     * @param name of the file, with its ending
     * @param outcome kind and detail of the refusal, or {@code form} where the file is a form all the same
     */
    record Attack(String name, String outcome, Maker maker) {
        String kind() {
            return outcome.replaceFirst("/.*", "");
        }

        String detail() {
            return outcome.replaceFirst(".*/", "");
        }

        byte[] make() throws IOException {
            return maker.make();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    interface Maker {
        byte[] make() throws IOException;
    }

    private Attacks() {}

    static List<Attack> all() {
        List<Attack> all = new ArrayList<>();
        // what unpacks to more than it should
        add(all, "ratio.xlsx", "too-large/bomb", () -> TestFiles.sheet(" ".repeat(8 << 20)));
        add(all, "unpacked.xlsx", "too-large/bomb", HostileContainers::fourLargeParts);
        add(all, "two-thousand-parts.xlsx", "too-large/bomb", () -> TestFiles.zip(parts(2_001)));
        add(all, "shared-bytes.xlsx", "too-large/bomb", () -> HostileContainers.overlapping(500));
        add(all, "archive-of-shared-bytes.zip", "too-large/bomb", () -> HostileContainers.overlapping(60_000));
        add(all, "three-deep.zip", "unsupported/zip", () -> zip("b.zip", zip("c.zip", zip("d.xlsx", sound()))));
        add(
                all,
                "blown-up-archive.zip",
                "too-large/bomb",
                () -> zip("b.zip", HostileContainers.stored(new byte[30 << 20])));
        // XML that reaches out or blows up
        add(all, "billion-laughs.xlsx", "corrupt/damaged", () -> part(SHEET, xml -> LAUGHS + root(xml)));
        add(
                all,
                "billion-laughs-in-strings.xlsx",
                "corrupt/damaged",
                () -> part("xl/sharedStrings.xml", xml -> LAUGHS + root(xml)));
        add(all, "billion-laughs.xml", "corrupt/damaged", () -> utf8(LAUGHS + WORKBOOK_2003));
        add(all, "billion-laughs.ods", "corrupt/damaged", () -> ods(LAUGHS));
        add(all, "external-entity.xlsx", "corrupt/damaged", () -> part(SHEET, xml -> EXTERNAL + root(xml)));
        add(all, "external-entity.ods", "corrupt/damaged", () -> ods(EXTERNAL));
        add(all, "external-sheet.xlsx", "corrupt/damaged", () -> relation("file:///etc/passwd", "External"));
        add(all, "sheet-outside.xlsx", "corrupt/damaged", () -> relation("../../../../../etc/passwd", "Internal"));
        add(all, "sheet-on-the-network.xlsx", "corrupt/damaged", () -> relation("http://127.0.0.1:9/x", "Internal"));
        add(all, "deep.xlsx", "no-form", () -> TestFiles.sheet(opened(200_000)));
        add(all, "long-attribute.xlsx", "too-large/bomb", () -> TestFiles.sheet("<c a=\"" + noise(9 << 20) + "\"/>"));
        add(all, "long-comment.xlsx", "too-large/bomb", () -> TestFiles.sheet("<!--" + noise(9 << 20) + "-->"));
        add(all, "many-attributes.xlsx", "corrupt/damaged", () -> TestFiles.sheet("<c" + attributes(20_000) + "/>"));
        // parts that do not fit together
        add(all, "circle.xlsx", "corrupt/damaged", () -> relation("../workbook.xml", "Internal"));
        add(all, "sheet-missing.xlsx", "corrupt/damaged", () -> relation("worksheets/none.xml", "Internal"));
        add(all, "part-twice.xlsx", "corrupt/damaged", Attacks::partTwice);
        add(
                all,
                "negative-string.xlsx",
                "corrupt/damaged",
                () -> TestFiles.sheet("<sheetData><row><c t=\"s\"><v>-1</v></c></row></sheetData>"));
        // absurd sizes
        add(
                all,
                "strings.xlsx",
                "too-large/cells",
                () -> part(
                        "xl/sharedStrings.xml",
                        xml -> xml.replace("</sst>", numbered("<si><t>%d</t></si>", 500_000) + "</sst>")));
        add(
                all,
                "styles.xlsx",
                "too-large/cells",
                () -> part(
                        "xl/styles.xml",
                        xml -> xml.replace("</cellXfs>", numbered("<xf numFmtId=\"%d\"/>", 500_000) + "</cellXfs>")));
        add(
                all,
                "merges.xlsx",
                "too-large/cells",
                () -> part(SHEET, xml -> xml.replace("</mergeCells>", merges(500_000) + "</mergeCells>")));
        add(
                all,
                "values.xlsx",
                "too-large/cells",
                () -> TestFiles.sheet("<sheetData>" + "<row>"
                        + numbered("<c><v>%d</v></c>", 16_384).repeat(13).replace("<c><v>0<", "</row><row><c><v>0<")
                        + "</row>" + "</sheetData>"));
        add(all, "long-text.xlsx", "too-large/cell-text", () -> text("字".repeat(32_768)));
        add(all, "longest-text.xlsx", "form", () -> text("字".repeat(32_767)));
        add(all, "million-rows.xlsx", "form", () -> rows(1_048_576));
        add(all, "all-columns.xlsx", "form", Attacks::allColumns);
        add(
                all,
                "overlapping-merges.xlsx",
                "form",
                () -> part(SHEET, xml -> xml.replace("</mergeCells>", merges(150_000) + "</mergeCells>")));
        add(all, "labels.xlsx", "form", Attacks::labelsEverywhere);
        add(
                all,
                "beyond.xlsx",
                "corrupt/damaged",
                () -> TestFiles.sheet("<sheetData><row r=\"1048577\"/></sheetData>"));
        // the other formats
        add(all, "cut.xls", "corrupt/damaged", () -> java.util.Arrays.copyOf(xls(), 900));
        add(all, "chain.xls", "corrupt/damaged", HostileContainers::circularChain);
        add(all, "record.xls", "corrupt/damaged", HostileContainers::endlessRecord);
        add(all, "nested.html", "no-form", () -> utf8("<html>" + "<table><tr><td>".repeat(30_000) + "项目名称"));
        add(
                all,
                "span.html",
                "no-form",
                () -> utf8("<html><table><tr><td colspan=9999999 rowspan=9999999>a</td><td>b"));
        add(
                all,
                "spans.html",
                "too-large/cells",
                () -> utf8("<html><table><tr>" + "<td colspan=10 rowspan=1000>a</td>".repeat(1_000)));
        add(all, "long.csv", "too-large/size", () -> utf8("项目名称,金额\n".repeat(600_000)));
        add(all, "quotes.csv", "unsupported/text", () -> utf8("\"".repeat(300_001) + ",\n,"));
        add(
                all,
                "repeat.ods",
                "too-large/cells",
                () -> TestFiles.ods("<table:table><table:table-row "
                        + "table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\" "
                        + "><text:p>a</text:p></table:table-cell></table:table-row></table:table>"));
        return all;
    }

    private static void add(List<Attack> all, String name, String outcome, Maker maker) {
        all.add(new Attack(name, outcome, maker));
    }

    private static final String LAUGHS =
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY a0 \"ha\">" + entities(30) + "]>";

    private static final String EXTERNAL =
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY a30 SYSTEM \"file:///etc/passwd\">]>";

    private static final String WORKBOOK_2003 = "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">"
            + "<Worksheet><Table><Row><Cell><Data>&a30;</Data></Cell></Row></Table></Worksheet></Workbook>";

    private static String entities(int levels) {
        StringBuilder entities = new StringBuilder();
        for (int i = 1; i <= levels; i++) {
            String inner = ("&a" + (i - 1) + ";").repeat(10);
            entities.append("<!ENTITY a").append(i).append(" \"").append(inner).append("\">");
        }
        return entities.toString();
    }

    private static String root(String xml) {
        return xml.substring(xml.indexOf("?>") + 2).replaceFirst("<t[^>]*>|</sheetData>", "$0&a30;");
    }

    private static byte[] ods(String doctype) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("mimetype", utf8("application/vnd.oasis.opendocument.spreadsheet"));
        parts.put(
                "content.xml",
                utf8(doctype + "<content><body><spreadsheet><table><table-row><table-cell><p>&a30;</p>"
                        + "</table-cell></table-row></table></spreadsheet></body></content>"));
        return TestFiles.zip(parts);
    }

    static byte[] sound() throws IOException {
        return Files.readAllBytes(SOUND);
    }

    /** The sound form saved as .xls. */
    static byte[] xls() throws IOException {
        return Files.readAllBytes(Path.of("fixtures/demo/incubator.xls"));
    }

    /** The sound form with one part changed. */
    static byte[] part(String name, UnaryOperator<String> change) throws IOException {
        Map<String, byte[]> parts = TestFiles.unzip(sound());
        String before = new String(parts.get(name), StandardCharsets.UTF_8);
        String after = change.apply(before);
        if (after.equals(before)) {
            throw new IllegalStateException("nothing changed in " + name);
        }
        parts.put(name, utf8(after));
        return TestFiles.zip(parts);
    }

    private static byte[] relation(String target, String mode) throws IOException {
        return part(
                "xl/_rels/workbook.xml.rels",
                xml -> xml.replaceFirst(
                        "Target=\"[^\"]*sheet1.xml\"", "Target=\"" + target + "\" TargetMode=\"" + mode + "\""));
    }

    private static byte[] text(String value) throws IOException {
        return part(
                SHEET,
                xml -> xml.replace(
                        "</sheetData>",
                        "<row r=\"900\"><c r=\"A900\" t=\"inlineStr\"><is><t>" + value
                                + "</t></is></c></row></sheetData>"));
    }

    private static byte[] rows(int last) throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int row = 900; row <= last; row++) {
            rows.append("<row r=\"")
                    .append(row)
                    .append("\"><c r=\"A")
                    .append(row)
                    .append("\" s=\"1\"/></row>");
        }
        return part(SHEET, xml -> xml.replace("</sheetData>", rows + "</sheetData>"));
    }

    private static byte[] allColumns() throws IOException {
        return part(
                SHEET,
                xml -> xml.replace(
                        "</sheetData>",
                        "<row r=\"900\">" + "<c s=\"1\"><v>1</v></c>".repeat(16_384) + "</row></sheetData>"));
    }

    private static byte[] labelsEverywhere() throws IOException {
        String labels = "<c t=\"inlineStr\"><is><t>项目名称</t></is></c><c t=\"inlineStr\"><is><t>一级指标</t></is></c>"
                + "<c t=\"inlineStr\"><is><t>指标目标值</t></is></c>";
        return part(
                SHEET,
                xml -> xml.replace(
                        "</sheetData>", ("<row>" + labels.repeat(10) + "</row>").repeat(200) + "</sheetData>"));
    }

    private static String merges(int count) {
        StringBuilder merges = new StringBuilder();
        for (int i = 0; i < count; i++) {
            merges.append("<mergeCell ref=\"XA").append(1 + i % 1_000).append(":XFD1048576\"/>");
        }
        return merges.toString();
    }

    private static String numbered(String format, int count) {
        Random random = new Random(7);
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            all.append(format.replace("%d", String.valueOf(i == 0 ? 0 : random.nextInt(1_000_000))));
        }
        return all.toString();
    }

    /** Elements in elements, with names that differ. */
    private static String opened(int count) {
        String begin = numbered("<a%d>", count);
        StringBuilder end = new StringBuilder();
        String[] names = begin.substring(1, begin.length() - 1).split("><");
        for (int i = names.length - 1; i >= 0; i--) {
            end.append("</").append(names[i]).append('>');
        }
        return begin + end;
    }

    private static String attributes(int count) {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < count; i++) {
            attributes.append(" a").append(i).append("=\"\"");
        }
        return attributes.toString();
    }

    /** Text that does not pack to nothing. */
    private static String noise(int length) {
        Random random = new Random(5);
        StringBuilder noise = new StringBuilder(length);
        while (noise.length() < length) {
            noise.append(Long.toHexString(random.nextLong()));
        }
        return noise.toString();
    }

    private static Map<String, byte[]> parts(int count) {
        Map<String, byte[]> parts = new LinkedHashMap<>(Map.of("[Content_Types].xml", new byte[0]));
        for (int i = 0; i < count; i++) {
            parts.put("p" + i, new byte[0]);
        }
        return parts;
    }

    private static byte[] partTwice() throws IOException {
        Map<String, byte[]> parts = TestFiles.unzip(sound());
        parts.put("XL/WORKSHEETS/SHEET1.XML", utf8("<worksheet/>"));
        return TestFiles.zip(parts);
    }

    private static byte[] zip(String name, byte[] content) {
        return TestFiles.zip(Map.of(name, content));
    }
}
