package org.jixiao.workbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jixiao.workbook.Cell.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small documents by hand, in the words that Excel 2003 uses. */
class Xml2003ReaderTest {
    private static final String STYLES = """
            <Styles><Style ss:ID="Default"><NumberFormat/></Style>
              <Style ss:ID="s16" ss:Name="Percent"><NumberFormat ss:Format="0%"/></Style>
              <Style ss:ID="s17" ss:Parent="s16"><Font/></Style>
              <Style ss:ID="s18"><NumberFormat ss:Format="Short Date"/></Style>
              <Style ss:ID="s19"><NumberFormat ss:Format="Standard"/></Style>
              <Style ss:ID="s20"><NumberFormat ss:Format="yyyy&quot;年&quot;m&quot;月&quot;;@"/></Style></Styles>
            """;

    @ParameterizedTest
    @CsvSource({
        "s16, Number, 0.95, PERCENT, 95%",
        "s17, Number, 0.95, PERCENT, 95%",
        "s18, Number, 43832, DATE, 2020-01-02",
        "s19, Number, 43832, NUMBER, 43832",
        "s20, Number, 43832, DATE, 2020-01-02",
        "s99, Number, 6E5, NUMBER, 600000",
        "s18, DateTime, 2020-01-02T00:00:00.000, DATE, 2020-01-02",
        "s18, DateTime, 1899-12-31T13:05:00.000, DATE, 13:05",
        "s18, DateTime, 1900-01-01T00:00:00.000, DATE, 1900-01-01",
        "s16, Boolean, 1, BOOLEAN, TRUE",
        "s16, Error, #REF!, ERROR, #REF!",
        "s16, String, 00123, TEXT, 00123",
        "s16, String, #REF!, TEXT, #REF!",
    })
    void readsValuesByTypeAndStyle(String style, String type, String data, Kind kind, String text) throws IOException {
        Cell cell = grid("<Row><Cell ss:StyleID='" + style + "'><Data ss:Type='" + type + "'>" + data
                        + "</Data></Cell></Row>")
                .cell(0, 0);
        assertEquals(kind + " " + text, cell.kind() + " " + cell.text());
    }

    @Test
    void takesTheStyleOfRowColumnOrTable() throws IOException {
        Grid grid = table("<Table ss:StyleID='s18'><Column ss:Index='2' ss:Span='1' ss:StyleID='s16'/>" + "<Row>"
                + number(1).repeat(4) + "</Row><Row ss:StyleID='s18'>"
                + number(1).repeat(2) + "</Row></Table>");
        assertEquals("A1=1900-01-01 B1=100% C1=100% D1=1900-01-01 A2=1900-01-01 B2=1900-01-01", TestFiles.cells(grid));
    }

    @Test
    void countsDatesFrom1904WhereTheWorkbookSaysSo() throws IOException {
        Grid grid = read("<ExcelWorkbook xmlns='urn:schemas-microsoft-com:office:excel'><Date1904/></ExcelWorkbook>"
                        + STYLES
                        + "<Worksheet ss:Name='a'><Table><Row ss:StyleID='s18'>" + number(42370)
                        + "</Row></Table></Worksheet>")
                .sheets()
                .get(0);
        assertEquals("A1=2020-01-02", TestFiles.cells(grid));
    }

    @Test
    void findsThePlacesOfCellsAndMerges() throws IOException {
        Grid grid = grid("<Row><Cell ss:MergeAcross='1' ss:MergeDown='1'>" + string("a") + "</Cell><Cell>" + string("b")
                + "</Cell></Row><Row><Cell ss:Index='3'>" + string("c") + "</Cell></Row><Row ss:Index='5' ss:Span='2'/>"
                + "<Row><Cell>" + string("d") + "</Cell></Row>");
        assertEquals("A1=a C1=b C2=c A8=d", TestFiles.cells(grid));
        assertEquals("[" + new Region(0, 0, 1, 1) + "]", grid.regions().toString());
    }

    @Test
    void readsRichTextAndLeavesOutNotes() throws IOException {
        Grid grid = grid("<Row><Cell><ss:Data ss:Type='String' xmlns='http://www.w3.org/TR/REC-html40'><B>粗</B><Font"
                + " html:Color='#FF0000' xmlns:html='h'>红</Font>细&#10;二</ss:Data>"
                + "<Comment ss:Author='a'><ss:Data>批注</ss:Data></Comment><PhoneticText>cu</PhoneticText></Cell></Row>");
        assertEquals("粗红细\n二", grid.cell(0, 0).text());
    }

    @Test
    void readsFormulasWithTheirSavedValues() throws IOException {
        Grid grid = grid("<Row><Cell ss:Formula='=RC[1]*2'><Data ss:Type='Number'>4</Data></Cell>"
                + "<Cell ss:Formula='=RC[1]'/><Cell ss:Formula='=\"\"'><Data ss:Type='String'></Data></Cell>"
                + "<Cell ss:Formula='of:=1/0'><Data ss:Type='String'>#DIV/0!</Data></Cell></Row>");
        assertEquals(Cell.number(new BigDecimal(4)).withFormula("RC[1]*2"), grid.cell(0, 0));
        assertEquals(new Cell(Kind.BLANK, "", null, null, "RC[1]"), grid.cell(0, 1));
        assertEquals(new Cell(Kind.TEXT, "", null, null, "\"\""), grid.cell(0, 2));
        assertEquals(Kind.ERROR, grid.cell(0, 3).kind());
    }

