package org.jixiao.laws;

import static org.jixiao.laws.Mistake.Stage.LABELS;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.jixiao.template.Field;
import org.jixiao.template.FieldType;
import org.jixiao.template.Slot;
import org.jixiao.template.TablePlan;

/** Labels retyped, and labels and values run together. */
final class LabelMistakes {
    static final List<Mistake> ALL = List.of(
            labels("labels with blanks between the characters", (t, text) -> text.replaceAll("(?<=.)(?=.)", " ")),
            labels("labels with a line break", (t, text) -> {
                int at = 1 + t.random.nextInt(text.length() - 1);
                return text.substring(0, at) + "\n" + text.substring(at);
            }),
            labels("labels with half-width punctuation", (t, text) -> half(text)),
            labels(
                    "labels with other brackets",
                    (t, text) -> text.replaceAll("[（(]", "【").replaceAll("[）)]", "】")),
            labels("labels without a colon", (t, text) -> text.replaceAll("[：:]", "")),
            labels("labels with a colon and blanks", (t, text) -> "　" + text.replaceAll("[：:]", "") + " :"),
            labels(
                    "labels with invisible characters",
                    (t, text) -> "\u200B" + text.charAt(0) + "\u00A0" + text.substring(1) + "\uFEFF"),
            labels("labels with tags", (t, text) -> "<p>" + text + "</p>"),
            labels("labels with a star", (t, text) -> "*" + text),
            Mistake.of("labels by another name", LABELS, LabelMistakes::synonyms),
            Mistake.of("amounts in 万元 by their label", LABELS, LabelMistakes::otherUnit),
            Mistake.of("label and value in one cell", LABELS, LabelMistakes::oneCell, "F05"),
            Mistake.of("title, year and unit in one cell, on lines", LABELS, t -> collapsed(t, "\n"), "F05"),
            Mistake.of(
                    "title, year and unit in one cell, in tags", LABELS, t -> collapsed(t, "</p> <p>"), "F05", "N03"),
            Mistake.of("title, year and unit in one cell, with blanks", LABELS, t -> collapsed(t, "    "), "F05"),
            years("year with blanks", year -> " " + year + " "),
            years("year in full width", year -> ValueMistakes.fullWidth(year)),
            years("year in Chinese", year -> {
                StringBuilder chinese = new StringBuilder();
                year.chars().forEach(c -> chinese.append("〇一二三四五六七八九".charAt(c - '0')));
                return chinese.toString();
            }));

    private LabelMistakes() {}

    private static Mistake labels(String name, BiFunction<Typist, String, String> change) {
        return Mistake.of(name, LABELS, t -> {
            List<Typist.Label> labels = t.some(t.labels());
            for (Typist.Label label : labels) {
                t.claim(label.key());
                t.cell(label.key()).setCellValue(change.apply(t, label.text()));
            }
            return !labels.isEmpty();
        });
    }

    private static boolean synonyms(Typist t) {
        List<Typist.Label> labels = t.some(t.labels().stream()
                .filter(label -> !label.field().aliases().isEmpty())
                .toList());
        for (Typist.Label label : labels) {
            t.claim(label.key());
            t.cell(label.key()).setCellValue(t.pick(label.field().aliases()) + t.pick(List.of("", "：", ":")));
        }
        return !labels.isEmpty();
    }

    private static boolean otherUnit(Typist t) {
        boolean done = false;
        for (Typist.Label label : t.some(t.labels().stream()
                .filter(label ->
                        label.field().type() == FieldType.AMOUNT && label.text().contains("（元）"))
                .toList())) {
            boolean own = t.claim(label.key());
            List<Typist.Place> values = t.values().stream()
                    .filter(place -> place.field().path().equals(label.field().path()))
                    .toList();
            boolean all = label.key() instanceof TablePlan.Column column
                    ? values.size()
                            == t.plan.tables().stream()
                                    .filter(table -> table.columns().contains(column))
                                    .mapToInt(t::rows)
                                    .sum()
                    : values.size() == 1;
            if (own && all) {
                t.cell(label.key())
                        .setCellValue(label.text().replace("（元）", t.pick(List.of("（万元）", "（单位：万元）", "(万元)"))));
                values.forEach(place -> {
                    t.claim(place.key());
                    t.cell(place.key())
                            .setCellValue(
                                    place.value().number().movePointLeft(4).doubleValue());
                });
                done = true;
            }
        }
        return done;
    }

    private static boolean oneCell(Typist t) {
        List<Slot> slots = t.plan.slots().stream()
                .filter(slot -> slot.label() != null
                        && slot.header() == null
                        && slot.isAlone()
                        && slot.label().row() == slot.row()
                        && t.values().stream().anyMatch(place -> place.key().equals(slot)))
                .toList();
        boolean done = false;
        for (Slot slot : t.some(slots)) {
            if (t.claim(slot.label()) && t.claim(slot)) {
                XSSFCell label = t.cell(slot.label());
                label.setCellValue(label.getStringCellValue().replaceAll("[：:\\s]+$", "")
                        + t.pick(List.of("：", ":", "： "))
                        + printed(t, slot));
                t.cell(slot).setBlank();
                done = true;
            }
        }
        return done;
    }

    /** A value as the form shows it: an amount in the form's unit. */
    private static String printed(Typist t, Slot slot) {
        BigDecimal number = t.form().get(slot.path()).number();
        Field field = t.template.field(slot.path());
        return field.type() == FieldType.AMOUNT && number != null
                ? number.divide(field.unit()).toPlainString()
                : t.form().text(slot.path());
    }

    private static boolean collapsed(Typist t, String separator) {
        if (t.plan.headings().isEmpty()) {
            return false;
        }
        Slot.Label title = t.plan.headings().get(0);
        List<Slot> below = new ArrayList<>();
        for (Slot slot : t.plan.slots()) {
            if (slot.label() == null && slot.row() == title.row() + below.size() + 1) {
                below.add(slot);
            }
        }
        if (below.isEmpty() || below.stream().anyMatch(slot -> !t.claim(slot))) {
            return false;
        }
        StringBuilder text = new StringBuilder(title.text());
        for (Slot slot : below) {
            text.append(separator).append(t.cell(slot).getStringCellValue());
            t.cell(slot).setBlank();
        }
        boolean tags = separator.contains("<");
        t.cell(title).setCellValue(tags ? "<p style=\"text-align: center;\">" + text + "</p>" : text.toString());
        return true;
    }

    private static Mistake years(String name, java.util.function.UnaryOperator<String> change) {
        return Mistake.of(name, LABELS, t -> {
            List<Slot> slots = t.plan.slots().stream()
                    .filter(slot -> slot.label() == null
                            && t.template.field(slot.path()).type() == FieldType.YEAR)
                    .filter(t::claim)
                    .toList();
            slots.forEach(slot -> t.cell(slot)
                    .setCellValue(slot.prefix() + change.apply(t.form().text(slot.path())) + slot.suffix()));
            return !slots.isEmpty();
        });
    }

    /** Merges that someone made bigger: the title over two more columns. */
    static void widen(Typist t, CellRangeAddress region, int columns) {
        for (int i = 0; i < t.sheet.getNumMergedRegions(); i++) {
            if (t.sheet.getMergedRegion(i).equals(region)) {
                t.sheet.removeMergedRegion(i);
                CellRangeAddress wide = region.copy();
                wide.setLastColumn(region.getLastColumn() + columns);
                t.sheet.addMergedRegionUnsafe(wide);
                return;
            }
        }
    }

    private static String half(String text) {
        return text.replace('（', '(').replace('）', ')').replace('：', ':').replace('、', ',');
    }
}
