package org.jixiao.summary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jixiao.check.Groups;
import org.jixiao.check.Pairs;
import org.jixiao.check.Scoring;
import org.jixiao.check.Years;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Names;
import org.jixiao.model.Value;
import org.jixiao.summary.IndicatorResult.State;
import org.jixiao.summary.ProjectResult.Omission;
import org.jspecify.annotations.Nullable;

/**
 * The values of the year-end workbook ({@code templates/year-end.xlsx}): targets beside results, one list a sheet.
 *
 * @param projects by unit and name
 * @param all of them together
 * @param units those that have sent something, then those of the roster that have not
 */
public record YearEndData(Batch batch, List<ProjectResult> projects, ProjectGroup all, List<ProjectGroup> units) {
    private static final Set<State> MISSED = EnumSet.of(State.MISSED);
    private static final Set<State> EXCEEDED = EnumSet.of(State.HIGH, State.FAR);
    private static final Set<State> DEVIATIONS = EnumSet.of(State.MISSED, State.HIGH, State.FAR);

    /** Entered and computed totals that are this far apart, in points, are not the same. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.05");

    /** The sums that 核对 compares, and the fields whose cells they come from. */
    private static final Map<String, List<String>> FIGURES = Map.of(
            "initial", List.of("budget.total.initial", "budget.current"),
            "revised", List.of("budget.total.revised"),
            "executed", List.of("budget.total.executed"));

    private record Result(ProjectResult project, IndicatorResult indicator) {}

    private static YearEndData of(Batch batch, List<Pairs.Pair> pairs) {
        List<ProjectResult> projects = pairs.stream()
                .map(pair -> ProjectResult.of(batch, pair))
                .sorted(batch.listed.order(ProjectResult::unit, ProjectResult::project))
                .toList();
        List<ProjectGroup> units = new ArrayList<>();
        Map<String, List<ProjectResult>> byUnit = Groups.by(projects, project -> Names.key(project.unit()));
        byUnit.values()
                .forEach(ofUnit ->
                        units.add(new ProjectGroup(batch, ofUnit.get(0).unit(), ofUnit)));
        batch.units().stream()
                .filter(name -> !byUnit.containsKey(Names.key(name))
                        && !batch.listed.entriesOf(name).isEmpty())
                .forEach(name -> units.add(new ProjectGroup(batch, name, List.of())));
        units.sort(batch.listed.order(ProjectGroup::name, unit -> ""));
        return new YearEndData(batch, projects, new ProjectGroup(batch, "", projects), units);
    }

    /** The lists, ready for the template; 历年对比 ({@code changes}) only where there are several years. */
    public static Map<String, Object> of(Batch batch) {
        List<CollectedForm> forms = batch.years.current();
        YearEndData data = of(batch, batch.pairs(Years.filled(forms)));
        FindingRows findings = new FindingRows(batch);
        PairSubmissions submissions = PairSubmissions.of(batch, batch.pairs(forms));
        Map<String, Object> lists = new LinkedHashMap<>();
        lists.put("overview", data.overview(submissions));
        List<Map<String, @Nullable Object>> units = data.unitRows();
        lists.put("units", units);
        lists.put("largest", Rows.largest(units, "revised"));
        lists.put("results", data.results(EnumSet.allOf(State.class)));
        lists.put("projects", data.projectRows());
        lists.put("budgets", data.budgets());
        lists.put("deviations", data.results(DEVIATIONS));
        lists.put("findings", findings.rows());
        lists.put("submissions", submissions.rows());
        lists.put("problems", findings.problems());
        lists.put("grades", data.grades());
        lists.put("states", data.states());
        lists.put("omissions", data.omissions());
        Reconciliation reconciliation = new Reconciliation(batch, FIGURES);
        lists.put("reconciliation", reconciliation.total());
        lists.put("destinations", reconciliation.destinations());
        lists.put("dispositions", reconciliation.dispositions(data.projects));
        Changes.of(batch).ifPresent(changes -> lists.put("changes", changes));
        return lists;
    }

    private Map<String, @Nullable Object> overview(PairSubmissions submissions) {
        long targets = all.count(ProjectResult::hasTarget);
        long evaluations = all.count(ProjectResult::hasEvaluation);
        Map<String, @Nullable Object> overview = batch.overview(projects);
        overview.put(
                "scope",
                batch.word("year-end.scope", batch.scope())
                        + batch.noted("year-end.not-on-roster", submissions.others()));
        overview.put("targets", targets);
        overview.put("evaluations", evaluations);
        overview.put("complete", submissions.count(true, true));
        overview.put("noEvaluation", submissions.count(true, false));
        overview.put("noTarget", submissions.count(false, true));
        overview.put("missing", submissions.count(false, false));
        overview.put("repeated", all.count(ProjectResult::isRepeated));
        overview.put(
                "faulty", all.count(project -> batch.isFaulty(project.pair().forms())));
        long sending = units.stream().filter(unit -> !unit.projects().isEmpty()).count();
        overview.put("units", sending);
        overview.put("revised", all.sum(ProjectResult::revised));
        overview.put("executed", all.sum(ProjectResult::executed));
        overview.put("meanScore", Figures.mean(projects, ProjectResult::points));
        overview.put("different", all.count(YearEndData::isDifferent));
        overview.put("indicators", all.indicators().count());
        overview.put("missed", all.count(MISSED));
        overview.put("exceeded", all.count(EXCEEDED));
        overview.put("findings", batch.result.findings().size());
        return overview;
    }

