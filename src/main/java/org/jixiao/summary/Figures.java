package org.jixiao.summary;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jixiao.model.Value;
import org.jspecify.annotations.Nullable;

/** Sums, rates and means of figures. What cannot be read is in none of them; where nothing can, they are null. */
final class Figures {
    private Figures() {}

    static <T> @Nullable BigDecimal sum(Collection<T> of, Function<T, Value> figure) {
        return of.stream()
                .map(each -> figure.apply(each).number())
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .orElse(null);
    }

    /** How much more the one is than the other, of those that have both. */
    static <T> @Nullable BigDecimal difference(Collection<T> of, Function<T, Value> one, Function<T, Value> other) {
        return together(of, one, other, BigDecimal::subtract);
    }

    /** What part the one is of the other, of those that have both; null also for a part of nothing. */
    static <T> @Nullable BigDecimal rate(
            Collection<T> of, Function<T, Value> part, Function<T, Value> whole, int decimals) {
        return together(
                of, part, whole, (p, w) -> w.signum() == 0 ? null : p.divide(w, decimals, RoundingMode.HALF_UP));
    }

    private static <T> @Nullable BigDecimal together(
            Collection<T> of,
            Function<T, Value> one,
            Function<T, Value> other,
            BiFunction<BigDecimal, BigDecimal, @Nullable BigDecimal> how) {
        List<T> both = of.stream()
                .filter(each ->
                        one.apply(each).number() != null && other.apply(each).number() != null)
                .toList();
        BigDecimal first = sum(both, one);
        BigDecimal second = sum(both, other);
        return first == null || second == null ? null : how.apply(first, second);
    }

    static <T> @Nullable BigDecimal mean(Collection<T> of, Function<T, @Nullable BigDecimal> points) {
        return weighted(of, points, each -> BigDecimal.ONE);
    }

    /** The mean where each weighs as much as another figure of it says; null also where nothing weighs. */
    static <T> @Nullable BigDecimal weighted(
            Collection<T> of, Function<T, @Nullable BigDecimal> points, Function<T, @Nullable BigDecimal> weight) {
        BigDecimal weights = BigDecimal.ZERO;
        BigDecimal sum = BigDecimal.ZERO;
        for (T each : of) {
            BigDecimal mine = points.apply(each);
            BigDecimal weighs = weight.apply(each);
            if (mine != null && weighs != null) {
                weights = weights.add(weighs);
                sum = sum.add(mine.multiply(weighs));
            }
        }
        return weights.signum() == 0 ? null : sum.divide(weights, 2, RoundingMode.HALF_UP);
    }
}
