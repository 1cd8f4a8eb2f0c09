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
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiao.check.Pairs;
import org.jixiao.check.Scoring;
import org.jixiao.model.CellAddress;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Names;
import org.jixiao.model.Problem;
import org.jixiao.model.Roster;
import org.jixiao.model.Severity;
import org.jixiao.model.Value;
import org.jixiao.summary.IndicatorResult.State;
import org.jspecify.annotations.Nullable;

/** The values of the year-end workbook ({@code templates/year-end.xlsx}): targets beside results, one list a sheet. */
public final class YearEndData {
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
    private final Map<String, List<ProjectResult>> byUnit = new LinkedHashMap<>();
    private final Map<ProjectResult, List<ProjectResult.Omission>> omissions = new LinkedHashMap<>();

    private record Result(ProjectResult project, IndicatorResult indicator) {}

    private YearEndData(Batch batch, List<Pairs.Pair> pairs) {
        this.batch = batch;
        this.projects = pairs.stream()
                .map(pair -> new ProjectResult(batch, pair))
                .sorted(Comparator.comparing(ProjectResult::unit).thenComparing(ProjectResult::project))
                .toList();
        for (ProjectResult project : projects) {
            byUnit.computeIfAbsent(Names.key(project.unit()), key -> new ArrayList<>())
                    .add(project);
            omissions.put(project, project.omissions());
        }
    }

