package org.jixiao.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import org.jixiao.model.TargetValue.Comparator;
import org.jixiao.template.FormTemplate;
import org.jspecify.annotations.Nullable;

/**
 * The formulas by which self-evaluations are scored (forms.md B4–B6): of the national budget system's performance module, as far as
 * not said otherwise. In them <i>w</i> is the weight, <i>t</i> the target and <i>a</i> the actual value; an <i>a</i> below 0 counts
 * as 0; points are rounded half up to two decimals. Targets below 0 have no formula.
 */
public final class Scoring {
    private static final BigDecimal TWO = new BigDecimal(2);
    private static final int DECIMALS = 2;

    private Scoring() {}

    /** The two formulas in use for a target that must not be exceeded (≤, &lt;) and was. */
    public enum Excess {
        /** (1 − (a − t) ÷ t) × w, nothing from a = 2t on: the budget system. */
        DEVIATION,
        /** t ÷ a × w: some local rules. */
        RATIO;

        private static final String RULE = "S07";

        /** Those that a template's rule S07 admits, the first of them the usual one: both, unless its parameter names one. */
        public static List<Excess> of(FormTemplate template) {
            List<String> words = template.rule(RULE).map(Subject::words).orElse(List.of());
            if (words.contains("1-(a-t)/t")) {
                return List.of(DEVIATION);
            }
            return words.contains("t/a") ? List.of(RATIO) : List.of(DEVIATION, RATIO);
        }
    }

    /** The grade of a total score (B6): 优 from 90 on, 良 from 80, 中 from 60, 差 below. */
    public enum Grade {
        EXCELLENT("优", 90),
        GOOD("良", 80),
        FAIR("中", 60),
        POOR("差", Integer.MIN_VALUE);

        private final String word;
        private final BigDecimal least;

        Grade(String word, int least) {
            this.word = word;
            this.least = new BigDecimal(least);
        }

        /** As the official forms write it. */
        public String word() {
            return word;
        }

        /** The grade of a score of 0 to 100 points. */
        public static Grade of(BigDecimal score) {
            return Stream.of(values())
                    .filter(grade -> score.compareTo(grade.least) >= 0)
                    .findFirst()
                    .orElse(POOR);
        }
    }

    /**
     * The points of an indicator with a number for its target.
     *
     * @param comparator ≥ &gt;: w from a = t on, else a ÷ t × w; = : the same, and at t = 0 w for a = 0, else nothing (more than was
     *     aimed at still scores full); ≤ &lt;: w up to a = t, beyond it as {@code excess} says, and nothing at t = 0
     * @throws IllegalArgumentException for a target below 0
     */
    public static BigDecimal points(
            Comparator comparator, BigDecimal target, BigDecimal actual, BigDecimal weight, Excess excess) {
        if (target.signum() < 0) {
            throw new IllegalArgumentException("no formula for the target " + target);
        }
        BigDecimal a = actual.max(BigDecimal.ZERO);
        BigDecimal share;
        if (isReached(comparator, target, a)) {
            share = BigDecimal.ONE;
        } else if (target.signum() == 0) {
            share = BigDecimal.ZERO;
        } else if (!isUpperBound(comparator)) {
            share = ratio(a, target);
        } else {
            share = excess == Excess.RATIO
                    ? ratio(target, a)
                    : TWO.subtract(ratio(a, target)).max(BigDecimal.ZERO);
        }
        return share.multiply(weight).setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    /** Whether a result scores full: a ≥ t, where t must not be exceeded or is = 0 a ≤ t. */
    public static boolean isReached(Comparator comparator, BigDecimal target, BigDecimal actual) {
        boolean upper = isUpperBound(comparator) || (comparator == Comparator.EQUAL && target.signum() == 0);
        int compared = actual.max(BigDecimal.ZERO).compareTo(target);
        return upper ? compared <= 0 : compared >= 0;
    }

    /** Whether a target must not be exceeded. */
    static boolean isUpperBound(@Nullable Comparator comparator) {
        return comparator == Comparator.AT_MOST || comparator == Comparator.LESS_THAN;
    }

    /**
     * Whether far more was done than aimed at (B5): a ≥ (1 + excess) × t, at t = 0 a ≥ excess × 100. A target that must not be
     * exceeded has no such thing.
     *
     * @param excess 0.3 for 30%
     */
    public static boolean isFarExceeded(
            Comparator comparator, BigDecimal target, BigDecimal actual, BigDecimal excess) {
        if (isUpperBound(comparator) || !isReached(comparator, target, actual)) {
            return false;
        }
        BigDecimal from = target.signum() == 0 ? excess.movePointRight(2) : target.multiply(BigDecimal.ONE.add(excess));
        return actual.compareTo(from) >= 0;
    }

    /** The points for the execution of the budget: rate × weight, never more than the weight nor less than 0. */
    public static BigDecimal executionPoints(BigDecimal executed, BigDecimal revised, BigDecimal weight) {
        BigDecimal rate = revised.signum() == 0 ? BigDecimal.ZERO : ratio(executed, revised);
        return rate.max(BigDecimal.ZERO).min(BigDecimal.ONE).multiply(weight).setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    private static BigDecimal ratio(BigDecimal part, BigDecimal whole) {
        return part.divide(whole, MathContext.DECIMAL128);
    }
}
