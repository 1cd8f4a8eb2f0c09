package org.jixiao.workbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jixiao.model.Problem;
import org.junit.jupiter.api.Test;

/** What is known of a part is what reading it anew would say. */
class KnownPartsTest {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    @Test
    void theSameSheetInASecondWorkbookIsNotReadAgain() throws UnreadableException {
        assertSame(grid(workbook("一", 14, "<v>45000</v>"), 0), grid(workbook("一", 14, "<v>45000</v>"), 0));
        assertNotSame(grid(workbook("一", 14, "<v>45000</v>"), 0), grid(workbook("一", 14, "<v>45001</v>"), 0));
    }

    @Test
    void theSameBytesUnderOtherStylesOrAnotherNameAreReadAgain() throws UnreadableException {
        assertEquals("2023-03-15", text(workbook("一", 14, "<v>45000</v>")));
        assertEquals("4500000%", text(workbook("一", 9, "<v>45000</v>")));
        assertEquals("二", grid(workbook("二", 9, "<v>45000</v>"), 0).name());
    }

    @Test
    void theSameBytesWithSharedStringsSayWhatTheirOwnStringsAre() throws UnreadableException {
        assertEquals("甲", text(shared("甲")));
        assertEquals("乙", text(shared("乙")));
    }

    @Test
    void aWrongChecksumShowsThoughTheBytesAreKnown() throws UnreadableException {
        byte[] sound = workbook("一", 14, "<v>46000</v>");
        WorkbookReader.read(sound);
        byte[] damaged = sound.clone();
        String zip = new String(damaged, StandardCharsets.ISO_8859_1);
        int entry = zip.lastIndexOf("xl/worksheets/sheet1.xml") - 46; // in the directory of the zip file
        damaged[entry + 16] ^= 1;
        UnreadableException refused = assertThrows(UnreadableException.class, () -> WorkbookReader.read(damaged));
        assertEquals(Problem.Kind.CORRUPT, refused.kind());
    }

    @Test
    void whatIsKnownCountsAgainstTheLimitsAsIfItWereRead() throws Exception {
        byte[] content = workbook("一", 14, "<v>47000</v>");
        Limits first = new Limits();
        WorkbookReader.open(content, first);
        Limits second = new Limits();
        WorkbookReader.open(content, second);
        assertEquals(first.spent(), second.spent());
    }

    private static String text(byte[] workbook) throws UnreadableException {
        return grid(workbook, 0).cell(0, 0).text();
    }

    private static Grid grid(byte[] workbook, int sheet) throws UnreadableException {
        return WorkbookReader.read(workbook).sheets().get(sheet);
    }

    private static byte[] workbook(String name, int format, String cell) {
        Map<String, byte[]> parts = parts(name, "<c r='A1' s='0'>" + cell + "</c>", "styles");
        parts.put("xl/other.xml", xml("styleSheet", "<cellXfs><xf numFmtId='" + format + "'/></cellXfs>"));
        return TestFiles.zip(parts);
    }

    private static byte[] shared(String text) {
        Map<String, byte[]> parts = parts("一", "<c r='A1' t='s'><v>0</v></c>", "sharedStrings");
        parts.put("xl/other.xml", xml("sst", "<si><t>" + text + "</t></si>"));
        return TestFiles.zip(parts);
    }

    private static Map<String, byte[]> parts(String name, String cell, String other) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("_rels/.rels", xml("Relationships", reference("a", "officeDocument", "xl/workbook.xml")));
        parts.put("xl/workbook.xml", xml("workbook", "<sheets><sheet name='" + name + "' id='b'/></sheets>"));
        parts.put(
                "xl/_rels/workbook.xml.rels",
                xml(
                        "Relationships",
                        reference("b", "worksheet", "worksheets/sheet1.xml") + reference("c", other, "other.xml")));
        parts.put("xl/worksheets/sheet1.xml", xml("worksheet", "<sheetData><row r='1'>" + cell + "</row></sheetData>"));
        return parts;
    }

    private static String reference(String id, String type, String target) {
        return "<Relationship Id='" + id + "' Type='http://any/" + type + "' Target='" + target + "'/>";
    }

    private static byte[] xml(String root, String content) {
        return TestFiles.utf8("<" + root + " xmlns='" + MAIN + "'>" + content + "</" + root + ">");
    }
}
