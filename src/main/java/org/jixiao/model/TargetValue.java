package org.jixiao.model;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A target value (指标目标值) as far as it can be understood; what was typed is always kept.
 *
 * <pre>
 * target     = [operator] number [unit] [behind]      >=80   95%以上   ≤200万元   10辆
 *            | ["="] number dash number [unit]        80-90   80~90%   5至10万
 *            | [operator] date …                      2020年12月   2020-12-31前   12月底前   1-6月
 *            | anything else                          合规   建立长效机制   7×24小时      qualitative
 * operator   = ≥ ≤ = > < >= <= ＝ ＞ ＜               standard
 *            | ≧ ≦ ⩾ ⩽ ═ == => =< ＞＝ 》= …          folded
 *            | 不低于 不少于 至少 超过 等于 低于 不超过 控制在 …
 * behind     = 以上 + 以下 以内 之内, and 内 after a unit of time; 左右 and a full stop say nothing
 * number     = digits, thousands separators, 百分之 before or % behind it, times 万 or 亿
 * </pre>
 *
 * <p>Dates come first: {@code 2023.07-2024.01} is one, {@code 800-500} is a range the wrong way round. A word of comparison
 * without a number ({@code 不低于上年水平}) is qualitative, a sign without a number ({@code >=若干}) cannot be understood.
 *
 * @param text as typed
 * @param operator what it compares with, or null where none was typed
 * @param body the text without the operator, as typed
 * @param number the number with 万 and 亿 multiplied out, the lower end of a range; a percentage as typed: 95 for 95%. Null
 *     for all but numbers and ranges
 * @param upper the upper end of a range, else null
 * @param unit the unit of measure behind the number, without %, 万 and 亿; may be empty
 * @param percent whether the number is a percentage; percentage points (个百分点) count as such
 * @param reason the key of the reason why an {@link Kind#UNREADABLE} one cannot be understood, else null
 */
public record TargetValue(
        String text,
        Kind kind,
        @Nullable Operator operator,
        String body,
        @Nullable BigDecimal number,
        @Nullable BigDecimal upper,
        String unit,
        boolean percent,
        @Nullable String reason) {
    private static final Memo<TargetValue> PARSED = new Memo<>(TargetParser::parse);

    /** What people write where there is no target, or no unit of one. */
    private static final Set<String> NONE = Set.of("无", "不适用", "不涉及", "无单位", "—", "——", "-", "/");

    /** What a target value turned out to be. */
    public enum Kind {
        NUMBER,
        RANGE,
        DATE,
        /** Words to be judged by people; a blank one counts here too. */
        QUALITATIVE,
        /** Meant as a number, and not to be understood. */
        UNREADABLE
    }

    /** How the result is compared with the target. */
    public enum Comparator {
        AT_LEAST("≥", ">="),
        MORE_THAN(">", ">"),
        EQUAL("=", "="),
        LESS_THAN("<", "<"),
        AT_MOST("≤", "<=");

        private final String sign;

        /** As typed on any keyboard: {@code >=}. */
        private final String typed;

        Comparator(String sign, String typed) {
            this.sign = sign;
            this.typed = typed;
        }

        /** As printed: ≥. */
        public String sign() {
            return sign;
        }
    }

    /**
     * The sign or word of comparison.
     *
     * @param glyph as typed; the parts before and behind the number joined by …
     * @param standard whether it is one of the signs that need no folding
     */
    public record Operator(Comparator comparator, String glyph, boolean standard) {
        /** Not for a word, nor for a title mark 《 that stands where < was meant: without a number these mean nothing. */
        boolean isSign() {
            return "≥≤≧≦⩾⩽=＝═<>＜＞".indexOf(glyph.charAt(0)) >= 0;
        }
    }

    /** Understands a typed text; never fails. */
    public static TargetValue parse(String text) {
        return PARSED.of(text);
    }

    /** Whether a text says that there is no target, or no unit of one. */
    public static boolean isNone(String text) {
        return text.length() < 5 && NONE.contains(text.strip());
    }

    /** Whether a text is a sign or word of comparison, and nothing else. */
    public static boolean isComparator(String text) {
        return !text.isEmpty()
                && text.length() < 6
                && text.chars().noneMatch(Character::isDigit)
                && parse(text + "1").operator() != null;
    }

    /** How it compares, or null where nothing was typed for it. */
    public @Nullable Comparator comparator() {
        return operator == null ? null : operator.comparator();
    }

    /** How it compares; = where nobody typed a sign. */
    public Comparator comparison() {
        return operator == null ? Comparator.EQUAL : operator.comparator();
    }

    /** Whether there is a number to reckon with. */
    public boolean isNumeric() {
        return number != null;
    }

    /** Whether the number may be a share of 1. */
    public boolean isShare() {
        return number != null && number.signum() > 0 && number.compareTo(BigDecimal.ONE) <= 0;
    }

    /** The text with the operator in its usual spelling before the number; as typed where there is none. */
    public String usualSpelling() {
        return operator == null ? text : operator.comparator().typed + body;
    }
}