    /** The lists, ready for the template; 历年对比 ({@code changes}) only where there are several years. */
    public static Map<String, Object> of(Batch batch) {
        List<CollectedForm> forms = batch.years().current();
        YearEndData data = new YearEndData(
                batch,
                batch.pairs(forms.stream().filter(form -> !form.isBlank()).toList()));
        FindingRows findings = new FindingRows(batch);
        List<Map<String, @Nullable Object>> submissions = new PairSubmissions(batch).rows(batch.pairs(forms));
        Map<String, Object> lists = new LinkedHashMap<>();
        lists.put("overview", data.overview(submissions));
        lists.put("units", data.units());
        lists.put("results", data.results(EnumSet.allOf(State.class)));
        lists.put("projects", data.projects());
        lists.put("budgets", data.budgets());
        lists.put("deviations", data.results(DEVIATIONS));
        lists.put("findings", findings.rows());
        lists.put("submissions", submissions);
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

    private Map<String, @Nullable Object> overview(List<Map<String, @Nullable Object>> submissions) {
        Roster roster = batch.roster();
        String missing = batch.word("pair.missing");
        Map<String, @Nullable Object> overview = new LinkedHashMap<>();
        overview.put("year", batch.year());
        overview.put("firstYear", batch.years().first());
        overview.put("scope", scope());
        overview.put("files", batch.files());
        overview.put("unreadable", batch.problems().size());
        overview.put(
                "entries", roster == null ? projects.size() : roster.entries().size());
        overview.put(
                "targets", Figures.count(projects, project -> project.pair().target() != null));
        overview.put(
                "evaluations", Figures.count(projects, project -> project.pair().evaluation() != null));
        overview.put(
                "complete", Figures.count(projects, project -> project.pair().isComplete()));
        overview.put(
                "noEvaluation",
                Figures.count(projects, project -> project.pair().evaluation() == null));
        overview.put(
                "noTarget", Figures.count(projects, project -> project.pair().target() == null));
        overview.put(
                "missing",
                submissions.stream()
                        .filter(row -> missing.equals(row.get("status")))
                        .count());
        overview.put(
                "repeated",
                Figures.count(
                        projects,
                        project -> project.pair().targets().size() > 1
                                || project.pair().evaluations().size() > 1));
        overview.put(
                "faulty",
                Figures.count(projects, project -> Rows.count(batch.findingsOf(project.forms()), Severity.ERROR) > 0));
        overview.put("units", byUnit.size());
        overview.put("revised", Figures.sum(projects, ProjectResult::revised));
        overview.put("executed", Figures.sum(projects, ProjectResult::executed));
        overview.put("meanScore", Figures.mean(projects, ProjectResult::points));
        overview.put("different", Figures.count(projects, YearEndData::isDifferent));
        overview.put("indicators", Figures.indicators(projects).count());
        overview.put("missed", Figures.count(projects, EnumSet.of(State.MISSED)));
        overview.put("exceeded", Figures.count(projects, EnumSet.of(State.HIGH, State.FAR)));
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
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        eachUnit((name, ofUnit) -> {
            Map<String, @Nullable Object> row = unit(rows, "name", name, ofUnit);
            row.put(
                    "entries",
                    batch.roster() == null
                            ? ofUnit.size()
                            : batch.entriesOf(name).size());
            row.put("targets", Figures.count(ofUnit, project -> project.pair().target() != null));
            row.put(
                    "evaluations",
                    Figures.count(ofUnit, project -> project.pair().evaluation() != null));
            row.put("scored", Figures.count(ofUnit, project -> project.points() != null));
            row.put("meanScore", Figures.mean(ofUnit, ProjectResult::points));
            row.put("weightedScore", Figures.weighted(ofUnit));
            row.put("computedScore", Figures.mean(ofUnit, ProjectResult::computed));
            for (Scoring.Grade grade : Scoring.Grade.values()) {
                row.put(
                        grade.name().toLowerCase(Locale.ROOT),
                        Figures.count(ofUnit, project -> grade.word().equals(project.grade(project.points()))));
            }
            row.put("indicators", Figures.indicators(ofUnit).count());
            row.put("missed", Figures.count(ofUnit, EnumSet.of(State.MISSED)));
            Rows.counts(row, batch.findingsOf(Figures.forms(ofUnit)));
            rows.add(row);
        });
        return rows;
    }

    private List<Map<String, @Nullable Object>> budgets() {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        eachUnit((name, ofUnit) -> {
            Map<String, @Nullable Object> row = unit(rows, "unit", name, ofUnit);
            row.put("projects", ofUnit.size());
            row.put("ceiling", batch.ceilingOf(name));
            row.put("adjustment", Figures.difference(ofUnit, ProjectResult::revised, ProjectResult::initial));
            row.put("unspent", Figures.difference(ofUnit, ProjectResult::revised, ProjectResult::executed));
            row.put("lastYear", Figures.sumOrNull(ofUnit, project -> lastYear(project, "lastYear")));
            row.put("lastYearExecuted", Figures.sumOrNull(ofUnit, this::lastYearExecuted));
            row.put("executedChange", Figures.difference(ofUnit, ProjectResult::executed, this::lastYearExecuted));
            rows.add(row);
        });
        return rows;
    }

    /** Those that have sent something, by name, then those of the roster that have not. */
    private void eachUnit(BiConsumer<String, List<ProjectResult>> unit) {
        byUnit.values().forEach(ofUnit -> unit.accept(ofUnit.get(0).unit(), ofUnit));
        batch.units().stream()
                .filter(name -> !byUnit.containsKey(Names.key(name))
                        && !batch.entriesOf(name).isEmpty())
                .forEach(name -> unit.accept(name, List.of()));
    }

    private Map<String, @Nullable Object> unit(List<?> rows, String key, String name, List<ProjectResult> ofUnit) {
        Map<String, @Nullable Object> row = Rows.numbered(rows);
        row.put("department", batch.departmentOf(name));
        row.put(key, name);
        row.put("initial", Figures.sum(ofUnit, ProjectResult::initial));
        row.put("revised", Figures.sum(ofUnit, ProjectResult::revised));
        row.put("executed", Figures.sum(ofUnit, ProjectResult::executed));
        row.put("rate", Figures.rate(ofUnit));
        row.put("leftOut", leftOut(ofUnit));
        return row;
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
            boolean evaluated = project.pair().evaluation() != null;
            name(row, project);
            row.put("name", project.project());
            row.put("revised", project.revised().orText());
            row.put("executed", project.executed().orText());
            row.put("executionScore", project.total("score").orText());
            row.put("computedExecution", project.executionPoints());
            row.put(
                    "score",
                    project.points() != null
                            ? project.points()
                            : project.score().text());
            row.put("computed", project.computed());
            row.put("grade", project.grade(project.points()));
            row.put("computedGrade", project.grade(project.computed()));
            row.put("indicators", project.indicators().size());
            row.put("missed", Figures.count(List.of(project), EnumSet.of(State.MISSED)));
            row.put(
                    "notComputed",
                    evaluated
                            ? project.indicators().stream()
                                    .filter(indicator -> indicator.computed() == null)
                                    .count()
                            : null);
            Rows.counts(row, batch.findingsOf(project.forms()));
            row.put("note", note(project));
            row.put("source", batch.link(project.form()));
        });
    }

    private String note(ProjectResult project) {
        Stream<String> noTarget =
                project.pair().target() == null ? Stream.of(batch.word("pair.unknown-target")) : Stream.empty();
        Stream<String> leftOut =
                omissions.getOrDefault(project, List.of()).stream().map(ProjectResult.Omission::reason);
        return Stream.concat(noTarget, leftOut).collect(Collectors.joining(batch.word("list.separator")));
    }

    /** The indicators of which something is told, with their projects. */
    private List<Map<String, @Nullable Object>> results(Set<State> states) {
        List<Result> results = projects.stream()
                .flatMap(project -> project.indicators().stream()
                        .filter(indicator -> states.contains(indicator.stateOf()))
                        .map(indicator -> new Result(project, indicator)))
                .toList();
        return Rows.of(results, (result, row) -> {
            name(row, result.project());
            result.indicator().describe(row);
        });
    }

    private List<Map<String, @Nullable Object>> grades() {
        return Stream.concat(
                        Arrays.stream(Scoring.Grade.values()).map(Scoring.Grade::word),
                        Stream.of(batch.word("grade.none")))
                .map(word -> Map.<String, @Nullable Object>of("name", word))
                .toList();
    }

    private List<Map<String, @Nullable Object>> states() {
        return Arrays.stream(State.values())
                .map(state -> FindingRows.counted(
                        batch.word("result." + state.name()), Figures.count(projects, EnumSet.of(state))))
                .toList();
    }

    private List<Map<String, @Nullable Object>> omissions() {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (ProjectResult.Omission omission :
                omissions.values().stream().flatMap(List::stream).toList()) {
            Map<String, @Nullable Object> row = Rows.numbered(rows);
            row.put("project", omission.project().project());
            row.put("reason", omission.reason());
            row.put("value", omission.value().text());
            CellAddress at = omission.value().at();
            row.put(
                    "source",
                    at == null
                            ? batch.link(omission.form())
                            : batch.link(omission.form().file(), at));
            rows.add(row);
        }
        for (Problem problem : batch.problems()) {
            Map<String, @Nullable Object> row = Rows.numbered(rows);
            row.put("project", "");
            row.put("reason", batch.word("omission.unread", problem.message()));
            row.put("value", "");
            row.put("source", batch.link(problem.file(), null));
            rows.add(row);
        }
        return rows;
    }

    private static void name(Map<String, @Nullable Object> row, ProjectResult project) {
        row.put("unit", project.unit());
        row.put("project", project.project());
    }

    private String leftOut(List<ProjectResult> of) {
        return of.stream()
                .flatMap(project -> omissions.getOrDefault(project, List.of()).stream())
                .map(omission -> batch.word("omission.of", omission.project().project(), omission.reason()))
                .collect(Collectors.joining(batch.word("list.separator")));
    }

    private static boolean isDifferent(ProjectResult project) {
        BigDecimal entered = project.points();
        BigDecimal computed = project.computed();
        return entered != null
                && computed != null
                && entered.subtract(computed).abs().compareTo(TOLERANCE) > 0;
    }
}
