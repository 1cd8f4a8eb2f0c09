package org.jixiao.check;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jixiao.model.Names;
import org.jspecify.annotations.Nullable;

/** The three answers of the budget system to a target in words, and the share of the weight that each may score (forms.md B4). */
public enum Band {
    /** 达成年度指标. */
    REACHED("0.8", "1"),
    /** 部分达成年度指标并具有一定效果. */
    PARTLY("0.6", "0.8"),
    /** 未达成年度指标且效果较差. */
    MISSED("0", "0.6");

    /** 未发生事故 and 未超预算 are no failures. */
    private static final Pattern MISSED_WORDS =
            Pattern.compile("[未没][有能]?+(?!出现|发生|见|超|收到|接到)|不达标|不合格|不及时|较差|无法|不足|延期|滞后");

    private static final Pattern PARTLY_WORDS = Pattern.compile("部分|基本(?!医疗|养老|公共|建设|情况)");
    private static final Pattern REACHED_WORDS = Pattern.compile("达成|完成|达到|达标|实现|合格|合规|符合|规范|健全|完善|按时|及时|按期|全部|"
            + "优|良好|较好|显著|明显|有效|提高|提升|改善|增强|促进|保障|稳定|正常|满意|未|没有|^无|覆盖|^100$");

    final BigDecimal least;
    final BigDecimal most;

    Band(String least, String most) {
        this.least = new BigDecimal(least);
        this.most = new BigDecimal(most);
    }

    /** Whether a score lies within the band: what was reached may score full, the other two stay below their upper end. */
    public boolean admits(BigDecimal score, BigDecimal weight) {
        int upper = score.compareTo(most.multiply(weight));
        return score.compareTo(least.multiply(weight)) >= 0 && (this == REACHED ? upper <= 0 : upper < 0);
    }

    /** The band of a result; null where its words do not tell. A result in the target's own words has reached it. */
    static @Nullable Band of(String target, String actual) {
        String words = Names.key(actual);
        String aim = Names.key(target);
        if (words.equals(aim)) {
            return REACHED;
        }
        if (MISSED_WORDS.matcher(words).find()) {
            return MISSED;
        }
        if (PARTLY_WORDS.matcher(words).find()) {
            return PARTLY;
        }
        boolean inItsWords = !aim.isEmpty() && words.contains(aim);
        return inItsWords || REACHED_WORDS.matcher(words).find() ? REACHED : null;
    }
}
