package org.jixiao.review;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Finding;
import org.jixiao.model.Messages;
import org.jixiao.model.Severity;
import org.jixiao.workbook.Cell;
import org.jixiao.workbook.TestFiles;
import org.jixiao.workbook.Workbook;
import org.jixiao.workbook.WorkbookReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The marked copy of what can be read but not written. */
class PlainWorkbookTest {
    private final MarkedCopy copies = new MarkedCopy(new Messages("zh"));

    @Test
    void aPageSavedAsXlsIsMarkedInAnXlsxOfItsCells() throws IOException {
        byte[] html = "<html><table><tr><td>项目名称：</td><td></td></tr></table></html>".getBytes(UTF_8);
        String sheet = WorkbookReader.read(html).sheets().get(0).name();
        CellAddress at = new CellAddress(sheet, 0, 1);
        Finding finding =
                new Finding("I01", Severity.ERROR, null, "a.xls", at, "project.name", "没有填写", "请填写", "", "依据", "其他");
        MarkedCopy.Marked marked = copies.mark(html, List.of(new Remark(finding, "项目名称", Remark.State.NEW)));
        assertEquals(".xlsx", marked.ending());
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(marked.content()))) {
            assertEquals("项目名称：", workbook.getSheet(sheet).getRow(0).getCell(0).getStringCellValue());
            assertNotNull(workbook.getSheet(sheet).getRow(0).getCell(1).getCellComment());
        }
    }

    /** Excel takes what is typed as =100% for a formula; so it stays, for the reader knows it, and in a field of numbers it is one. */
    @ParameterizedTest
    @CsvSource({
        "of:=100%, office:value-type='percentage' office:value='1', =100%|1",
        "of:=50, office:value-type='float' office:value='50', =50|50",
        "of:=合格, office:value-type='string' office:string-value='#NAME?', |=合格",
        "of:=SUM([.A1:.A3]), office:value-type='float' office:value='6', |6"
    })
    void aTargetTypedWithItsSignIsReadTheSame(String formula, String value, String expected) throws IOException {
        byte[] ods = TestFiles.ods("<table:table table:name='表'><table:table-row><table:table-cell table:formula='"
                + formula + "' " + value + "><text:p>1</text:p></table:table-cell></table:table-row></table:table>");
        Workbook marked = WorkbookReader.read(copies.mark(ods, List.of()).content());

        Cell cell = marked.sheets().get(marked.sheets().size() - 1).cell(0, 0);
        String typed = cell.formula() == null ? "" : "=" + cell.formula();
        Object shown = cell.number() == null ? cell.text() : cell.number().toPlainString();
        assertEquals(expected, typed + "|" + shown);
    }

    /** POI takes a workbook that shrinks to a hundredth for an attack; this one is our own. */
    @Test
    void manyTextsAllAlikeCanBeMarked() throws IOException {
        String csv = IntStream.range(0, 9)
                .mapToObj(i -> "说明" + i + "," + "同样的话".repeat(7_000))
                .collect(Collectors.joining("\n"));
        Workbook marked =
                WorkbookReader.read(copies.mark(csv.getBytes(UTF_8), List.of()).content());
        assertTrue(MarkedCopy.isMarked(marked));
        assertEquals("说明8", marked.sheets().get(1).cell(8, 0).text());
    }

    /** POI writes the time of day: a marked copy made in the next second would be another file. */
    @Test
    void aPlainCopyDoesNotSayWhenItWasMade() throws IOException {
        byte[] marked =
                copies.mark("项目名称,培训\n当年预算,1".getBytes(UTF_8), List.of()).content();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(marked))) {
            assertEquals(
                    Date.from(Instant.parse("1980-01-01T12:00:00Z")),
                    workbook.getProperties().getCoreProperties().getCreated());
            assertEquals(null, workbook.getProperties().getCoreProperties().getModified());
        }
    }

    /** LibreOffice writes the time of saving without its zone. */
    @Test
    void aPlainCopyIsTheSameInEveryTimeZone() throws IOException {
        byte[] ods = Files.readAllBytes(Path.of("fixtures/changes/saved-as-ods.ods"));
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
            byte[] here = copies.mark(ods, List.of()).content();
            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
            assertArrayEquals(here, copies.mark(ods, List.of()).content());
        } finally {
            TimeZone.setDefault(zone);
        }
    }
}
