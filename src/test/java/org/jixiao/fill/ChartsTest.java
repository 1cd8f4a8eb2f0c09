package org.jixiao.fill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.model.Stamp;
import org.jixiao.workbook.TestFiles;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTBarSer;

/** The charts of a template, whichever program saved it. */
class ChartsTest {
    /** LibreOffice writes a constant as a formula, openpyxl no values beside the references. */
    @Test
    void aConstantStaysAndWhatIsNotCachedIsRead() throws IOException {
        ByteArrayOutputStream filled = new ByteArrayOutputStream();

        Filler.fill(charted(), Map.of("items", List.of(3, 5)), Stamp.of("list")).accept(filled);

        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(filled.toByteArray()))) {
            CTBarSer series = workbook.getSheetAt(0)
                    .getDrawingPatriarch()
                    .getCharts()
                    .get(0)
                    .getCTChart()
                    .getPlotArea()
                    .getBarChartArray(0)
                    .getSerArray(0);
            assertEquals("\"错误 A1\"", series.getTx().getStrRef().getF());
            assertEquals("表!$A$1:$A$2", series.getVal().getNumRef().getF());
            assertEquals(
                    "5.0",
                    series.getVal().getNumRef().getNumCache().getPtArray(1).getV());
        }
    }

    private static byte[] charted() throws IOException {
        XSSFWorkbook workbook = new XSSFWorkbook();
        XSSFSheet sheet = workbook.createSheet("表");
        sheet.createRow(0).createCell(0).setCellValue("${item}");
        XSSFDrawing drawing = sheet.createDrawingPatriarch();
        XSSFComment note = drawing.createCellComment(new XSSFClientAnchor(0, 0, 0, 0, 1, 0, 3, 2));
        note.setAddress(0, 0);
        note.setString("jx:area(lastCell=\"A1\")\njx:each(items=\"items\" var=\"item\" lastCell=\"A1\")");
        CTBarSer series = drawing.createChart(new XSSFClientAnchor(0, 0, 0, 0, 4, 4, 9, 9))
                .getCTChart()
                .getPlotArea()
                .addNewBarChart()
                .addNewSer();
        series.addNewTx().addNewStrRef().setF("\"错误 A1\"");
        series.addNewVal().addNewNumRef().setF("表!$A$1");
        return TestFiles.save(workbook);
    }
}
