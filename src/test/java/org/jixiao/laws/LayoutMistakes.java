package org.jixiao.laws;

import static org.jixiao.laws.Mistake.Stage.FILE;
import static org.jixiao.laws.Mistake.Stage.FORMS;
import static org.jixiao.laws.Mistake.Stage.LAYOUT;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.model.Form;
import org.jixiao.template.Slot;

/** The form as a whole moved, pulled apart, copied; other sheets around it. */
final class LayoutMistakes {
    static final List<Mistake> ALL = List.of(
            Mistake.of("block moved down", LAYOUT, t -> {
                t.insertRows(0, 1 + t.random.nextInt(6));
                return true;
            }),
            Mistake.of("block moved right", LAYOUT, t -> {
                t.insertColumns(0, 1 + t.random.nextInt(4));
                return true;
            }),
            Mistake.of("a line above the title", LAYOUT, t -> {
                t.insertRows(0, 2);
                t.cell(0, 0).setCellValue("附件2");
                return true;
            }),
            Mistake.of("rows between the labels", LAYOUT, LayoutMistakes::rowsBetween, "F05"),
            Mistake.of("a column between labels and values", LAYOUT, t -> {
                boolean labelled = t.plan.slots().stream().anyMatch(slot -> slot.label() != null);
                if (labelled) {
                    t.insertColumns(
                            t.plan.slots().stream()
                                    .filter(s -> s.label() != null)
                                    .findFirst()
                                    .map(t::column)
                                    .orElse(1),
                            1);
                }
                return labelled;
            }),
            Mistake.of("merges undone", LAYOUT, t -> {
                boolean any = t.sheet.getNumMergedRegions() > 0;
                while (t.sheet.getNumMergedRegions() > 0) {
                    t.sheet.removeMergedRegion(0);
                }
                return any;
            }),
            Mistake.of("merges made wider", LAYOUT, t -> {
                List<CellRangeAddress> atEdge = t.sheet.getMergedRegions().stream()
                        .filter(region -> region.getLastColumn() == t.plan.columns() - 1)
                        .toList();
                atEdge.forEach(region -> LabelMistakes.widen(t, region, 1 + t.random.nextInt(2)));
                return !atEdge.isEmpty();
            }),
            Mistake.of("prose merged over a second row", LAYOUT, LayoutMistakes::proseOverTwoRows),
            Mistake.of("text spilt into rows of its own", LAYOUT, LayoutMistakes::spill, "F15"),
            Mistake.of("styled cells far away", LAYOUT, t -> {
                CellStyle style = t.workbook.createCellStyle();
                style.setWrapText(true);
                t.cell(3000, 0).setCellStyle(style);
                t.cell(2, 60).setCellStyle(style);
                t.cell(2, 60).setCellValue("  ");
                return true;
            }),
            Mistake.of("sheet renamed", FORMS, t -> {
                t.workbook.setSheetName(t.workbook.getSheetIndex(t.sheet), t.pick(List.of("Sheet1", "张三", "2020年")));
                return true;
            }),
            Mistake.of("other sheets around it", FORMS, LayoutMistakes::otherSheets),
            Mistake.of("an old form on a hidden sheet", FORMS, t -> {
                XSSFSheet old = t.workbook.createSheet("去年");
                copyInto(t.workbook, sheetOf(t, otherForm(t, 1)), old, 0, 0);
                t.workbook.setSheetOrder("去年", 0);
                t.workbook.setSheetVisibility(0, t.pick(List.of(SheetVisibility.HIDDEN, SheetVisibility.VERY_HIDDEN)));
                t.workbook.setActiveSheet(1);
                return true;
            }),
            Mistake.of("another form below", FORMS, t -> below(t, 1), "F07"),
            Mistake.of("two other forms below", FORMS, t -> below(t, 2), "F07"),
            Mistake.of(
                    "another form right below",
                    FORMS,
                    t -> {
                        if (t.template.sheets().size() > 1) {
                            return false;
                        }
                        Form other = otherForm(t, 1);
                        t.expectBelow(other);
                        copyInto(t.workbook, sheetOf(t, other), t.sheet, t.sheet.getLastRowNum() + 1, 0);
                        return true;
                    },
                    "F07"),
            Mistake.of(
                    "another form beside it",
                    FORMS,
                    t -> {
                        int width = 0;
                        for (Row row : t.sheet) {
                            width = Math.max(width, row.getLastCellNum());
                        }
                        if (t.template.sheets().size() > 1 || width > 30) {
                            return false;
                        }
                        Form other = otherForm(t, 1);
                        t.expectBeside(other);
                        copyInto(t.workbook, sheetOf(t, other), t.sheet, 0, width + t.random.nextInt(2));
                        return true;
                    },
                    "F07"),
            Mistake.of("another form on a sheet of its own", FORMS, t -> {
                if (t.template.sheets().size() > 1) {
                    return false;
                }
                Form other = otherForm(t, 2);
                t.expectElsewhere(other);
                copyInto(t.workbook, sheetOf(t, other), t.workbook.createSheet("另一个"), 0, 0);
                return true;
            }),
            Mistake.of("saved as .xls", FILE, t -> {
                t.asXls = true;
                return true;
            }));

    private LayoutMistakes() {}

