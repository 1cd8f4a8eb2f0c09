package org.jixiao.model;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of money, in yuan, from the ways in which offices write them. */
public final class Amount {
    private static final Map<String, BigDecimal> UNITS = Map.of(
            "元", BigDecimal.ONE,
            "圆", BigDecimal.ONE,
            "千元", new BigDecimal(1_000),
            "万", new BigDecimal(10_000),
            "万元", new BigDecimal(10_000),
            "百万", new BigDecimal(1_000_000),
            "百万元", new BigDecimal(1_000_000),
            "亿", new BigDecimal(100_000_000),
            "亿元", new BigDecimal(100_000_000));

    /** After NFKC and without blanks: sign or bracket, currency, digits with or without separators, unit. */
    private static final Pattern SYNTAX =
            Pattern.compile("(?<open>\\()?(?<sign>[-−–+])?(?:人民币|RMB|CNY|¥)?(?<sign2>[-−–+])?"
                    + "(?<digits>\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|\\.\\d+)"
                    + "(?<unit>[千百]?[万亿]?[元圆]?)整?(?<close>\\))?");

    /** The same amount again, in the characters that cannot be altered; {@code 共} in front says no more. */
    private static final Pattern AGAIN = Pattern.compile("^[共合总]计:?|\\(?大写[^()]*\\)?$");

    /** Longer texts are prose. */
    private static final int LONGEST = 200;

    private Amount() {}

    /** How many yuan one of a unit is: 元, 万元, 亿元 …; empty for a word that is no unit of money. */
    public static Optional<BigDecimal> unit(String word) {
        return Optional.ofNullable(UNITS.get(word));
    }

    /**
     * Understands {@code 600,000}, {@code ６０万元}, {@code 0.5亿}, {@code ￥600000.00}, {@code (1,200)}, {@code
     * 600,000元（大写：陆拾万元整）} and the like.
     *
     * @param text as typed
     * @param unit how many yuan a number without a unit of its own stands for: 1, or 10000 in a form in 万元
     * @return yuan, or empty for anything that is not exactly one amount
     */
    public static Optional<BigDecimal> parse(String text, BigDecimal unit) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String plain = Folding.dense(Folding.fold(text));
        Matcher m = SYNTAX.matcher(AGAIN.matcher(plain.replace('，', ',')).replaceAll(""));
        if (!m.matches() || (m.group("open") == null) != (m.group("close") == null)) {
            return Optional.empty();
        }
        String word = m.group("unit");
        BigDecimal factor = word.isEmpty() ? unit : UNITS.get(word);
        if (factor == null || (m.group("sign") != null && m.group("sign2") != null)) {
            return Optional.empty();
        }
        BigDecimal yuan = new BigDecimal(m.group("digits").replace(",", "")).multiply(factor);
        String sign = m.group("sign") != null ? m.group("sign") : m.group("sign2");
        boolean negative = m.group("open") != null || (sign != null && !sign.equals("+"));
        return Optional.of(plain(negative ? yuan.negate() : yuan));
    }

    /** The same number without trailing zeros and never with an exponent. */
    public static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** As people write it: {@code 600,000} or {@code 1,234.50}; never more than the digits that are there. */
    public static String format(BigDecimal number) {
        BigDecimal plain = plain(number);
        return String.format(Locale.ROOT, "%,." + (plain.scale() == 1 ? 2 : plain.scale()) + "f", plain);
    }
}
