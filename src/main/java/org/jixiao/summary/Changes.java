package org.jixiao.summary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jixiao.check.Groups;
import org.jixiao.check.Pairs;
import org.jixiao.check.Years;
import org.jixiao.model.Names;
import org.jixiao.model.Value;
import org.jspecify.annotations.Nullable;

/** 历年对比: budget, execution and score of all, of each unit and of each project, one row a year, beside the year before. */
record Changes(Batch batch, List<Line> lines) {
    /**
     * A project in a year.
     *
     * @param key of the project in all years
     * @param budget 全年预算数, without an evaluation 当年预算
     * @param executed 全年执行数, without an evaluation what the target of the following year says
     */
    private record Year(int year, String key, ProjectResult project, Value budget, Value executed) {}

    /**
     * What a row tells of.
     *
     * @param scope {@code all}, {@code unit} or {@code project}
     * @param name the project that says what unit or project it is
     * @param before the same in the year before; none where nothing has come in for it
     */
    private record Line(String scope, ProjectResult name, int year, List<Year> now, List<Year> before) {}

    /** The rows; none at all where all forms are of one year. */
    static Optional<List<Map<String, @Nullable Object>>> of(Batch batch) {
        if (batch.years.others().isEmpty()) {
            return Optional.empty();
        }
        Changes changes = new Changes(batch, new ArrayList<>());
        List<Year> all = changes.gather();
        changes.add("all", all);
        Groups.by(all, year -> Names.key(year.project().unit())).values().forEach(ofUnit -> {
            changes.add("unit", ofUnit);
            Groups.by(ofUnit, Year::key).values().forEach(years -> changes.add("project", years));
        });
        return Optional.of(Rows.of(changes.lines, changes::describe));
    }

    /** By units and projects. Names that two projects of one year have in common are none. */
    private List<Year> gather() {
        List<Pairs.Pair> pairs = batch.pairs(Years.filled(batch.years.all()));
        Function<Pairs.Pair, String> lasting = Pairs.lasting(batch.templates);
        Map<String, Map<Integer, ProjectResult>> projects = new TreeMap<>();
        Groups.by(pairs, pair -> Names.key(pair.unit(), lasting.apply(pair))).forEach((common, same) -> {
            boolean one = same.stream().map(this::year).distinct().count() == same.size();
            for (Pairs.Pair pair : same) {
                String key = one ? common : Names.key(pair.unit(), pair.project());
                projects.computeIfAbsent(key, k -> new TreeMap<>())
                        .putIfAbsent(year(pair), ProjectResult.of(batch, pair));
            }
        });
        List<Year> all = new ArrayList<>();
        projects.forEach((key, years) -> years.forEach((year, result) -> {
            ProjectResult next = years.get(year + 1);
            Value executed = result.hasEvaluation()
                    ? result.executed()
                    : next == null ? Value.NONE : next.ofTarget("lastYearExecuted");
            Value budget = result.hasEvaluation() ? result.revised() : result.initial();
            all.add(new Year(year, key, result, budget, executed));
        }));
        return all;
    }

    private int year(Pairs.Pair pair) {
        Integer year = pair.year();
        return year != null ? year : Objects.requireNonNull(batch.years.main());
    }

    private void add(String scope, List<Year> all) {
        TreeMap<Integer, List<Year>> years = new TreeMap<>(Groups.by(all, Year::year));
        ProjectResult name = years.lastEntry().getValue().get(0).project();
        years.forEach(
                (year, now) -> lines.add(new Line(scope, name, year, now, years.getOrDefault(year - 1, List.of()))));
    }

    private void describe(Line line, Map<String, @Nullable Object> row) {
        boolean ofProject = line.scope().equals("project");
        row.put("scope", batch.word("scope." + line.scope()));
        row.put("unit", line.scope().equals("all") ? "" : line.name().unit());
        row.put("project", ofProject ? line.name().project() : "");
        row.put("year", line.year());
        row.put("projects", line.now().size());
        figure("budget", years -> Figures.sum(years, Year::budget), line, row);
        figure("executed", years -> Figures.sum(years, Year::executed), line, row);
        figure("score", years -> Figures.mean(years, year -> year.project().points()), line, row);
        row.put("rate", Figures.rate(line.now(), Year::executed, Year::budget, 4));
        row.put("note", note(line.now()));
        row.put("source", ofProject ? batch.link(line.now().get(0).project().form()) : "");
    }

    /** Puts a figure, and by how much it has changed in a year. */
    private static void figure(
            String name, Function<List<Year>, @Nullable BigDecimal> of, Line line, Map<String, @Nullable Object> row) {
        BigDecimal now = of.apply(line.now());
        BigDecimal before = of.apply(line.before());
        row.put(name, now);
        row.put(name + "Change", now == null || before == null ? null : now.subtract(before));
    }

    /** How many projects are in a sum without their figure. */
    private String note(List<Year> years) {
        return batch.list(List.of(note(years, "budget", Year::budget), note(years, "executed", Year::executed)));
    }

    private String note(List<Year> years, String name, Function<Year, Value> figure) {
        long missing = years.stream()
                .filter(year -> figure.apply(year).number() == null)
                .count();
        return batch.noted("change.without-" + name, missing);
    }
}
