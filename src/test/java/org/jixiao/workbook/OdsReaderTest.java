package org.jixiao.workbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.jixiao.workbook.Cell.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small documents by hand; what LibreOffice itself writes is read in LibreOfficeTest. */
class OdsReaderTest {
    @ParameterizedTest
    @CsvSource({
        "value-type='float' office:value='600000.5', NUMBER, 600000.5",
        "value-type='float' office:value='1.0E6', NUMBER, 1000000",
        "value-type='currency' office:value='-90' office:currency='CNY', NUMBER, -90",
        "value-type='percentage' office:value='0.95', PERCENT, 95%",
        "value-type='percentage' office:value='0.972972972972973', PERCENT, 97.2973%",
        "value-type='date' office:date-value='2020-01-02', DATE, 2020-01-02",
        "value-type='date' office:date-value='2020-01-02T08:30:00', DATE, 2020-01-02T08:30",
        "value-type='date' office:date-value='2020-01-02T08:29:59.999999999', DATE, 2020-01-02T08:30",
        "value-type='date' office:date-value='1850-01-02', TEXT, 1850-01-02",
        "value-type='time' office:time-value='PT13H05M00S', DATE, 13:05",
        "value-type='boolean' office:boolean-value='true', BOOLEAN, TRUE",
        "value-type='string' office:string-value='存', TEXT, 存",
        "value-type='string', TEXT, 显示",
        "value-type='float', TEXT, 显示",
        "value-type='float' office:value='1E999999999', TEXT, 1E999999999",
        "other='', TEXT, 显示",
    })
    void readsValuesByTheirType(String attributes, Kind kind, String text) throws IOException {
        Cell cell = cell("<table:table-cell office:" + attributes + "><text:p>显示</text:p></table:table-cell>");
        assertEquals(kind + " " + text, cell.kind() + " " + cell.text());
    }

    @Test
    void keepsTheZerosThatAreSeenInFrontOfAWholeNumber() throws IOException {
        String code =
                "<table:table-cell office:value-type='float' office:value='%s'><text:p>001</text:p></table:table-cell>";
        assertEquals("001", cell(code.formatted("1")).text());
        assertEquals("0.5", cell(code.formatted("0.5")).text());
    }

    @Test
    void keepsTheSerialNumberOfADateAndTheNumberOfAPercentage() throws IOException {
        assertEquals(
                new BigDecimal("43832"),
                cell("<table:table-cell office:value-type='date' office:date-value='2020-01-02'/>")
                        .number());
        assertEquals(
                new BigDecimal("0.0705"),
                cell("<table:table-cell office:value-type='percentage' office:value='0.0705'/>")
                        .number());
    }

    @Test
    void readsParagraphsAsLinesAndSpacesAsTheFileSpellsThem() throws IOException {
        assertEquals(
                "一 二   三\n\t四\n五\n\n六",
                text("<text:p>\n  一 \n 二 <text:s text:c='2'/><text:span>三\n</text:span></text:p>"
                        + "<text:p><text:tab/>四<text:line-break/>五</text:p><text:p/>"
                        + "<text:p><text:a>六</text:a></text:p>"));
        assertEquals(" 两  边 ", text("<text:p><text:s/>两  &#36793;<text:s/></text:p>"));
        assertEquals("  a  ", text("<text:p>  a  </text:p>"));
    }

    @Test
    void leavesOutNotesPicturesAndPhoneticGuides() throws IOException {
        assertEquals(
                "科委",
                text(
                        "<office:annotation><dc:date>2020-01-02</dc:date><text:p>批注</text:p></office:annotation>"
                                + "<draw:frame><text:p>图</text:p></draw:frame>"
                                + "<text:p>科<office:annotation><text:p>批</text:p></office:annotation><text:ruby>"
                                + "<text:ruby-base>委</text:ruby-base><text:ruby-text>wei</text:ruby-text></text:ruby></text:p>"));
    }

    @Test
    void readsFormulasWithTheirSavedValues() throws IOException {
        assertEquals(
                Cell.number(new BigDecimal(4)).withFormula("SUM(B2:B4)*$Sheet2!A1"),
                cell("<table:table-cell table:formula='of:=SUM([.B2:.B4])*[$Sheet2.A1]' office:value-type='float'"
                        + " office:value='4'><text:p>4.00</text:p></table:table-cell>"));
        assertEquals(new Cell(Kind.BLANK, "", null, null, "A1"), cell("<table:table-cell table:formula='of:=[.A1]'/>"));
        assertEquals(
                new Cell(Kind.TEXT, "", null, null, "\"\""),
                cell("<table:table-cell table:formula='of:=\"\"' office:value-type='string'/>"));
        assertEquals(
                new Cell(Kind.TEXT, "", null, null, "\"\""),
                cell("<table:table-cell table:formula='of:=\"\"'><text:p/></table:table-cell>"));
        for (String stored : new String[] {"", "#DIV/0!"}) {
            assertEquals(
                    Cell.error("#DIV/0!").withFormula("1/0"),
                    cell("<table:table-cell table:formula='of:=1/0' office:value-type='string' office:string-value='"
                            + stored + "'><text:p>#DIV/0!</text:p></table:table-cell>"));
        }
    }

