package org.jixiao.summary;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Value;
import org.jixiao.summary.IndicatorResult.State;
import org.jspecify.annotations.Nullable;

/** Sums, means and counts over projects; what cannot be read is in none of them. */
final class Figures {
    private Figures() {}

    static Stream<IndicatorResult> indicators(List<ProjectResult> projects) {
        return projects.stream().flatMap(project -> project.indicators().stream());
    }

    static List<CollectedForm> forms(List<ProjectResult> projects) {
        return projects.stream().flatMap(project -> project.forms().stream()).toList();
    }

    static long count(List<ProjectResult> projects, Predicate<ProjectResult> which) {
        return projects.stream().filter(which).count();
    }

    static long count(List<ProjectResult> projects, Set<State> states) {
        return indicators(projects)
                .filter(indicator -> states.contains(indicator.stateOf()))
                .count();
    }

    /** Of what can be read; 0 where nothing can. */
    static BigDecimal sum(List<ProjectResult> projects, Function<ProjectResult, Value> of) {
        return Objects.requireNonNullElse(sumOrNull(projects, of), BigDecimal.ZERO);
    }

    /** Of what can be read; null where nothing can. */
    static @Nullable BigDecimal sumOrNull(List<ProjectResult> projects, Function<ProjectResult, Value> of) {
        return projects.stream()
                .map(project -> of.apply(project).number())
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .orElse(null);
    }

    /** How much more the one is than the other, of the projects that have both; null where none has. */
    static @Nullable BigDecimal difference(
            List<ProjectResult> projects, Function<ProjectResult, Value> one, Function<ProjectResult, Value> other) {
        List<ProjectResult> both = both(projects, one, other);
        return both.isEmpty() ? null : sum(both, one).subtract(sum(both, other));
    }

    /** The execution rate of the projects that have both figures; null where none has. */
    static @Nullable BigDecimal rate(List<ProjectResult> projects) {
        List<ProjectResult> both = both(projects, ProjectResult::executed, ProjectResult::revised);
        BigDecimal revised = sum(both, ProjectResult::revised);
        return revised.signum() == 0
                ? null
                : sum(both, ProjectResult::executed).divide(revised, 6, RoundingMode.HALF_UP);
    }

    static List<ProjectResult> both(
            List<ProjectResult> projects, Function<ProjectResult, Value> one, Function<ProjectResult, Value> other) {
        return projects.stream()
                .filter(project -> one.apply(project).number() != null
                        && other.apply(project).number() != null)
                .toList();
    }

    /** Null where none has such points. */
    static @Nullable BigDecimal mean(List<ProjectResult> projects, Function<ProjectResult, @Nullable BigDecimal> of) {
        List<BigDecimal> points =
                projects.stream().map(of).filter(Objects::nonNull).toList();
        return points.isEmpty()
                ? null
                : points.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(new BigDecimal(points.size()), 2, RoundingMode.HALF_UP);
    }

    /** The mean of the scores, each weighing as much as its project's revised budget; null without budgets. */
    static @Nullable BigDecimal weighted(List<ProjectResult> projects) {
        BigDecimal weights = BigDecimal.ZERO;
        BigDecimal sum = BigDecimal.ZERO;
        for (ProjectResult project : projects) {
            BigDecimal points = project.points();
            BigDecimal weight = project.revised().number();
            if (points != null && weight != null) {
                weights = weights.add(weight);
                sum = sum.add(points.multiply(weight));
            }
        }
        return weights.signum() == 0 ? null : sum.divide(weights, 2, RoundingMode.HALF_UP);
    }
}