    private static boolean rowsBetween(Typist t) {
        List<Slot> slots = t.plan.slots().stream()
                .filter(slot ->
                        slot.label() != null && slot.row() == slot.label().row())
                .filter(slot -> t.plan.slots().stream()
                        .anyMatch(above -> above.label() != null
                                && above.label().row() < slot.label().row()))
                .toList();
        for (Slot slot : t.some(slots)) {
            t.insertRows(t.row(slot.label()), 1 + t.random.nextInt(2));
        }
        return !slots.isEmpty();
    }

    private static List<Slot> prose(Typist t) {
        return t.plan.slots().stream()
                .filter(slot -> slot.label() != null
                        && slot.label().row() == slot.row()
                        && t.template.field(slot.path()).maxLength() > 200
                        && t.cell(slot).getCellType() == CellType.STRING
                        && t.cell(slot).getStringCellValue().length() > 40)
                .toList();
    }

    private static boolean proseOverTwoRows(Typist t) {
        List<Slot> prose = prose(t);
        for (Slot slot : t.some(prose)) {
            int row = t.row(slot);
            t.insertRows(row + 1, 1);
            for (int i = t.sheet.getNumMergedRegions() - 1; i >= 0; i--) {
                CellRangeAddress region = t.sheet.getMergedRegion(i);
                if (region.getFirstRow() == row && region.getLastRow() == row) {
                    t.sheet.removeMergedRegion(i);
                    t.sheet.addMergedRegionUnsafe(
                            new CellRangeAddress(row, row + 1, region.getFirstColumn(), region.getLastColumn()));
                }
            }
            t.sheet.addMergedRegionUnsafe(
                    new CellRangeAddress(row, row + 1, t.column(slot.label()), t.column(slot.label())));
        }
        return !prose.isEmpty();
    }

    private static boolean spill(Typist t) {
        List<Slot> prose = prose(t);
        boolean done = false;
        for (Slot slot : t.some(prose)) {
            String text = t.cell(slot).getStringCellValue();
            int at = text.length() / 2;
            while (at < text.length() && "。！？；：.!?;:\n ".indexOf(text.charAt(at - 1)) >= 0) {
                at++;
            }
            boolean clean = text.length() == text.strip().length()
                    && text.indexOf('<') < 0
                    && at < text.length()
                    && !Character.isLowSurrogate(text.charAt(at))
                    && "\n ".indexOf(text.charAt(at)) < 0;
            if (clean) {
                t.claim(slot);
                int row = t.row(slot) + 1;
                t.insertRows(row, 1);
                t.cell(slot).setCellValue(text.substring(0, at));
                t.cell(row, t.random.nextBoolean() ? t.column(slot.label()) : t.column(slot))
                        .setCellValue(text.substring(at));
                done = true;
            }
        }
        return done;
    }

    private static boolean otherSheets(Typist t) {
        XSSFSheet list = t.workbook.createSheet("填写须知");
        List<String> labels = new ArrayList<>();
        t.plan.slots()
                .forEach(slot -> labels.add(
                        slot.label() == null ? slot.prefix() : slot.label().text()));
        t.plan.tables().forEach(table -> table.columns().forEach(column -> labels.add(column.header())));
        for (int i = 0; i < labels.size(); i++) {
            Row row = list.createRow(i);
            row.createCell(0).setCellValue(i + 1);
            row.createCell(1).setCellValue(labels.get(i));
            row.createCell(2).setCellValue("请如实填写");
        }
        t.workbook.setSheetOrder("填写须知", t.random.nextInt(2));
        XSSFSheet plan = t.workbook.createSheet("Sheet2");
        plan.createRow(0).createCell(0).setCellValue("项目名称");
        plan.getRow(0).createCell(1).setCellValue("金额");
        plan.createRow(1).createCell(0).setCellValue("某项目");
        t.workbook.createSheet("Sheet3");
        return true;
    }

    private static boolean below(Typist t, int count) {
        if (t.template.sheets().size() > 1) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            Form other = otherForm(t, i + 3);
            t.expectBelow(other);
            copyInto(t.workbook, sheetOf(t, other), t.sheet, t.sheet.getLastRowNum() + 2 + t.random.nextInt(3), 0);
        }
        return true;
    }

    private static Form otherForm(Typist t, int number) {
        return Forms.plain(t.template, t.random.nextInt(1000) + 1000L * number);
    }

    private static XSSFSheet sheetOf(Typist t, Form form) {
        XSSFWorkbook workbook = Typist.open(Laws.fill(t.template, form));
        return workbook.getSheet(t.template.sheets().get(0).name());
    }

    /** A whole form on a sheet of a workbook. */
    static void copyInto(XSSFWorkbook workbook, XSSFSheet from, XSSFSheet target, int down, int right) {
        CellStyle date = workbook.createCellStyle();
        date.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd"));
        for (Row row : from) {
            for (Cell cell : row) {
                Cell to = Moves.cell(target, row.getRowNum() + down, cell.getColumnIndex() + right);
                Moves.copyValue(cell, to);
                if (cell.getCellType() == CellType.NUMERIC && DateUtil.isCellDateFormatted(cell)) {
                    to.setCellStyle(date);
                }
            }
        }
        for (CellRangeAddress region : from.getMergedRegions()) {
            target.addMergedRegionUnsafe(new CellRangeAddress(
                    region.getFirstRow() + down,
                    region.getLastRow() + down,
                    region.getFirstColumn() + right,
                    region.getLastColumn() + right));
        }
    }
}
