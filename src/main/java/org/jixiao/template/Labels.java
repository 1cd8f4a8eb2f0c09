package org.jixiao.template;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jixiao.model.Amount;

/**
 * Labels as people retype them. Two texts are the same label when their keys are equal: width, white space, colons, brackets,
 * punctuation and a unit of money in brackets make no difference.
 */
public final class Labels {
    private static final Pattern UNIT =
            Pattern.compile("(?:[(\\[【〔]\\s*(?:单位\\s*[::]?\\s*)?|单位\\s*[::]\\s*)(?:人民币)?\\s*((?:千|万|百\\s*万|亿)?\\s*元)"
                    + "\\s*(?:[,,、][^)\\]】〕]*)?(?:[)\\]】〕]|$)");
    /** 1、 (一) 二. in front of a label. */
    private static final Pattern NUMBERING = Pattern.compile(
            "^\\s*(?:\\([一二三四五六七八九十\\d]{1,3}\\)|[一二三四五六七八九十\\d]{1,3}(?:[、)]|(?:\\.|\\s)\\s*(?=\\D)))\\s*");
    /** (200字以内) behind it; (2020年度) is no hint. */
    private static final Pattern HINT = Pattern.compile("[(\\[【〔][^()\\[\\]【】〔〕年]*[)\\]】〕](?=[:\\s]*$)");

    private static final Pattern PERCENT = Pattern.compile("[(\\[【〔][^)\\]】〕]*%\\s*[)\\]】〕]");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}%]");

    private Labels() {}

    /** What is left of a label when everything that people change is taken away; empty for a text without letters and digits. */
    public static String key(String text) {
        String folded = fold(text);
        return NO_LETTER.matcher(UNIT.matcher(folded).replaceAll("")).replaceAll("");
    }

    /** The key without what people write around a label: a number in front, a hint in brackets behind. */
    public static String bareKey(String text) {
        return key(HINT.matcher(NUMBERING.matcher(fold(text)).replaceFirst("")).replaceFirst(""));
    }

    /** The unit of money that a label names in brackets, in yuan: 10000 for {@code 项目总预算（万元）：}. */
    public static Optional<BigDecimal> unit(String text) {
        Matcher m = UNIT.matcher(fold(text));
        return m.find() ? Amount.unit(m.group(1).replaceAll("\\s", "")) : Optional.empty();
    }

    /** Whether a label says that its numbers are percentages: {@code 执行率（%）}. */
    public static boolean isPercent(String text) {
        return PERCENT.matcher(fold(text)).find();
    }

    /** Full-width and other compatibility characters as plain ones. */
    public static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
