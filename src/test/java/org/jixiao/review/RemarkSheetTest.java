package org.jixiao.review;

import static org.jixiao.review.MarkedSamples.finding;
import static org.jixiao.review.MarkedSamples.open;
import static org.jixiao.review.MarkedSamples.original;
import static org.jixiao.review.MarkedSamples.remarks;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Finding;
import org.jixiao.model.Messages;
import org.jixiao.model.Severity;
import org.jixiao.workbook.TestFiles;
import org.junit.jupiter.api.Test;

/** The sheet 审核意见 as a department finds it. */
class RemarkSheetTest {
    private static final MarkedCopy COPIES = new MarkedCopy(new Messages("zh"));

    private static XSSFWorkbook marked() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            workbook.createSheet("目标表").createRow(0).createCell(0).setCellValue("一");
            CellAddress at = new CellAddress("目标表", 0, 0);
            Finding finding = new Finding(
                    "B03", Severity.ERROR, null, "a.xlsx", at, "budget.current", "过大", "请核对", "一", "依据", "其他");
            List<Remark> remarks = List.of(new Remark(finding, "当年预算", Remark.State.NEW));
            byte[] copy = COPIES.mark(TestFiles.save(workbook), remarks).content();
            return new XSSFWorkbook(new ByteArrayInputStream(copy));
        }
    }

    @Test
    void whoeverSortsItSortsWhatIsKeptOfEachRemark() throws IOException {
        try (XSSFWorkbook workbook = marked()) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            assertTrue(sheet.isColumnHidden(13));
            assertEquals("A3:N4", sheet.getCTWorksheet().getAutoFilter().getRef());
        }
    }

    @Test
    void itsColoursDoNotHangOnThePaletteOfTheWorkbook() throws IOException {
        try (XSSFWorkbook workbook = marked()) {
            XSSFCellStyle head = workbook.getSheetAt(0).getRow(2).getCell(0).getCellStyle();
            assertEquals("FFC0C0C0", head.getFillForegroundXSSFColor().getARGBHex());
            assertTrue(head.getFillForegroundXSSFColor().getCTColor().isSetRgb());
            assertTrue(head.getTopBorderXSSFColor().getCTColor().isSetRgb());
        }
    }

    @Test
    void aRemarksRowIsHighEnoughForThePlaceToo() throws IOException {
        assertTrue(heightOfARemarkOn("项目支出绩效目标申报表第二次修改稿") > heightOfARemarkOn("表"));
    }

    private float heightOfARemarkOn(String sheet) throws IOException {
        Finding finding = finding("I01", "", new CellAddress(sheet, 0, 0), Severity.ERROR);
        try (Workbook plain = new XSSFWorkbook()) {
            plain.createSheet(sheet);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            plain.write(bytes);
            List<Remark> remarks = List.of(new Remark(finding, "", Remark.State.NEW));
            try (Workbook marked =
                    open(COPIES.mark(bytes.toByteArray(), remarks).content())) {
                return marked.getSheetAt(0).getRow(3).getHeightInPoints();
            }
        }
    }

    @Test
    void theSheetOfRemarksLinksToEachCell() throws IOException {
        try (Workbook workbook = open(COPIES.mark(original(true), remarks()).content())) {
            Sheet remarks = workbook.getSheetAt(0);
            assertEquals("审核意见", remarks.getSheetName());
            assertEquals(0, workbook.getActiveSheetIndex());
            Cell place = remarks.getRow(3).getCell(2);
            assertEquals("目标表!B1", place.getStringCellValue());
            assertEquals("'目标表'!B1", place.getHyperlink().getAddress());
            assertTrue(remarks.isColumnHidden(10));
        }
    }

    @Test
    void thePagesOfTheSheetOfRemarksAreNumberedAndRepeatItsHead() throws IOException {
        try (Workbook workbook = open(COPIES.mark(original(true), remarks()).content())) {
            Sheet remarks = workbook.getSheetAt(0);
            assertEquals("第 &P 页 共 &N 页", remarks.getFooter().getCenter());
            assertEquals(2, remarks.getRepeatingRows().getFirstRow());
            assertTrue(remarks.getPrintSetup().getLandscape());
        }
    }
}
