package org.jixiao.proof;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jixiao.proof.Draft.Held;
import org.jixiao.template.Field;
import org.jixiao.template.FieldType;
import org.jixiao.template.Labels;

/**
 * Something that people do to a form and that must not change what is read from it.
 *
 * @param key of its name in the messages: {@code template.proof.change.<key>}
 * @param act does it to the sheets of the sample, given the fields of its template
 */
record Change(String key, BiConsumer<List<Draft>, Collection<Field>> act) {
    private static final BigDecimal TEN_THOUSAND = new BigDecimal(10_000);

    /** What every template must stand: {@code template.md}, "Harmless changes change nothing". */
    static final List<Change> ALL = List.of(
            sheet("rows-above", sheet -> sheet.insertRows(0, 2)),
            sheet("row-between", sheet -> middle(sheet.rows(false)).forEach(row -> sheet.insertRows(row, 1))),
            sheet("row-in-table", sheet -> middle(sheet.rows(true)).forEach(row -> sheet.insertRows(row, 1))),
            sheet("column-left", sheet -> sheet.insertColumns(0, 1)),
            sheet(
                    "column-right",
                    sheet -> sheet.rows(true).forEach(row -> sheet.put(row, sheet.lastColumn() + 2, "已核"))),
            sheet("merges-undone", sheet -> sheet.unmerge(false)),
            sheet("levels-repeated", sheet -> sheet.unmerge(true)),
            sheet("note-below", sheet -> sheet.put(sheet.lastRow() + 1, 0, "注：以上内容已经单位负责人审定。")),
            sheet("signature-below", sheet -> sheet.put(sheet.lastRow() + 2, 0, "填报人：张三　联系电话：63750000")),
            sheet("sheet-renamed", sheet -> sheet.name += "（定稿）"),
            new Change("sheet-in-front", (sheets, fields) -> sheets.add(0, other())),
            new Change(
                    "hidden-copy",
                    (sheets, fields) -> sheets.add(0, sheets.get(0).oldCopy("去年"))),
            labels(
                    "labels-half-width",
                    text -> text.replace('（', '(').replace('）', ')').replace('：', ':')),
            labels(
                    "labels-full-width",
                    text -> text.replace('(', '（').replace(')', '）').replace(':', '：')),
            labels("labels-blanks", text -> String.join(" ", text.split(""))),
            labels(
                    "labels-line-break",
                    text -> text.length() < 4 ? text : text.substring(0, 2) + "\n" + text.substring(2)),
            labels("labels-numbered", text -> "1、" + text),
            labels("labels-hints", text -> text.replaceAll("[:：]$", "") + "（必填）："),
            labels("labels-no-colon", text -> text.replaceAll("[:：]$", "")),
            new Change(
                    "labels-other-names",
                    (sheets, fields) -> sheets.forEach(sheet -> sheet.labels(text -> otherName(text, fields)))),
            amounts("amounts-separators", (value, unit) -> String.format(Locale.ROOT, "%,.2f", value.divide(unit))),
            amounts(
                    "amounts-ten-thousand",
                    (value, unit) ->
                            value.divide(TEN_THOUSAND).stripTrailingZeros().toPlainString() + "万元"),
            amounts("amounts-full-width", (value, unit) -> fullWidth(value.toPlainString() + "元")),
            dates("dates-chinese", "yyyy年M月d日"),
            dates("dates-dots", "yyyy.M.d"),
            texts("texts-blanks", text -> "\u00a0" + text + "\u3000"),
            texts("texts-html", text -> "<p>" + text + "</p>"));

    private static Change sheet(String key, Consumer<Draft> act) {
        return new Change(key, (sheets, fields) -> sheets.forEach(act));
    }

    private static Change labels(String key, Function<String, String> change) {
        return sheet(key, sheet -> sheet.labels(change::apply));
    }

    /** @param retyped from yuan and the unit in which the form prints them */
    private static Change amounts(String key, BiFunction<BigDecimal, BigDecimal, String> retyped) {
        return values(
                key,
                held -> held.field().type() == FieldType.AMOUNT,
                held -> retyped.apply(
                        Objects.requireNonNull(held.value().number()),
                        held.field().unit()));
    }

    private static Change dates(String key, String pattern) {
        DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
        return values(
                key,
                held -> held.value().date() != null,
                held -> format.format(Objects.requireNonNullElse(held.value().date(), LocalDate.EPOCH)));
    }

    private static Change texts(String key, Function<String, String> change) {
        return values(
                key,
                held -> held.field().type() == FieldType.TEXT && !held.field().mergedDown(),
                held -> change.apply(held.value().text()));
    }

    private static Change values(String key, Predicate<Held> meant, Function<Held, String> change) {
        return sheet(key, sheet -> sheet.values(meant, change));
    }

    /** The one in the middle, none of an empty list. */
    private static List<Integer> middle(List<Integer> rows) {
        return rows.isEmpty() ? List.of() : List.of(rows.get(rows.size() / 2));
    }

    private static Draft other() {
        Draft cover = new Draft("封面", false, List.of(), List.of());
        cover.put(0, 0, "关于报送绩效表的函");
        cover.put(2, 0, "现将有关材料报上，请审核。");
        return cover;
    }

    private static String otherName(String label, Collection<Field> fields) {
        String key = Labels.key(label);
        return fields.stream()
                .filter(field -> Labels.key(field.name()).equals(key))
                .flatMap(field -> field.aliases().stream())
                .filter(name -> !name.contains("+"))
                .findFirst()
                .orElse(label);
    }

    private static String fullWidth(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars().forEach(c -> wide.append((char) (c > ' ' && c < 0x7f ? c + 0xfee0 : c)));
        return wide.toString();
    }
}
