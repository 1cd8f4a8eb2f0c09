package org.jixiao.check;

import java.util.regex.Pattern;
import org.jixiao.model.Folding;
import org.jixiao.model.Memo;
import org.jixiao.model.Names;
import org.jixiao.model.Row;
import org.jixiao.model.TargetValue;

/**
 * What the name of an indicator says by itself.
 *
 * @param text in one width
 * @param bare the same without a note in brackets behind it: 培训人数
 * @param key the same for two spellings of the bare name
 * @param note what stands in these brackets, 人 of 培训人数(人); empty where there are none
 * @param plain the name without any notes in brackets
 * @param rate whether that ends in a word for a rate: 满意度(分), but not 满意度调查份数
 */
record IndicatorName(String text, String bare, String key, String note, String plain, boolean rate) {
    private static final Pattern NOTES = Pattern.compile("\\([^()]*\\)");

    /**
     * Of the words in 度 only those that are measured in percent (not 进度, 制度, 力度), of those in 率 all but the physical and
     * financial ones.
     */
    private static final Pattern RATE =
            Pattern.compile(".*(?:(?<![频功汇速利容积效])率|(?:满意|覆盖|知晓|认可|支持|完成|参与|达标|信任|认同)度|比例|占比|比重|覆盖面?)");

    /** The last characters of all of these. */
    private static final String RATE_ENDS = "率度例比重盖面";

    private static final Memo<IndicatorName> KNOWN = new Memo<>(IndicatorName::parse);

    /** Of the name of an indicator's row. */
    static IndicatorName of(Row row) {
        return of(row.text("name"));
    }

    static IndicatorName of(String typed) {
        return KNOWN.of(typed);
    }

    private static IndicatorName parse(String typed) {
        String text = Folding.fold(typed).strip();
        int open = text.lastIndexOf('(');
        boolean noted = open >= 0 && text.indexOf(')', open) == text.length() - 1;
        String bare = noted ? text.substring(0, open).strip() : text;
        String note = noted ? text.substring(open + 1, text.length() - 1).strip() : "";
        boolean once = noted && text.indexOf('(') == open; // nearly always where there is a note at all
        String plain = open < 0
                ? text
                : once ? bare : NOTES.matcher(text).replaceAll("").strip();
        boolean rate = !plain.isEmpty()
                && RATE_ENDS.indexOf(plain.charAt(plain.length() - 1)) >= 0
                && RATE.matcher(plain).matches();
        return new IndicatorName(text, bare, Names.key(bare), note, plain, rate);
    }

    /** Whether it has a note in brackets anywhere. */
    boolean isNoted() {
        return plain.length() < text.length();
    }

    /** Whether the number of a target is a percentage: by its %, by the (%) of the name, or because a bare rate can be nothing else. */
    boolean isPercentage(TargetValue target) {
        return target.percent() || (target.unit().isEmpty() && (text.contains("%") || (rate && !isNoted())));
    }
}
