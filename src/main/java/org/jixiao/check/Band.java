package org.jixiao.check;

import java.math.BigDecimal;
import org.jixiao.model.Names;
import org.jspecify.annotations.Nullable;

/** The three answers of the budget system to a target in words, and the share of the weight that each may score (forms.md B4). */
public enum Band {
    /** 达成年度指标. */
    REACHED("0.8", "1"),
    /** 部分达成年度指标并具有一定效果. */
    PARTLY("0.6", "0.8"),
    /** 未达成年度指标且效果较差. */
    MISSED("0", "0.6"),
    /** One of the last two, and nobody can tell which: 有待健全. */
    SHORT("0", "0.8");

    final BigDecimal least;
    final BigDecimal most;

    Band(String least, String most) {
        this.least = new BigDecimal(least);
        this.most = new BigDecimal(most);
    }

    /** Whether a score lies within the band: what was reached may score full, the others stay below their upper end. */
    public boolean admits(BigDecimal score, BigDecimal weight) {
        int upper = score.compareTo(most.multiply(weight));
        return score.compareTo(least.multiply(weight)) >= 0 && (this == REACHED ? upper <= 0 : upper < 0);
    }

    /** The band of a result; null where its words do not tell. A result in the target's own words has reached it. */
    static @Nullable Band of(String target, String actual) {
        return Names.same(target, actual) ? REACHED : Answer.of(target, actual);
    }
}
