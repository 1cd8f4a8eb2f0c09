package org.jixiao.benchmark;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.Slot;
import org.jixiao.template.TablePlan;
import org.jixiao.template.TemplateReader;

/**
 * The usual program that an office has written for it: POI's user model reads each form from the cells where it was issued, one
 * after the other, and its streaming model writes one row a project and one row an indicator. It checks nothing.
 */
final class PeerSummary {
    private PeerSummary() {}

    /** {@code PeerSummary out.xlsx template folder template folder …}. */
    public static void main(String[] arguments) throws Exception {
        try (SXSSFWorkbook summary = new SXSSFWorkbook()) {
            CellStyle style = summary.createCellStyle();
            style.setWrapText(true);
            for (int i = 1; i < arguments.length; i += 2) {
                add(arguments[i], Path.of(arguments[i + 1]), summary, style);
            }
            try (OutputStream out = Files.newOutputStream(Path.of(arguments[0]))) {
                summary.write(out);
            }
        }
    }

    private static void add(String name, Path folder, SXSSFWorkbook summary, CellStyle style) throws Exception {
        FormTemplate template = TemplateReader.compile(name, Files.readAllBytes(Path.of("templates", name + ".xlsx")))
                .template();
        TablePlan table = template.tables().get(0);
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        DataFormatter formatter = new DataFormatter();
        Sheet projects = summary.createSheet("projects of " + name);
        Sheet indicators = summary.createSheet("rows of " + name);
        int project = 0;
        int indicator = 0;
        for (Path file : files) {
            try (Workbook workbook = WorkbookFactory.create(file.toFile(), null, true)) {
                Sheet sheet = workbook.getSheetAt(0);
                Row out = projects.createRow(project++);
                int column = 0;
                for (Slot slot : template.sheets().get(0).slots()) {
                    var cell = out.createCell(column++);
                    cell.setCellStyle(style);
                    cell.setCellValue(
                            formatter.formatCellValue(sheet.getRow(slot.row()).getCell(slot.column())));
                }
                for (int row = table.bodyRow(); row <= sheet.getLastRowNum(); row++) {
                    Row in = sheet.getRow(row);
                    Row line = indicators.createRow(indicator++);
                    for (TablePlan.Column each : table.columns()) {
                        var cell = line.createCell(each.column());
                        cell.setCellStyle(style);
                        cell.setCellValue(in == null ? "" : formatter.formatCellValue(in.getCell(each.column())));
                    }
                }
            }
        }
    }
}