    @Test
    void repeatsCellsAndRowsAndMergesWhatSpans() throws IOException {
        Grid grid = grid("""
                <table:table-header-rows><table:table-row table:number-rows-repeated="2">
                  <table:table-cell table:number-columns-repeated="2"/>
                  <table:table-cell table:number-columns-repeated="2"><text:p>a</text:p></table:table-cell>
                </table:table-row></table:table-header-rows>
                <table:table-row-group><table:table-row-group><table:table-row>
                  <table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2"><text:p>b</text:p>
                  </table:table-cell><table:covered-table-cell><text:p>盖</text:p></table:covered-table-cell>
                  <table:table-cell><text:p>c</text:p></table:table-cell></table:table-row></table:table-row-group>
                </table:table-row-group>
                <table:table-row><table:covered-table-cell table:number-columns-repeated="2"/>
                  <table:table-cell><text:p>d</text:p></table:table-cell></table:table-row>
                <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-spanned="3"/>
                </table:table-row>
                """);
        assertEquals("C1=a D1=a C2=a D2=a A3=b B3=盖 C3=c C4=d", TestFiles.cells(grid));
        assertEquals(
                "[" + new Region(2, 0, 3, 1) + ", " + new Region(4, 0, 4, 2) + ", " + new Region(5, 0, 5, 2) + "]",
                grid.regions().toString());
    }

    @Test
    void findsWhatIsHidden() throws IOException {
        Workbook workbook = WorkbookReader.read(TestFiles.ods("""
                <table:table table:name="明"><table:table-column table:number-columns-repeated="2"/>
                  <table:table-column-group><table:table-column table:visibility="collapse"
                    table:number-columns-repeated="2"/></table:table-column-group>
                  <table:table-row/><table:table-row table:visibility="filter" table:number-rows-repeated="3"/>
                </table:table>
                <table:table table:name="暗" table:style-name="hidden"/>
                <table:table table:name="隐" table:display="false"/>
                <table:table table:name="'file:///a.ods'#表" table:style-name="ta_extref"/>
                """));
        Grid grid = workbook.sheets().get(0);
        assertTrue(grid.columnHidden(2) && grid.columnHidden(3) && !grid.columnHidden(1) && !grid.columnHidden(4));
        assertTrue(grid.rowHidden(1) && grid.rowHidden(3) && !grid.rowHidden(0) && !grid.rowHidden(4));
        assertFalse(grid.hidden());
        assertEquals(
                "[明 false, 暗 true, 隐 true]",
                workbook.sheets().stream()
                        .map(sheet -> sheet.name() + " " + sheet.hidden())
                        .toList()
                        .toString());
    }

    @Test
    void leavesOutTheTablesOfChartsInTheSheet() throws IOException {
        assertEquals(
                "A1=a",
                TestFiles.cells(grid(
                        "<table:shapes><draw:frame><table:table><table:table-row><table:table-cell><text:p>图</text:p>"
                                + "</table:table-cell></table:table-row></table:table></draw:frame></table:shapes>"
                                + row("<table:table-cell><text:p>a</text:p></table:table-cell>"))));
    }

    @Test
    void readsPropertiesAndTheTimeOfSaving() throws IOException {
        byte[] meta = TestFiles.utf8("<o:document-meta xmlns:o='o' xmlns:m='m' xmlns:dc='d'><o:meta>"
                + "<m:creation-date>2019-01-01T00:00:00</m:creation-date><dc:date>2020-09-13T20:26:40.5</dc:date>"
                + "<m:user-defined m:name='jixiao.template'>上海 2020</m:user-defined></o:meta></o:document-meta>");
        Workbook workbook = WorkbookReader.read(TestFiles.ods(Map.of("meta.xml", meta), "<table:table/>"));
        assertEquals("{jixiao.template=上海 2020}", workbook.properties().toString());
        Instant saved = Values.instant("2020-09-13T20:26:40.5", ZoneId.systemDefault());
        assertEquals(saved, workbook.modified());
        assertNull(WorkbookReader.read(TestFiles.ods("<table:table/>")).modified());
    }

