package org.jixiao.model;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Numbers in Chinese characters. */
public final class Numerals {
    /** By its place in it, what a character stands for. */
    private static final String DIGITS = "〇一二三四五六七八九";

    private static final String POWERS = "十百千万";

    private static final Pattern NUMBER = Pattern.compile("[〇零○一二两三四五六七八九十][〇零○一二两三四五六七八九十百千万]*");

    private Numerals() {}

    /** A text with its numbers in digits: {@code 二〇二〇年十二月} as {@code 2020年12月}, {@code 四百五十套} as {@code 450套}. */
    public static String inDigits(String text) {
        return NUMBER.matcher(text).replaceAll(number -> digits(number.group()));
    }

    private static String digits(String number) {
        BigDecimal sum = BigDecimal.ZERO;
        StringBuilder digits = new StringBuilder();
        for (char c : number.replace('两', '二').toCharArray()) {
            int power = POWERS.indexOf(c) + 1;
            if (power == 0) {
                digits.append(Math.max(0, DIGITS.indexOf(c)));
            } else {
                BigDecimal times = value(digits.isEmpty() && power == 1 ? "1" : digits.toString());
                sum = power < POWERS.length()
                        ? sum.add(times.movePointRight(power))
                        : sum.add(times).movePointRight(power);
                digits.setLength(0);
            }
        }
        return sum.signum() == 0
                ? digits.toString()
                : sum.add(value(digits.toString())).toPlainString();
    }

    private static BigDecimal value(String digits) {
        return digits.isEmpty() ? BigDecimal.ZERO : new BigDecimal(digits);
    }
}
