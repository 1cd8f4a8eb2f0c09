package org.jixiao.summary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jixiao.check.Pairs;
import org.jixiao.check.Scoring;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Finding;
import org.jixiao.model.Names;
import org.jixiao.model.Severity;
import org.jixiao.model.Value;
import org.jixiao.summary.IndicatorResult.State;
import org.jixiao.summary.ProjectResult.Omission;
import org.jspecify.annotations.Nullable;

/** The values of the year-end workbook ({@code templates/year-end.xlsx}): targets beside results, one list a sheet. */
public final class YearEndData {
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

    private final Batch batch;
    private final List<ProjectResult> projects;
    private final List<Unit> units = new ArrayList<>();

    /** A unit and its projects; of one that has sent nothing there are none. */
    private record Unit(String name, List<ProjectResult> projects) {}

    private record Result(ProjectResult project, IndicatorResult indicator) {}

    private YearEndData(Batch batch, List<Pairs.Pair> pairs) {
        this.batch = batch;
        this.projects = pairs.stream()
                .map(pair -> ProjectResult.of(batch, pair))
                .sorted(Comparator.comparing(ProjectResult::unit).thenComparing(ProjectResult::project))
                .toList();
        Map<String, List<ProjectResult>> byUnit = Rows.by(projects, project -> Names.key(project.unit()));
        byUnit.values().forEach(ofUnit -> units.add(new Unit(ofUnit.get(0).unit(), ofUnit)));
        batch.units().stream()
                .filter(name -> !byUnit.containsKey(Names.key(name))
                        && !batch.entriesOf(name).isEmpty())
                .forEach(name -> units.add(new Unit(name, List.of())));
    }

    /** The lists, ready for the template; 历年对比 ({@code changes}) only where there are several years. */
    public static Map<String, Object> of(Batch batch) {
        List<CollectedForm> forms = batch.years().current();
        YearEndData data = new YearEndData(batch, batch.pairs(Years.filled(forms)));
        FindingRows findings = new FindingRows(batch);
        PairSubmissions submissions = new PairSubmissions(batch, batch.pairs(forms));
        Map<String, Object> lists = new LinkedHashMap<>();
        lists.put("overview", data.overview(submissions));
        lists.put("units", data.units());
        lists.put("results", data.results(EnumSet.allOf(State.class)));
        lists.put("projects", data.projects());
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
        long targets = count(projects, ProjectResult::hasTarget);
        long evaluations = count(projects, ProjectResult::hasEvaluation);
        Map<String, @Nullable Object> overview = new LinkedHashMap<>();
        overview.put("year", batch.years().main());
        overview.put("firstYear", batch.years().first());
        overview.put("scope", scope());
        overview.put("files", batch.seen().read());
        overview.put("unreadable", batch.seen().problems().size());
        overview.put("entries", batch.expected(batch.entries(), projects));
        overview.put("targets", targets);
        overview.put("evaluations", evaluations);
        overview.put("complete", count(projects, project -> project.pair().isComplete()));
        overview.put("noEvaluation", projects.size() - evaluations);
        overview.put("noTarget", projects.size() - targets);
        overview.put("missing", submissions.missing());
        overview.put("repeated", count(projects, ProjectResult::isRepeated));
        overview.put("faulty", count(projects, project -> Severity.ERROR.count(batch.findingsOf(project.forms())) > 0));
        overview.put(
                "units",
                units.stream().filter(unit -> !unit.projects().isEmpty()).count());
        overview.put("revised", sum(projects, ProjectResult::revised));
        overview.put("executed", sum(projects, ProjectResult::executed));
        overview.put("meanScore", Figures.mean(projects, ProjectResult::points));
        overview.put("different", count(projects, YearEndData::isDifferent));
        overview.put("indicators", indicators(projects).count());
        overview.put("missed", count(projects, MISSED));
        overview.put("exceeded", count(projects, EXCEEDED));
        overview.put("findings", batch.result().findings().size());
        Rows.counts(overview, batch.result().findings());
        return overview;
    }

    /** Which forms came in, and what of them is only there to compare with. */
    private String scope() {
        int others = batch.years().others().size();
        return batch.word("year-end.scope", batch.titles())
                + (others == 0 ? "" : batch.word("year-end.other-years", others));
    }

    private List<Map<String, @Nullable Object>> units() {
        return Rows.of(units, (unit, row) -> {
            List<ProjectResult> ofUnit = unit.projects();
            describe(row, "name", unit);
            row.put("entries", batch.expected(batch.entriesOf(unit.name()), ofUnit));
            row.put("targets", count(ofUnit, ProjectResult::hasTarget));
            row.put("evaluations", count(ofUnit, ProjectResult::hasEvaluation));
            row.put("scored", count(ofUnit, project -> project.points() != null));
            row.put("meanScore", Figures.mean(ofUnit, ProjectResult::points));
            row.put("weightedScore", Figures.weighted(ofUnit, ProjectResult::points, YearEndData::weight));
            row.put("computedScore", Figures.mean(ofUnit, ProjectResult::computed));
            for (Scoring.Grade grade : Scoring.Grade.values()) {
                row.put(
                        grade.name().toLowerCase(Locale.ROOT),
                        count(ofUnit, project -> grade.word().equals(project.grade(project.points()))));
            }
            row.put("indicators", indicators(ofUnit).count());
            row.put("missed", count(ofUnit, MISSED));
            Rows.counts(row, findings(ofUnit));
        });
    }