    @Test
    void namesAPasswordAndOtherDocuments() {
        String entry =
                "<!DOCTYPE manifest><manifest><file-entry full-path='content.xml'><encryption-data/></file-entry></manifest>";
        assertRefused(
                "encrypted/password",
                TestFiles.ods(Map.of("META-INF/manifest.xml", TestFiles.utf8(entry)), "<table:table/>"));
        assertRefused("encrypted/password", TestFiles.zip(Map.of("encrypted-package", new byte[100])));
        byte[] text = TestFiles.utf8("<d><body><text/></body></d>");
        assertRefused("unsupported/odf", TestFiles.zip(Map.of("content.xml", text)));
        assertRefused("corrupt/damaged", TestFiles.zip(Map.of("content.xml", TestFiles.utf8("<d/>"))));
    }

    @Test
    void readsAnyOrderOfTheParts() throws IOException {
        byte[] content = TestFiles.utf8("<d><body><spreadsheet><table name='表'/></spreadsheet></body></d>");
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("META-INF/manifest.xml", TestFiles.utf8("<manifest/>"));
        parts.put("content.xml", content);
        byte[] packed = TestFiles.zip(parts);
        assertEquals("表", WorkbookReader.read(packed).sheets().get(0).name());
        assertNull(Archive.of(() -> Zip.of(packed), 10));
    }

    @Test
    void emptyRowsAndCellsCostNothingHoweverOftenTheyRepeat() throws IOException {
        String wide = "<table:table-cell table:number-columns-repeated='2147483647'/>";
        String tall = "<table:table-row table:number-rows-repeated='2147483647' table:visibility='collapse'>" + wide
                + "</table:table-row>";
        Grid grid = grid(row("<table:table-cell><text:p>a</text:p></table:table-cell>" + wide + wide) + tall + tall);
        assertEquals("A1=a", TestFiles.cells(grid));
    }

    @ParameterizedTest
    @CsvSource({
        "too-large/cells, number-columns-repeated='16384', <text:p>a</text:p>",
        "too-large/cells, number-columns-spanned='2', ''",
        "corrupt/damaged, number-columns-spanned='16385', ''",
        "corrupt/damaged, number-columns-repeated='x', <text:p>a</text:p>",
        "too-large/cell-text, other='', <text:p><text:s text:c='2147483647'/></text:p>",
    })
    void refusesToBlowUp(String kindAndDetail, String attribute, String content) {
        String rows = "<table:table-row table:number-rows-repeated='1048576'><table:table-cell table:" + attribute + ">"
                + content + "</table:table-cell></table:table-row>";
        assertRefused(kindAndDetail, TestFiles.ods("<table:table>" + rows + "</table:table>"));
    }

    @Test
    void refusesCellsBeyondTheSheetAndEntities() {
        String filler = "<table:table-row table:number-rows-repeated='1048576'/>";
        String cell = row("<table:table-cell><text:p>a</text:p></table:table-cell>");
        assertRefused("corrupt/damaged", TestFiles.ods("<table:table>" + filler + cell + "</table:table>"));
        byte[] bomb = TestFiles.utf8("<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><d>&b;</d>");
        assertRefused("corrupt/damaged", TestFiles.zip(Map.of("content.xml", bomb)));
    }

    @Test
    void readsHoweverDeepTheElementsNest() throws IOException {
        assertEquals(
                "深",
                text("<text:p>" + "<text:span>".repeat(20_000) + "深" + "</text:span>".repeat(20_000) + "</text:p>"));
    }

    @Test
    void damageGivesNoOtherException() {
        byte[] content = TestFiles.ods(
                "<table:table>" + row("<table:table-cell><text:p>a</text:p></table:table-cell>") + "</table:table>");
        Random random = new Random(5);
        for (int i = 0; i < 400; i++) {
            byte[] copy = Arrays.copyOf(content, i < 100 ? random.nextInt(content.length) + 1 : content.length);
            for (int j = 0; j < 3; j++) {
                copy[random.nextInt(copy.length)] = (byte) random.nextInt();
            }
            try {
                WorkbookReader.read(copy);
            } catch (UnreadableException e) {
                assertTrue(e.getMessage().contains("/"));
            }
        }
        assertRefused("corrupt/truncated", Arrays.copyOf(content, content.length - 30));
    }

    private static String text(String content) throws IOException {
        return cell("<table:table-cell office:value-type='string'>" + content + "</table:table-cell>")
                .text();
    }

    private static Cell cell(String cell) throws IOException {
        return grid(row(cell)).cell(0, 0);
    }

    private static String row(String cells) {
        return "<table:table-row>" + cells + "</table:table-row>";
    }

    private static Grid grid(String table) throws IOException {
        return WorkbookReader.read(TestFiles.ods("<table:table table:name='表'>" + table + "</table:table>"))
                .sheets()
                .get(0);
    }

    private static void assertRefused(String kindAndDetail, byte[] content) {
        UnreadableException refusal = assertThrows(UnreadableException.class, () -> WorkbookReader.read(content));
        assertEquals(kindAndDetail, refusal.getMessage(), () -> refusal + " " + refusal.getCause());
    }
}