    @Test
    void findsWhatIsHiddenAndTheProperties() throws IOException {
        Workbook workbook = read("""
                <DocumentProperties xmlns="urn:schemas-microsoft-com:office:office"><Created>2019-01-01T00:00:00Z</Created>
                  <LastSaved>2020-09-13T12:26:40Z</LastSaved></DocumentProperties>
                <CustomDocumentProperties xmlns="urn:schemas-microsoft-com:office:office">
                  <jixiao.template dt:dt="string" xmlns:dt="d">上海</jixiao.template><a_x0020_b>c</a_x0020_b>
                </CustomDocumentProperties>
                <Worksheet ss:Name="明"><Table><Column ss:Index="3" ss:Hidden="1" ss:Span="1"/>
                  <Row/><Row ss:Hidden="1" ss:Span="1"/></Table>
                  <WorksheetOptions><Selected/></WorksheetOptions></Worksheet>
                <Worksheet ss:Name="暗"><Table/><x:WorksheetOptions xmlns:x="x"><x:Visible>SheetHidden</x:Visible>
                  </x:WorksheetOptions></Worksheet>
                """);
        Grid grid = workbook.sheets().get(0);
        assertTrue(grid.columnHidden(2) && grid.columnHidden(3) && !grid.columnHidden(1));
        assertTrue(grid.rowHidden(1) && grid.rowHidden(2) && !grid.rowHidden(3));
        assertEquals(
                "[明 false, 暗 true]",
                workbook.sheets().stream()
                        .map(sheet -> sheet.name() + " " + sheet.hidden())
                        .toList()
                        .toString());
        assertEquals("{jixiao.template=上海, a b=c}", workbook.properties().toString());
        assertEquals(Instant.ofEpochSecond(1_600_000_000), workbook.modified());
    }

    @Test
    void readsTheEncodingsOfChinesePrograms() throws IOException {
        String document = document(
                "<Worksheet ss:Name='a'><Table><Row><Cell>" + string("项目") + "</Cell></Row></Table>" + "</Worksheet>");
        byte[][] contents = {
            ("<?xml version='1.0' encoding='GB2312'?>" + document).getBytes(Charset.forName("GBK")),
            ("<?xml version='1.0' encoding='gbk'?>" + document).getBytes(StandardCharsets.UTF_8),
            ("\uFEFF" + document).getBytes(StandardCharsets.UTF_16LE),
            ("\uFEFF<?xml version='1.0'?>" + document).getBytes(StandardCharsets.UTF_8),
        };
        for (byte[] content : contents) {
            assertEquals(
                    "A1=项目",
                    TestFiles.cells(WorkbookReader.read(content).sheets().get(0)));
        }
        byte[] wrong = ("<?xml version='1.0' encoding='utf-8'?>" + document).getBytes(Charset.forName("GBK"));
        assertThrows(UnreadableException.class, () -> WorkbookReader.read(wrong));
    }

    @ParameterizedTest
    @CsvSource({
        "corrupt/damaged, <Cell ss:MergeAcross='16384'/>",
        "corrupt/damaged, <Cell ss:MergeDown='2147483647'/>",
        "corrupt/damaged, <Cell ss:Index='16385'/>",
        "corrupt/damaged, <Cell ss:Index='2147483647'/>",
        "corrupt/damaged, <Cell ss:Index='2'/><Cell ss:Index='2'/>",
        "corrupt/damaged, <Cell ss:Index='0'/>",
        "corrupt/damaged, <Cell>&e;</Cell>",
        "corrupt/damaged, <Cell>",
    })
    void refusesWhatNoSheetCanBe(String kindAndDetail, String cells) {
        assertRefused(kindAndDetail, document("<Worksheet><Table><Row>" + cells + "</Row></Table></Worksheet>"));
    }

    @Test
    void refusesEntitiesAndTooMuch() {
        String bomb = "<!DOCTYPE Workbook [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>";
        assertRefused("corrupt/damaged", bomb + document(""));
        String row = "<Row>" + number(1).repeat(1_000) + "</Row>";
        assertRefused("too-large/cells", document("<Worksheet><Table>" + row.repeat(201) + "</Table></Worksheet>"));
        String spans = "<Row ss:Span='1048575'/>".repeat(2);
        assertRefused("corrupt/damaged", document("<Worksheet><Table>" + spans + "</Table></Worksheet>"));
    }

    private static String number(int value) {
        return "<Cell><Data ss:Type='Number'>" + value + "</Data></Cell>";
    }

    private static String string(String text) {
        return "<Data ss:Type='String'>" + text + "</Data>";
    }

    private static Grid grid(String rows) throws IOException {
        return table("<Table>" + rows + "</Table>");
    }

    private static Grid table(String table) throws IOException {
        return read(STYLES + "<Worksheet ss:Name='表'>" + table + "</Worksheet>")
                .sheets()
                .get(0);
    }

    private static Workbook read(String content) throws IOException {
        return WorkbookReader.read(TestFiles.utf8(
                "<?xml version='1.0'?>\n<?mso-application progid='Excel.Sheet'?>\n" + document(content)));
    }

    private static String document(String content) {
        return "<Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'"
                + " xmlns:ss='urn:schemas-microsoft-com:office:spreadsheet'>" + content + "</Workbook>";
    }

    private static void assertRefused(String kindAndDetail, String content) {
        UnreadableException refusal =
                assertThrows(UnreadableException.class, () -> WorkbookReader.read(TestFiles.utf8(content)));
        assertEquals(kindAndDetail, refusal.getMessage(), () -> refusal + " " + refusal.getCause());
    }
}
