package org.jixiao.template;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jixiao.model.Folding;
import org.jixiao.model.TickBoxes;
import org.jspecify.annotations.Nullable;

/**
 * One row of the 字段 sheet: what Excel itself cannot say of a field.
 *
 * @param path the field's path; a table's column has the table's path in front: {@code indicators.target}
 * @param name what people call it
 * @param unit how many yuan one unit of the printed amount is: 1, or 10000 where the form is in 万元
 * @param maxLength the greatest length of a text in characters, 0 where there is none
 * @param choices what a {@link FieldType#CHOICE} may hold, in the template's order; of a text, what it often is
 * @param aliases other labels under which departments know it
 * @param prefill what a blank form does with a value that the roster knows
 * @param mergedDown whether equal neighbours in this column of a table are one merged cell
 * @param origins the paths in an earlier form where the value may come from, the best first
 * @param formula an Excel formula over field paths in braces that stands in the cell as long as there is no value, or empty:
 *     {@code SUM({indicators.score})} means the column of a table, {@code {indicator.weight}} the cell in the same row
 */
public record Field(
        String path,
        String name,
        FieldType type,
        boolean required,
        BigDecimal unit,
        int maxLength,
        List<String> choices,
        List<String> aliases,
        Prefill prefill,
        boolean mergedDown,
        List<String> origins,
        String formula) {

    /** Whether a formula stands in the cell, and not a number that the form prints in every copy. */
    public boolean isLive() {
        return !formula.isEmpty() && !formula.matches("\\d+(\\.\\d+)?");
    }

    /** By the keys of labels, the rows into which people split an amount: a name with + in it says how, 地方资金+其他资金. */
    private List<List<String>> parts() {
        return aliases.stream()
                .filter(alias -> alias.contains("+"))
                .map(alias -> Stream.of(alias.split("\\+")).map(Labels::key).toList())
                .toList();
    }

    /** Whether a label is that of a part of the field. */
    public boolean isPart(String key) {
        return parts().stream().anyMatch(parts -> parts.contains(key));
    }

    /** Whether two labels are parts of the field, and their amounts together are its value. */
    public boolean adds(String key, String other) {
        return parts().stream().anyMatch(parts -> parts.contains(key) && parts.contains(other));
    }

    /** Which of its choices a text means, null where it means none. */
    public @Nullable String choice(String text) {
        String chosen = Folding.fold(TickBoxes.chosen(text, choices));
        for (String name : List.of(chosen, Labels.bare(chosen))) { // 否（不涉及）, where there is no such choice
            for (UnaryOperator<String> look : List.<UnaryOperator<String>>of(Labels::key, Field::core)) {
                List<String> same = choices.stream()
                        .filter(choice -> look.apply(choice).equals(look.apply(name)))
                        .toList();
                if (same.size() == 1) {
                    return same.get(0);
                }
            }
        }
        return null;
    }

    /** A choice without what people leave out, add and spell otherwise: 延续性项目 for 延续项目, 其它类 for 其他. */
    private static String core(String choice) {
        String key = Labels.key(choice);
        String core = key.replace('它', '他').replaceAll("性?(?:项目|类)?$", "");
        return core.isEmpty() ? key : core;
    }

    /** What a blank form does with a value that the roster knows. */
    public enum Prefill {
        /** It stays empty: the department writes it. */
        NO,
        /** It is filled in and may be changed. */
        OPEN,
        /** It is filled in and locked. */
        LOCKED
    }
}
