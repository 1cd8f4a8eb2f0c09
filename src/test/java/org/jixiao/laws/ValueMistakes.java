package org.jixiao.laws;

import static org.jixiao.laws.Mistake.Stage.FILE;
import static org.jixiao.laws.Mistake.Stage.VALUES;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.jixiao.model.Amount;
import org.jixiao.template.FieldType;

/** Other ways to write one value. */
final class ValueMistakes {
    private static final Set<FieldType> DATES = EnumSet.of(FieldType.DATE, FieldType.END_DATE);
    private static final Set<FieldType> AMOUNTS = EnumSet.of(FieldType.AMOUNT);
    private static final Set<FieldType> TEXTS = EnumSet.of(FieldType.TEXT, FieldType.TARGET);

    static final List<Mistake> ALL = List.of(
            amounts("amounts as text with separators", n -> Amount.format(n)),
            amounts(
                    "amounts in 万元 as text",
                    n -> n.movePointLeft(4).stripTrailingZeros().toPlainString() + "万元"),
            amounts(
                    "amounts in 万 with a blank",
                    n -> n.movePointLeft(4).stripTrailingZeros().toPlainString() + " 万"),
            amounts("amounts in full width", n -> fullWidth(Amount.format(n))),
            amounts("amounts with the currency", n -> "￥" + Amount.format(n) + "元"),
            amounts("amounts as 人民币…元整", n -> "人民币" + n.toPlainString() + "元整"),
            amounts("amounts stored as text", n -> n.toPlainString()),
            cells("amounts as a formula", AMOUNTS, (t, place) -> {
                XSSFCell cell = t.cell(place.key());
                double number =
                        place.value().number().divide(place.field().unit()).doubleValue();
                cell.setCellFormula(number + "*1");
                cell.setCellValue(number);
            }),
            dates("dates with slashes", d -> d.getYear() + "/" + d.getMonthValue() + "/" + d.getDayOfMonth()),
            dates("dates with points", d -> d.getYear() + "." + d.getMonthValue() + "." + d.getDayOfMonth()),
            dates("dates in Chinese", d -> d.getYear() + "年" + d.getMonthValue() + "月" + d.getDayOfMonth() + "日"),
            dates(
                    "dates in Chinese with blanks",
                    d -> d.getYear() + " 年 " + d.getMonthValue() + " 月 " + d.getDayOfMonth() + " 日"),
            dates("dates in full width", d -> fullWidth(d.toString())),
            dates("dates without separators", d -> d.toString().replace("-", "")),
            dates("dates with 号", d -> d.getYear() + "年" + d.getMonthValue() + "月" + d.getDayOfMonth() + "号"),
            dates("dates with a time", d -> d + " 00:00:00"),
            dates("dates as day numbers in text", d -> String.valueOf(d.toEpochDay() + 25_569)),
            cells("dates in Chinese formats", DATES, (t, place) -> dateFormat(t, place, true)),
            cells("dates as bare day numbers", DATES, (t, place) -> dateFormat(t, place, false)),
            cells("choices with blanks", EnumSet.of(FieldType.CHOICE), (t, place) -> {
                String text = place.value().text();
                int at = t.random.nextInt(text.length() + 1);
                t.cell(place.key())
                        .setCellValue(text.substring(0, at) + t.pick(List.of(" ", "　", "\n")) + text.substring(at));
            }),
            cells("invisible characters", TEXTS, (t, place) -> {
                String text = place.value().text();
                int at = text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2);
                t.cell(place.key())
                        .setCellValue("\uFEFF" + text.substring(0, at) + "\u200B" + text.substring(at) + "\u00A0 ");
            }),
            cells(
                    "blanks and line breaks around texts",
                    TEXTS,
                    (t, place) -> t.cell(place.key())
                            .setCellValue("\n　" + place.value().text() + " \n")),
            cells("rich text", TEXTS, (t, place) -> {
                XSSFRichTextString rich = new XSSFRichTextString(place.value().text());
                Font bold = t.workbook.createFont();
                bold.setBold(true);
                rich.applyFont(0, (rich.length() + 1) / 2, bold);
                t.cell(place.key()).setCellValue(rich);
            }),
            cells(
                    "tags of a system left in",
                    TEXTS,
                    (t, place) -> t.cell(place.key())
                            .setCellValue("<p style=\"text-indent: 2em;\">"
                                    + place.value()
                                            .text()
                                            .replace("&", "&amp;")
                                            .replace("<", "&lt;")
                                            .replace("\n", "</p>\n<p>")
                                    + "</p>")),
            targets("targets that Excel took for formulas", "=\\d+", (cell, text) -> {
                cell.setCellFormula(text.substring(1));
                cell.setCellValue(Double.parseDouble(text.substring(1)));
            }),
            targets("targets that Excel took for formulas of percents", "=\\d+%", (cell, text) -> {
                cell.setCellFormula(text.substring(1));
                cell.setCellValue(Double.parseDouble(text.substring(1, text.length() - 1)) / 100);
            }),
            targets("targets as numbers", "\\d+", (cell, text) -> cell.setCellValue(Double.parseDouble(text))),
            cells("notes of the department", TEXTS, (t, place) -> {
                if (t.sheet.getCellComment(t.cell(place.key()).getAddress()) == null) {
                    var note = t.sheet
                            .createDrawingPatriarch()
                            .createCellComment(t.workbook.getCreationHelper().createClientAnchor());
                    note.setString(new XSSFRichTextString("项目名称：请核对"));
                    note.setAddress(t.cell(place.key()).getAddress());
                }
            }),
            Mistake.of("dates counted from 1904", FILE, ValueMistakes::since1904));

    private ValueMistakes() {}

    private static Mistake amounts(String name, java.util.function.Function<BigDecimal, String> spelling) {
        return cells(name, AMOUNTS, (t, place) -> {
            BigDecimal number = place.value().number();
            boolean ownUnit = name.contains("万") || name.contains("元") || name.contains("currency");
            t.cell(place.key())
                    .setCellValue(spelling.apply(
                            ownUnit ? number : number.divide(place.field().unit())));
        });
    }

    private static Mistake dates(String name, java.util.function.Function<LocalDate, String> spelling) {
        return cells(
                name,
                DATES,
                (t, place) -> t.cell(place.key())
                        .setCellValue(spelling.apply(place.value().date())));
    }

    private static Mistake cells(String name, Set<FieldType> types, BiConsumer<Typist, Typist.Place> change) {
        return Mistake.of(name, VALUES, t -> {
            List<Typist.Place> places = t.some(t.values().stream()
                    .filter(place -> types.contains(place.field().type()))
                    .toList());
            places.forEach(place -> {
                t.claim(place.key());
                change.accept(t, place);
            });
            return !places.isEmpty();
        });
    }

    private static Mistake targets(String name, String pattern, BiConsumer<XSSFCell, String> change) {
        Predicate<Typist> act = t -> {
            List<Typist.Place> places = t.values().stream()
                    .filter(place -> place.field().type() == FieldType.TARGET
                            && place.value().text().matches(pattern))
                    .toList();
            places.forEach(place -> {
                t.claim(place.key());
                XSSFCell cell = t.cell(place.key());
                CellStyle general = t.workbook.createCellStyle();
                general.setDataFormat(
                        t.workbook.createDataFormat().getFormat(pattern.endsWith("%") ? "0%" : "General"));
                cell.setCellStyle(general);
                change.accept(cell, place.value().text());
            });
            return !places.isEmpty();
        };
        return Mistake.of(name, VALUES, act);
    }

    private static void dateFormat(Typist t, Typist.Place place, boolean chinese) {
        CellStyle style = t.workbook.createCellStyle();
        BiFunction<String, Integer, Short> format = (text, id) ->
                text.isEmpty() ? id.shortValue() : t.workbook.createDataFormat().getFormat(text);
        style.setDataFormat(
                chinese
                        ? t.pick(List.of(
                                format.apply("yyyy\"年\"m\"月\"d\"日\"", 0),
                                format.apply("[$-804]yyyy\"年\"m\"月\"d\"日\";@", 0),
                                format.apply("[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\";@", 0),
                                format.apply("yyyy/m/d;@", 0),
                                format.apply("", 31),
                                format.apply("", 57)))
                        : format.apply("General", 0));
        t.cell(place.key()).setCellStyle(style);
        t.cell(place.key()).setCellValue(place.value().date().toEpochDay() + 25_569);
    }

    private static boolean since1904(Typist t) {
        t.workbook.getCTWorkbook().getWorkbookPr().setDate1904(true);
        for (var sheet : t.workbook) {
            for (var row : sheet) {
                for (var cell : row) {
                    if (cell.getCellType() == CellType.NUMERIC && isDate(cell.getCellStyle())) {
                        cell.setCellValue(cell.getNumericCellValue() - 1462);
                    }
                }
            }
        }
        return true;
    }

    private static boolean isDate(CellStyle style) {
        int id = style.getDataFormat();
        return id == 31 || id == 57 || style.getDataFormatString().contains("yy");
    }

    static String fullWidth(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars().forEach(c -> wide.append((char) (c > 0x20 && c < 0x7F ? c + 0xFEE0 : c)));
        return wide.toString();
    }
}
