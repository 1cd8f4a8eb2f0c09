package org.jixiao.benchmark;

import com.alibaba.excel.EasyExcel;
import com.alibaba.excel.ExcelWriter;
import com.alibaba.excel.write.metadata.WriteSheet;
import com.alibaba.excel.write.metadata.fill.FillConfig;
import com.alibaba.excel.write.metadata.fill.FillWrapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jixiao.model.Form;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.SheetPlan;
import org.jixiao.template.Slot;
import org.jixiao.template.TablePlan;
import org.jixiao.workbook.Grid;
import org.jixiao.workbook.Region;
import org.jixiao.workbook.WorkbookReader;
import org.jxls.transform.poi.JxlsPoiTemplateFillerBuilder;

/** One form workbook, made by others as their documentation says. */
final class PeerFill {
    private final FormTemplate template;
    private final SheetPlan plan;
    private final TablePlan table;
    private final byte[] forJxls;
    private final byte[] forEasyExcel;
    private final byte[] filled;
    private final Grid layout;

    /** @param filled a workbook of the same form with as many rows: what POI's user model opens and fills, and fastexcel draws anew */
    PeerFill(FormTemplate template, byte[] filled) throws IOException {
        this.template = template;
        this.filled = filled;
        plan = template.sheets().get(0);
        table = plan.tables().get(0);
        forJxls = withoutDefinitions();
        forEasyExcel = withFlatNames();
        layout = WorkbookReader.read(filled).sheets().get(0);
    }

    /** jxls, as its guide says: a filler built for each fill, from a template that it reads anew. */
    byte[] jxls(Form form) {
        return JxlsPoiTemplateFillerBuilder.newInstance()
                .withTemplate(new ByteArrayInputStream(forJxls))
                .buildAndFill(form.nested());
    }

    /** EasyExcel's template fill. */
    byte[] easyExcel(Form form) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Map<String, Object> flat = new LinkedHashMap<>();
        plan.slots()
                .forEach(slot -> flat.put(
                        slot.path().replace('.', '_'), form.get(slot.path()).orText()));
        List<Map<String, Object>> rows = new ArrayList<>();
        form.rows(table.path()).forEach(row -> {
            Map<String, Object> cells = new LinkedHashMap<>();
            row.cells().forEach((path, value) -> cells.put(path, value.orText()));
            rows.add(cells);
        });
        try (ExcelWriter writer = EasyExcel.write(out)
                .withTemplate(new ByteArrayInputStream(forEasyExcel))
                .build()) {
            WriteSheet sheet = EasyExcel.writerSheet(0).build();
            writer.fill(
                    new FillWrapper(table.path(), rows),
                    FillConfig.builder().forceNewRow(true).build(),
                    sheet);
            writer.fill(flat, sheet);
        }
        return out.toByteArray();
    }

    /** POI's user model: a workbook of the right size opened, its cells set, saved. */
    byte[] poi(Form form) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(filled))) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            values(form, (row, column, value) -> set(sheet.getRow(row).getCell(column), value));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        }
    }

    /** fastexcel: labels, values, borders, merged ranges and widths written from scratch; it has no templates. */
    byte[] fastexcel(Form form) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "benchmark", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(plan.name());
            for (Grid.At at : layout.cells()) {
                sheet.value(at.row(), at.column(), at.cell().text());
            }
            values(form, (row, column, value) -> {
                if (value instanceof BigDecimal number) {
                    sheet.value(row, column, number);
                } else if (value instanceof LocalDate date) {
                    sheet.value(row, column, date);
                    sheet.style(row, column).format("yyyy-mm-dd").set();
                } else {
                    sheet.value(row, column, value == null ? "" : value.toString());
                }
            });
            for (Region region : layout.regions()) {
                sheet.range(region.firstRow(), region.firstColumn(), region.lastRow(), region.lastColumn())
                        .merge();
            }
            sheet.range(0, 0, layout.rowCount() - 1, layout.columnCount() - 1)
                    .style()
                    .wrapText(true)
                    .borderStyle("thin")
                    .set();
            for (int column = 0; column < layout.columnCount(); column++) {
                sheet.width(column, 24);
            }
        }
        return out.toByteArray();
    }

    private interface Setter {
        void set(int row, int column, Object value);
    }

    private void values(Form form, Setter setter) {
        for (Slot slot : plan.slots()) {
            Object value = form.get(slot.path()).orText();
            setter.set(slot.row(), slot.column(), slot.isAlone() ? value : slot.prefix() + value + slot.suffix());
        }
        int row = table.bodyRow();
        for (org.jixiao.model.Row cells : form.rows(table.path())) {
            for (TablePlan.Column column : table.columns()) {
                setter.set(row, column.column(), cells.get(column.path()).orText());
            }
            row++;
        }
    }

    private static void set(Cell cell, Object value) {
        if (value instanceof BigDecimal number) {
            cell.setCellValue(number.doubleValue());
        } else if (value instanceof LocalDate date) {
            cell.setCellValue(date);
        } else if (value == null) {
            cell.setBlank();
        } else {
            cell.setCellValue(value.toString());
        }
    }

    private byte[] withoutDefinitions() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(template.content()))) {
            template.definitionSheets().forEach(name -> workbook.removeSheetAt(workbook.getSheetIndex(name)));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        }
    }

    /** {@code ${project.name}} as {@code {project_name}}, and an item's {@code ${indicator.name}} as {@code {indicators.name}}. */
    private byte[] withFlatNames() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(forJxls))) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            new ArrayList<>(sheet.getCellComments().keySet())
                    .forEach(at ->
                            sheet.getRow(at.getRow()).getCell(at.getColumn()).removeCellComment());
            for (Row row : sheet) {
                for (Cell cell : row) {
                    if (cell.getCellType() == CellType.STRING
                            && cell.getStringCellValue().contains("${")) {
                        String text = cell.getStringCellValue();
                        int from = text.indexOf("${");
                        int to = text.indexOf('}', from);
                        String path = text.substring(from + 2, to);
                        String own = table.variable() + ".";
                        String name = path.startsWith(own)
                                ? table.path() + "." + path.substring(own.length())
                                : path.replace('.', '_');
                        cell.setCellValue(text.substring(0, from) + "{" + name + text.substring(to));
                    }
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        }
    }

    /** Makes all blanks of the corpus, on all cores: {@code PeerFill how size root out}. */
    public static void main(String[] arguments) throws Exception {
        Corpus corpus = new Corpus(Path.of(arguments[2]), Integer.parseInt(arguments[1]));
        PeerFill fill = new PeerFill(corpus.template(), corpus.fill(corpus.blank(0), corpus.stamp(0), true));
        Path out = Path.of(arguments[3]);
        java.util.stream.IntStream.range(0, corpus.size()).parallel().forEach(project -> {
            try {
                Form form = corpus.blank(project);
                byte[] content = switch (arguments[0]) {
                    case "jxls" -> fill.jxls(form);
                    case "easyexcel" -> fill.easyExcel(form);
                    case "poi" -> fill.poi(form);
                    default -> fill.fastexcel(form);
                };
                Path file = out.resolve(form.text("unit.name")).resolve(form.text("project.name") + ".xlsx");
                Files.createDirectories(file.getParent());
                Files.write(file, content);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }
}