    private List<Map<String, @Nullable Object>> unitRows() {
        return Rows.of(units, (unit, row) -> {
            List<ProjectResult> ofUnit = unit.projects();
            unit.describe(row, "name");
            row.put("entries", batch.listed.expected(batch.listed.entriesOf(unit.name()), ofUnit));
            row.put("targets", unit.count(ProjectResult::hasTarget));
            row.put("evaluations", unit.count(ProjectResult::hasEvaluation));
            row.put("scored", unit.count(project -> project.points() != null));
            row.put("meanScore", Figures.mean(ofUnit, ProjectResult::points));
            Function<ProjectResult, @Nullable BigDecimal> weight =
                    project -> project.revised().number();
            row.put("weightedScore", Figures.weighted(ofUnit, ProjectResult::points, weight));
            row.put("computedScore", Figures.mean(ofUnit, ProjectResult::computed));
            for (Scoring.Grade grade : Scoring.Grade.values()) {
                long graded = unit.count(project -> grade.word().equals(project.grade(project.points())));
                row.put(grade.name().toLowerCase(Locale.ROOT), graded);
            }
            row.put("indicators", unit.indicators().count());
            row.put("missed", unit.count(MISSED));
            Rows.counts(row, unit.findings());
        });
    }

    private List<Map<String, @Nullable Object>> budgets() {
        return Rows.of(units, (unit, row) -> {
            List<ProjectResult> ofUnit = unit.projects();
            unit.describe(row, "unit");
            row.put("projects", ofUnit.size());
            row.put("ceiling", batch.listed.ceilingOf(unit.name()));
            row.put("adjustment", Figures.difference(ofUnit, ProjectResult::revised, ProjectResult::initial));
            row.put("unspent", Figures.difference(ofUnit, ProjectResult::revised, ProjectResult::executed));
            row.put("lastYear", Figures.sum(ofUnit, project -> project.lastYear("lastYear")));
            Function<ProjectResult, Value> lastYearExecuted = project -> project.lastYear("lastYearExecuted");
            row.put("lastYearExecuted", Figures.sum(ofUnit, lastYearExecuted));
            row.put("executedChange", Figures.difference(ofUnit, ProjectResult::executed, lastYearExecuted));
        });
    }

    private List<Map<String, @Nullable Object>> projectRows() {
        return Rows.of(projects, (project, row) -> {
            BigDecimal points = project.points();
            BigDecimal computed = project.computed();
            name(row, project);
            row.put("name", project.project());
            row.put("revised", project.revised().orText());
            row.put("executed", project.executed().orText());
            row.put("executionScore", project.total("score").orText());
            row.put("computedExecution", project.executionPoints());
            row.put("score", points != null ? points : project.score().text());
            row.put("computed", computed);
            row.put("grade", project.grade(points));
            row.put("computedGrade", project.grade(computed));
            row.put("indicators", project.indicators().size());
            row.put("missed", new ProjectGroup(batch, "", List.of(project)).count(MISSED));
            row.put("notComputed", project.notComputed());
            Rows.counts(row, batch.findingsOf(project.pair().forms()));
            row.put("note", note(project));
            row.put("source", batch.link(project.form()));
        });
    }

    private String note(ProjectResult project) {
        String unknown = project.hasTarget() ? "" : batch.word("pair.unknown-target");
        Stream<String> omitted = project.omissions().stream().map(Omission::reason);
        return batch.list(Stream.concat(Stream.of(unknown), omitted).toList());
    }

    /** The indicators of which something is told, with their projects. */
    private List<Map<String, @Nullable Object>> results(Set<State> states) {
        List<Result> results = projects.stream()
                .flatMap(project -> project.indicators().stream()
                        .filter(indicator -> states.contains(indicator.state()))
                        .map(indicator -> new Result(project, indicator)))
                .toList();
        return Rows.of(results, (result, row) -> {
            name(row, result.project());
            result.indicator().describe(row);
        });
    }

    private static void name(Map<String, @Nullable Object> row, ProjectResult project) {
        row.put("unit", project.unit());
        row.put("project", project.project());
    }

    private List<Map<String, @Nullable Object>> grades() {
        Stream<String> words = Stream.of(Scoring.Grade.values()).map(Scoring.Grade::word);
        Stream<String> all = Stream.concat(words, Stream.of(batch.word("grade.none")));
        return Rows.unnumbered(all.toList(), (word, row) -> row.put("name", word));
    }

    private List<Map<String, @Nullable Object>> states() {
        return Rows.counted(
                List.of(State.values()),
                state -> batch.word("result." + state.name()),
                state -> all.count(EnumSet.of(state)));
    }

    private List<Map<String, @Nullable Object>> omissions() {
        Stream<Omission> unread = batch.seen.problems().stream()
                .map(problem -> new Omission(
                        "", batch.word("omission.unread", problem.message()), "", batch.link(problem.file(), null)));
        return Rows.of(Stream.concat(all.omissions(), unread).toList(), (omission, row) -> {
            row.put("project", omission.project());
            row.put("reason", omission.reason());
            row.put("value", omission.value());
            row.put("source", omission.source());
        });
    }

    private static boolean isDifferent(ProjectResult project) {
        BigDecimal entered = project.points();
        BigDecimal computed = project.computed();
        return entered != null
                && computed != null
                && entered.subtract(computed).abs().compareTo(TOLERANCE) > 0;
    }
}