    private List<Map<String, @Nullable Object>> budgets() {
        return Rows.of(units, (unit, row) -> {
            List<ProjectResult> ofUnit = unit.projects();
            describe(row, "unit", unit);
            row.put("projects", ofUnit.size());
            row.put("ceiling", batch.ceilingOf(unit.name()));
            row.put("adjustment", Figures.difference(ofUnit, ProjectResult::revised, ProjectResult::initial));
            row.put("unspent", Figures.difference(ofUnit, ProjectResult::revised, ProjectResult::executed));
            row.put("lastYear", Figures.sum(ofUnit, project -> lastYear(project, "lastYear")));
            row.put("lastYearExecuted", Figures.sum(ofUnit, this::lastYearExecuted));
            row.put("executedChange", Figures.difference(ofUnit, ProjectResult::executed, this::lastYearExecuted));
        });
    }

    /** @param key the column with the unit's name */
    private void describe(Map<String, @Nullable Object> row, String key, Unit unit) {
        List<ProjectResult> ofUnit = unit.projects();
        row.put("department", batch.departmentOf(unit.name()));
        row.put(key, unit.name());
        row.put("initial", sum(ofUnit, ProjectResult::initial));
        row.put("revised", sum(ofUnit, ProjectResult::revised));
        row.put("executed", sum(ofUnit, ProjectResult::executed));
        row.put("rate", Figures.rate(ofUnit, ProjectResult::executed, ProjectResult::revised, 6));
        row.put("leftOut", leftOut(ofUnit));
    }

    private String leftOut(List<ProjectResult> of) {
        return batch.list(omissions(of)
                .map(omission -> batch.word("omission.of", omission.project(), omission.reason()))
                .toList());
    }

    private Stream<Omission> omissions(List<ProjectResult> of) {
        return of.stream().flatMap(project -> project.omissions().stream());
    }

    private Value lastYearExecuted(ProjectResult project) {
        return lastYear(project, "lastYearExecuted");
    }

    /** A figure of the year before, from the target; of a project without it from the roster. */
    private Value lastYear(ProjectResult project, String figure) {
        Value own = project.ofTarget(figure);
        return own.number() != null
                ? own
                : batch.entriesOf(project.unit()).stream()
                        .filter(entry -> Names.same(entry.project(), project.project()))
                        .map(entry -> entry.values().get("budget." + figure))
                        .findFirst()
                        .orElse(Value.NONE);
    }

    private List<Map<String, @Nullable Object>> projects() {
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
            row.put("missed", count(List.of(project), MISSED));
            row.put("notComputed", project.hasEvaluation() ? notComputed(project) : null);
            Rows.counts(row, findings(List.of(project)));
            row.put("note", note(project));
            row.put("source", batch.link(project.form()));
        });
    }

    private static long notComputed(ProjectResult project) {
        return project.indicators().stream()
                .filter(indicator -> indicator.computed() == null)
                .count();
    }

    private String note(ProjectResult project) {
        List<String> notes = new ArrayList<>();
        if (!project.hasTarget()) {
            notes.add(batch.word("pair.unknown-target"));
        }
        omissions(List.of(project)).map(Omission::reason).forEach(notes::add);
        return batch.list(notes);
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
        List<String> words = Stream.concat(
                        Arrays.stream(Scoring.Grade.values()).map(Scoring.Grade::word),
                        Stream.of(batch.word("grade.none")))
                .toList();
        return Rows.unnumbered(words, (word, row) -> row.put("name", word));
    }

    private List<Map<String, @Nullable Object>> states() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (State state : State.values()) {
            counts.put(batch.word("result." + state.name()), count(projects, EnumSet.of(state)));
        }
        return Rows.counted(counts);
    }

    private List<Map<String, @Nullable Object>> omissions() {
        Stream<Omission> unread = batch.seen().problems().stream()
                .map(problem -> new Omission(
                        "", batch.word("omission.unread", problem.message()), "", batch.link(problem.file(), null)));
        return Rows.of(Stream.concat(omissions(projects), unread).toList(), (omission, row) -> {
            row.put("project", omission.project());
            row.put("reason", omission.reason());
            row.put("value", omission.value());
            row.put("source", omission.source());
        });
    }

    private List<Finding> findings(List<ProjectResult> of) {
        return of.stream()
                .flatMap(project -> batch.findingsOf(project.forms()).stream())
                .toList();
    }

    /** What a project's score weighs in the mean of a unit's scores. */
    private static @Nullable BigDecimal weight(ProjectResult project) {
        return project.revised().number();
    }

    private static Stream<IndicatorResult> indicators(List<ProjectResult> projects) {
        return projects.stream().flatMap(project -> project.indicators().stream());
    }

    private static long count(List<ProjectResult> projects, Predicate<ProjectResult> which) {
        return projects.stream().filter(which).count();
    }

    private static long count(List<ProjectResult> projects, Set<State> states) {
        return indicators(projects)
                .filter(indicator -> states.contains(indicator.state()))
                .count();
    }

    /** 0 where nothing can be read. */
    private static BigDecimal sum(List<ProjectResult> projects, Function<ProjectResult, Value> figure) {
        return Objects.requireNonNullElse(Figures.sum(projects, figure), BigDecimal.ZERO);
    }

    private static boolean isDifferent(ProjectResult project) {
        BigDecimal entered = project.points();
        BigDecimal computed = project.computed();
        return entered != null
                && computed != null
                && entered.subtract(computed).abs().compareTo(TOLERANCE) > 0;
    }
}
