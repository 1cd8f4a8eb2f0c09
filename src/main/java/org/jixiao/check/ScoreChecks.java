package org.jixiao.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jixiao.check.Achievement.Obstacle;
import org.jixiao.check.Achievement.Units;
import org.jixiao.model.Value;
import org.jspecify.annotations.Nullable;

/**
 * The checks of an indicator's score beside its target and result. What one of them reports, the others leave alone; a blank or
 * unreadable score is left to S06, a result whose unit was only guessed to S05.
 */
final class ScoreChecks {
    /** Points that rounding may take or give. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.05");

    private ScoreChecks() {}

    /** An indicator with a weight, a score and a result. */
    private record Scored(Subject subject, Achievement result, BigDecimal weight, BigDecimal score) {
        /** What a check says of one to which it applies; none is without a weight, or with a score outside of it. */
        static Verdict check(Subject subject, Predicate<Scored> applies, Function<Scored, Verdict> check) {
            BigDecimal weight = subject.row().get("weight").number();
            BigDecimal score = subject.row().get("score").number();
            if (weight == null || score == null || score.signum() < 0 || score.compareTo(weight) > 0) {
                return Verdict.NOT_APPLICABLE;
            }
            Scored scored = new Scored(subject, Achievement.of(subject.collected(), subject.row()), weight, score);
            return applies.test(scored) ? check.apply(scored) : Verdict.NOT_APPLICABLE;
        }

        boolean isFull() {
            return score.compareTo(weight) == 0;
        }

        /** Whether the target is known to be reached, or to be missed. */
        boolean isReached(boolean reached) {
            Boolean known = result.isReached();
            return result.units() != Units.GUESSED && known != null && known == reached;
        }

        boolean isInWords() {
            return result.obstacle() == Obstacle.IN_WORDS;
        }

        /** By the usual formula; null where there is none. */
        @Nullable
        BigDecimal points() {
            return result.points(weight, subject.template(), null);
        }

        /** How far the score is from the points by any of the formulas that are admitted. */
        BigDecimal distance() {
            return Objects.requireNonNull(result.points(weight, subject.template(), score))
                    .subtract(score)
                    .abs();
        }
    }

    /**
     * S05: the result is in the target's unit of measure (rules.md S05). Another scale that is spelt out (元 for 万元) weighs one
     * step less: nothing can be misunderstood.
     */
    static Verdict sameUnit(Subject subject) {
        Achievement result = Achievement.of(subject.collected(), subject.row());
        if (result.units() == Units.SAME) {
            return result.actual() == null ? Verdict.NOT_APPLICABLE : Verdict.HELD;
        }
        return Verdict.failed(
                subject.fault(result.units() == Units.GUESSED).milderIf(result.units() == Units.CONVERTED));
    }

    /**
     * S07: the score of a target that was missed is that of the formula (rules.md S07, forms.md B4). The parameter: the points that
     * do not matter, those up to which it weighs one step less, and the formula for targets that must not be exceeded where only one
     * is admitted. Without a sign of comparison nobody knows the formula for sure, and it weighs less, too.
     */
    static Verdict byFormula(Subject subject) {
        return Scored.check(subject, each -> each.isReached(false) && !each.isFull() && each.points() != null, each -> {
            boolean small = each.distance().compareTo(number(subject, 1)) <= 0;
            return each.distance().compareTo(number(subject, 0)) <= 0
                    ? Verdict.HELD
                    : Verdict.failed(subject.fault(each.points())
                            .milderIf(small || each.result().aim().operator() == null));
        });
    }

    /** S09: a target that was missed does not score full (rules.md S09); one step milder where no sign of comparison was typed. */
    static Verdict notFullWhenMissed(Subject subject) {
        return Scored.check(subject, each -> each.isReached(false) && !each.isInWords(), each -> {
            BigDecimal points = each.points();
            boolean nearlyFull =
                    points != null && each.weight().subtract(points).compareTo(ROUNDING) <= 0;
            return !each.isFull() || nearlyFull
                    ? Verdict.HELD
                    : Verdict.failed(
                            subject.fault(points).milderIf(each.result().aim().operator() == null));
        });
    }

    /** S10: a target that was reached scores full, or the department says why not (rules.md S10). */
    static Verdict fullWhenReached(Subject subject) {
        return Scored.check(
                subject,
                each -> each.isReached(true) && !each.isInWords(),
                each -> each.isFull() || hasReason(subject) ? Verdict.HELD : subject.fails());
    }

    /**
     * S11: far more than aimed at is explained (rules.md S11, forms.md B5). The parameter: from which share above the target on it
     * weighs as the row says, and from which on one step less.
     */
    static Verdict excessExplained(Subject subject) {
        Achievement result = Achievement.of(subject.collected(), subject.row());
        BigDecimal rate = result.rate();
        if (result.target() == null || result.units() == Units.GUESSED) {
            return Verdict.NOT_APPLICABLE;
        }
        if (hasReason(subject) || !result.isFarExceeded(number(subject, 1))) {
            return Verdict.HELD;
        }
        BigDecimal percent = rate == null ? null : rate.movePointRight(2).setScale(2, RoundingMode.HALF_UP);
        return Verdict.failed(subject.fault(percent).milderIf(!result.isFarExceeded(number(subject, 0))));
    }

    /**
     * S13: a result in words says which of the three answers it is, and scores within that band (rules.md S13, forms.md B4). Words
     * that tell nothing weigh one step less than a score outside the band: departments put it in many ways.
     */
    static Verdict withinBand(Subject subject) {
        return Scored.check(subject, Scored::isInWords, each -> {
            Band band = each.result().band();
            if (band == null) {
                Value actual = subject.row().get("actual");
                return Verdict.failed(subject.faultAt(subject.table() + ".actual", actual, null, null)
                        .milderIf(true));
            }
            return band.admits(each.score(), each.weight())
                    ? Verdict.HELD
                    : subject.fails(
                            each.weight().multiply(band.least), each.weight().multiply(band.most));
        });
    }

    private static boolean hasReason(Subject subject) {
        return !subject.row().get("reason").isBlank();
    }

    /** One of the numbers at the beginning of the parameter. */
    private static BigDecimal number(Subject subject, int index) {
        return new BigDecimal(Subject.words(subject.rule()).get(index));
    }
}
