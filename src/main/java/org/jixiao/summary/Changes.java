package org.jixiao.summary;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jixiao.check.Pairs;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Names;
import org.jspecify.annotations.Nullable;

/** 历年对比: budget, execution and score of all, of each unit and of each project, one row a year, beside the year before. */
final class Changes {
    private final Batch batch;
    private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    private final Map<String, TreeMap<Integer, List<Year>>> byProject = new TreeMap<>();
    private final Map<String, TreeMap<Integer, List<Year>>> byUnit = new TreeMap<>();
    private final TreeMap<Integer, List<Year>> byYear = new TreeMap<>();

    /**
     * A project in a year.
     *
     * @param budget 全年预算数, without an evaluation 当年预算; null where there is none to read
     * @param executed 全年执行数, without an evaluation what the target of the following year says; or null
     * @param score 总分, or null
     */
    private record Year(
            ProjectResult project,
            @Nullable BigDecimal budget,
            @Nullable BigDecimal executed,
            @Nullable BigDecimal score) {}

    private Changes(Batch batch) {
        this.batch = batch;
    }

    /** The rows; none at all where all forms are of one year. */
    static Optional<List<Map<String, @Nullable Object>>> of(Batch batch) {
        if (batch.years().others().isEmpty()) {
            return Optional.empty();
        }
        Changes changes = new Changes(batch);
        changes.gather(batch.pairs(
                batch.years().all().stream().filter(form -> !form.isBlank()).toList()));
        changes.list();
        return Optional.of(changes.rows);
    }

    private void gather(List<Pairs.Pair> pairs) {
        Map<String, TreeMap<Integer, ProjectResult>> projects = new TreeMap<>();
        for (Pairs.Pair pair : pairs) {
            ProjectResult result = new ProjectResult(batch, pair);
            Integer year = Years.of(result.form());
            year = year == null ? batch.years().main() : year;
            if (year != null) {
                projects.computeIfAbsent(key(result), k -> new TreeMap<>()).putIfAbsent(year, result);
            }
        }
        projects.forEach((key, years) -> years.forEach((year, result) -> {
            ProjectResult next = years.get(year + 1);
            boolean evaluated = result.pair().evaluation() != null;
            Year figures = new Year(
                    result,
                    (evaluated ? result.revised() : result.initial()).number(),
                    evaluated
                            ? result.executed().number()
                            : next == null
                                    ? null
                                    : next.ofTarget("lastYearExecuted").number(),
                    result.points());
            add(byProject.computeIfAbsent(key, k -> new TreeMap<>()), year, figures);
            add(byUnit.computeIfAbsent(Names.key(result.unit()), k -> new TreeMap<>()), year, figures);
            add(byYear, year, figures);
        }));
    }

    private static String key(ProjectResult result) {
        return Names.key(result.unit()) + "\n" + Names.key(result.project());
    }

    private static void add(TreeMap<Integer, List<Year>> years, Integer year, Year figures) {
        years.computeIfAbsent(year, y -> new ArrayList<>()).add(figures);
    }

    private void list() {
        list("all", byYear);
        byUnit.forEach((unit, years) -> {
            list("unit", years);
            byProject.forEach((project, ofProject) -> {
                if (project.startsWith(unit + "\n")) {
                    list("project", ofProject);
                }
            });
        });
    }

    private void list(String scope, TreeMap<Integer, List<Year>> years) {
        ProjectResult newest = years.lastEntry().getValue().get(0).project();
        Map<String, @Nullable Object> before = null;
        int last = 0;
        for (Map.Entry<Integer, List<Year>> each : years.entrySet()) {
            List<Year> figures = each.getValue();
            Map<String, @Nullable Object> row = Rows.numbered(rows);
            row.put("scope", batch.word("scope." + scope));
            row.put("unit", scope.equals("all") ? "" : newest.unit());
            row.put("project", scope.equals("project") ? newest.project() : "");
            row.put("year", each.getKey());
            row.put("projects", figures.size());
            row.put("budget", sum(figures, Year::budget));
            row.put("executed", sum(figures, Year::executed));
            row.put("rate", rate(figures));
            row.put("score", mean(figures));
            for (String figure : List.of("budget", "executed", "score")) {
                row.put(
                        figure + "Change",
                        before != null && last == each.getKey() - 1 ? change(row, before, figure) : null);
            }
            CollectedForm form = figures.get(0).project().form();
            row.put("note", note(figures));
            row.put("source", scope.equals("project") ? batch.link(form) : "");
            rows.add(row);
            before = row;
            last = each.getKey();
        }
    }

    private static @Nullable BigDecimal change(
            Map<String, @Nullable Object> now, Map<String, @Nullable Object> before, String figure) {
        return now.get(figure) instanceof BigDecimal one && before.get(figure) instanceof BigDecimal other
                ? one.subtract(other)
                : null;
    }

    /** Null where none of them has the figure. */
    private static @Nullable BigDecimal sum(Collection<Year> figures, Function<Year, @Nullable BigDecimal> of) {
        return figures.stream()
                .map(of)
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .orElse(null);
    }

    /** The execution rate of those that have both figures. */
    private static @Nullable BigDecimal rate(Collection<Year> figures) {
        List<Year> both = figures.stream()
                .filter(each -> each.budget() != null && each.executed() != null)
                .toList();
        BigDecimal budget = sum(both, Year::budget);
        BigDecimal executed = sum(both, Year::executed);
        return budget == null || executed == null || budget.signum() == 0
                ? null
                : executed.divide(budget, 4, RoundingMode.HALF_UP);
    }

    /** How many projects are in a sum without their figure. */
    private String note(Collection<Year> figures) {
        List<String> notes = new ArrayList<>();
        for (String figure : List.of("budget", "executed")) {
            long missing = figures.stream()
                    .filter(each -> (figure.equals("budget") ? each.budget() : each.executed()) == null)
                    .count();
            if (missing > 0) {
                notes.add(batch.word("change.without-" + figure, missing));
            }
        }
        return String.join(batch.word("list.separator"), notes);
    }

    private static @Nullable BigDecimal mean(Collection<Year> figures) {
        BigDecimal sum = sum(figures, Year::score);
        long count = figures.stream().map(Year::score).filter(Objects::nonNull).count();
        return sum == null ? null : sum.divide(new BigDecimal(count), 2, RoundingMode.HALF_UP);
    }
}
