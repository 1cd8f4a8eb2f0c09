package org.jixiao.summary;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jixiao.model.Finding;
import org.jixiao.model.Value;
import org.jspecify.annotations.Nullable;

/**
 * Projects that are summed up together.
 *
 * @param name of the unit whose they are; empty for all
 * @param projects none for a unit that has sent nothing
 */
record ProjectGroup(Batch batch, String name, List<ProjectResult> projects) {
    Stream<IndicatorResult> indicators() {
        return projects.stream().flatMap(project -> project.indicators().stream());
    }

    long count(Predicate<ProjectResult> which) {
        return projects.stream().filter(which).count();
    }

    long count(Set<IndicatorResult.State> states) {
        return indicators()
                .filter(indicator -> states.contains(indicator.state()))
                .count();
    }

    /** Null where nothing can be read. */
    @Nullable
    BigDecimal sum(Function<ProjectResult, Value> figure) {
        return Figures.sum(projects, figure);
    }

    List<Finding> findings() {
        return projects.stream()
                .flatMap(project -> batch.findingsOf(project.pair().forms()).stream())
                .toList();
    }

    /** What is in no sum. */
    Stream<ProjectResult.Omission> omissions() {
        return projects.stream().flatMap(project -> project.omissions().stream());
    }

    /**
     * Puts what the lists of units have in common.
     *
     * @param key the column with the unit's name
     */
    void describe(Map<String, @Nullable Object> row, String key) {
        row.put(
                "department",
                batch.department(name, projects.stream().flatMap(project -> project.pair().forms().stream())));
        row.put(key, name);
        row.put("initial", sum(ProjectResult::initial));
        row.put("revised", sum(ProjectResult::revised));
        row.put("executed", sum(ProjectResult::executed));
        row.put("rate", Figures.rate(projects, ProjectResult::executed, ProjectResult::revised, 6));
        Stream<String> leftOut = omissions().map(each -> batch.word("omission.of", each.project(), each.reason()));
        row.put("leftOut", batch.list(leftOut.toList()));
    }
}
