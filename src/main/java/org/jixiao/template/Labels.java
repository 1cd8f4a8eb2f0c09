package org.jixiao.template;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jixiao.model.Amount;
import org.jixiao.model.Folding;

/**
 * Labels as people retype them. Two texts are the same label when their keys are equal: width, white space, colons, brackets,
 * punctuation and a unit of money in brackets make no difference.
 */
public final class Labels {
    private static final Pattern UNIT =
            Pattern.compile("(?:[(\\[【〔]\\s*(?:单位\\s*[::]?\\s*)?|单位\\s*[::]\\s*)(?:人民币)?\\s*((?:千|万|百\\s*万|亿)?\\s*元)"
                    + "\\s*(?:[,,、][^)\\]】〕]*)?(?:[)\\]】〕]|$)");
    /** 1、 (一) 二. and 其中： in front of a label. */
    private static final Pattern NUMBERING = Pattern.compile(
            "^\\s*(?:其\\s*中\\s*:|\\d{1,2}(?:\\.\\d{1,2})+\\.?(?=\\s*\\p{IsHan})|\\([一二三四五六七八九十\\d]{1,3}\\)|[一二三四五六七八九十\\d]{1,3}(?:[、)]|(?:\\.|\\s)\\s*(?=\\D)))\\s*");
    /** (200字以内), (年月日) and (2020年-2022年) behind it; (2020年度) is no hint; (0-20)分 is. */
    private static final Pattern HINT = Pattern.compile(
            "[(\\[【〔](?![^)\\]】〕\\-—–~至]*年度?\\s*[)\\]】〕])[^()\\[\\]【】〔〕]*[)\\]】〕](?:\\s*分)?(?=[:\\s]*$)");

    private static final Pattern PERCENT = Pattern.compile("[(\\[【〔][^)\\]】〕]*%\\s*[)\\]】〕]");

    private Labels() {}

    /** What is left of a label when everything that people change is taken away; empty for a text without letters and digits. */
    public static String key(String text) {
        String folded = Folding.fold(text);
        String bare = mayName(folded) ? UNIT.matcher(folded).replaceAll("") : folded;
        return Folding.letters(bare, '%');
    }

    /** A folded text without what people write around a label: a number in front, a hint in brackets behind; itself where there is none. */
    public static String bare(String folded) {
        String bare = NUMBERING.matcher(folded).replaceFirst("");
        return isBracketed(bare) ? HINT.matcher(bare).replaceFirst("") : bare;
    }

    /** Whether the last character of a text is a closing bracket, 分, colons and blanks aside: only then a hint can stand there. */
    private static boolean isBracketed(String text) {
        int last = text.length() - 1;
        while (last >= 0 && (":分".indexOf(text.charAt(last)) >= 0 || Character.isWhitespace(text.charAt(last)))) {
            last--;
        }
        return last >= 0 && ")]】〕".indexOf(text.charAt(last)) >= 0;
    }

    /** The unit of money that a label names in brackets, in yuan: 10000 for {@code 项目总预算（万元）：}. */
    public static Optional<BigDecimal> unit(String text) {
        String folded = Folding.fold(text);
        if (!mayName(folded)) {
            return Optional.empty();
        }
        Matcher m = UNIT.matcher(folded);
        return m.find() ? Amount.unit(m.group(1).replaceAll("\\s", "")) : Optional.empty();
    }

    /** Whether a unit of money can be in a text at all: few have one, and to look for it takes long. */
    private static boolean mayName(String folded) {
        return folded.indexOf('元') >= 0;
    }

    /** Whether a label says that its numbers are percentages: {@code 执行率（%）}. */
    public static boolean isPercent(String text) {
        String folded = Folding.fold(text);
        return folded.indexOf('%') >= 0 && PERCENT.matcher(folded).find();
    }
}
