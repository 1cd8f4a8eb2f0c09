package org.jixiao.read;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jixiao.model.Folding;
import org.jixiao.model.Memo;

/** Tells by its text what stands below a table or between its rows and is none of them: notes, sums, lines to be signed, numbers of columns. */
final class Footers {
    /** How lines begin that follow a table and are not part of it: notes and sums. */
    private static final Pattern FOOTER =
            Pattern.compile("(?:注|备注|说明|填报说明|填表说明)(?:\\d*[:.、].*|\\d*)|合计:?|总计:?|总分:?", Pattern.DOTALL);
    /** How lines begin that are to be signed, or say whom to call. */
    private static final Pattern SIGNATURE = Pattern.compile(
            "(?:填报人|填表人|制表人?|经办人?|联系人|联系电话|电话|负责人|单位负责人|部门负责人|项目负责人|财务负责人|审核人?|复核人?|\\p{IsHan}{0,10}(?:审核|审批|审查|部门)意见|签字|签章|盖章"
                    + "|填报日期|填表日期|填报单位|日期)(?:\\([^)]*\\))?(?::.*)?|.{0,12}\\((?:盖章|签章|签字|公章)\\).*",
            Pattern.DOTALL);

    /** How the columns of a table of costs are headed. */
    private static final Pattern COSTS = Pattern.compile(
            "(?:序号|单价|数量|金额|小计|备注|(?:测算|计算)?(?:依据|过程)|(?:支出|费用|经费)?(?:内容|明细|项目|标准)|预算数?)(?:\\([^()]*\\))?");

    private static final Memo<Boolean> COST_HEADERS =
            new Memo<>(text -> COSTS.matcher(Folding.dense(Folding.fold(text))).matches());

    private static final Pattern MARK = Pattern.compile("^[*※★]+");

    private static final Memo<Boolean> FOOTERS =
            new Memo<>(text -> isSignature(text) || FOOTER.matcher(folded(text)).matches());

    private static final Pattern SUBTOTAL = Pattern.compile(".*小计");
    private static final Pattern SUM = Pattern.compile(".*小计|.{0,10}[合总共]计[:：]?");

    private static final Pattern SCORE = Pattern.compile(".{0,6}(?:得分|评分|总分|等级|等次)[^指标率]{0,6}");
    private static final Pattern SUM_ALONE = Pattern.compile("[合总共小]计[:：]?");

    private static final Pattern COLUMN_NUMBER = Pattern.compile("\\d{1,2}");
    /** Number columns in tables that are filled in by hand. */
    private static final String STEMS = "甲乙丙丁戊己庚辛壬癸";

    private Footers() {}

    /** Whether a line that begins with the text is a footer. */
    static boolean has(String text) {
        return FOOTERS.of(text);
    }

    /** Whether a footer is one to be signed: nothing of the table stands below it. */
    static boolean isSignature(String text) {
        return SIGNATURE.matcher(folded(text)).matches();
    }

    /** Whether it says who has signed or is to sign: 填报人：张三. The word alone may be an indicator. */
    static boolean isSigned(String text) {
        return isSignature(text) && folded(text).indexOf(':') > 0;
    }

    /**
     * Whether a row that is called so is the sum of others.
     *
     * @param indicator whether it is called so as an indicator, which may be a sum, 培训人数合计
     */
    static boolean isSum(String name, boolean indicator) {
        return name.indexOf('计') >= 0
                && (indicator ? SUBTOTAL : SUM).matcher(Folding.dense(name)).matches();
    }

    /** Whether a line is called what all the points of a table make: 自评得分, 综合评分, 评价等级. */
    static boolean isScore(String text) {
        return SCORE.matcher(Folding.dense(text)).matches();
    }

    /** Whether a text is what a column of a table of costs is headed by, 金额（元）. */
    static boolean headsCosts(String text) {
        return COST_HEADERS.of(text);
    }

    /** Whether a text says so and nothing else: no remark does. */
    static boolean isSumAlone(String text) {
        return text.indexOf('计') >= 0 && SUM_ALONE.matcher(Folding.dense(text)).matches();
    }

    /** Whether a row holds nothing but the numbers of its columns, from left to right: 1, 2, 3, or 甲, 乙, 1. */
    static boolean isNumbering(List<String> row) {
        List<Integer> numbers = row.stream()
                .map(Footers::folded)
                .filter(text -> !text.isEmpty())
                .map(Footers::columnNumber)
                .toList();
        return numbers.size() > 1
                && !numbers.contains(0)
                && IntStream.range(1, numbers.size()).allMatch(i -> numbers.get(i - 1) < numbers.get(i));
    }

    /** 1 and more for digits, less than 0 for 甲 and so on, which come before them; 0 for any other text. */
    private static int columnNumber(String text) {
        int stem = text.length() == 1 ? STEMS.indexOf(text) : -1;
        return stem >= 0 ? stem - STEMS.length() : COLUMN_NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
    }

    /** Without the asterisk of lines that must be filled in, and of notes. */
    static String folded(String text) {
        return MARK.matcher(Folding.dense(Folding.fold(CellText.of(text).text())))
                .replaceFirst("");
    }
}
