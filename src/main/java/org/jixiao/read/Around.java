package org.jixiao.read;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jixiao.model.Folding;
import org.jixiao.template.Field;
import org.jixiao.template.FieldType;
import org.jixiao.template.Slot;
import org.jspecify.annotations.Nullable;

/**
 * The constant text around a value as a pattern: blanks anywhere, brackets of any kind, which like colons and the 度 of 年度 are not
 * needed, a hint before a colon allowed.
 */
record Around(Pattern pattern) {
    private static final String HINT = "(?:\\([^()]*\\)\\s*(?=:))?";

    static Around of(Slot slot, Field field) {
        String value = field.type() == FieldType.YEAR ? "\\s*([\\d一二三四五六七八九零〇○]{2,4}|[\\s_X×]*)\\s*" : "(.*)";
        return new Around(Pattern.compile(
                "\\s*" + loose(slot.prefix()) + value + loose(slot.suffix()) + "[:\\s]*", Pattern.DOTALL));
    }

    /**
     * Matched with a text, or null where it does not match.
     *
     * @param folded in place
     */
    @Nullable
    Matcher matcher(String folded) {
        Matcher m = pattern.matcher(folded);
        return m.matches() ? m : null;
    }

    private static String loose(String constant) {
        StringBuilder pattern = new StringBuilder();
        Folding.inPlace(constant)
                .codePoints()
                .filter(c -> !Character.isWhitespace(c))
                .forEach(c -> {
                    pattern.append(c == ':' ? HINT : "");
                    pattern.append(anyLike((char) c));
                    pattern.append(Character.isLetterOrDigit(c) && c != '度' ? "\\s*" : "?\\s*");
                });
        return pattern.toString();
    }

    /** A character, or any bracket in the place of one. */
    private static String anyLike(char c) {
        return "([【〔".indexOf(c) >= 0 ? "[(\\[【〔]" : ")]】〕".indexOf(c) >= 0 ? "[)\\]】〕]" : Pattern.quote("" + c);
    }
}
