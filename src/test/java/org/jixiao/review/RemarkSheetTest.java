package org.jixiao.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
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
    private static XSSFWorkbook marked() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            workbook.createSheet("目标表").createRow(0).createCell(0).setCellValue("一");
            CellAddress at = new CellAddress("目标表", 0, 0);
            Finding finding = new Finding(
                    "B03", Severity.ERROR, null, "a.xlsx", at, "budget.current", "过大", "请核对", "一", "依据", "其他");
            List<Remark> remarks = List.of(new Remark(finding, "当年预算", Remark.State.NEW));
            byte[] copy = new MarkedCopy(new Messages("zh"))
                    .mark(TestFiles.save(workbook), remarks)
                    .content();
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
}
