package org.jixiao.summary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Finding;
import org.jixiao.model.Names;
import org.jixiao.model.Roster;
import org.jixiao.model.Row;
import org.jixiao.model.Value;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.Framework;
import org.jspecify.annotations.Nullable;

/** The values of the consolidated workbook ({@code templates/summary.xlsx}): one list a sheet, by the names that the template uses. */
public final class SummaryData {
    /** The sums that 核对 compares, and the fields whose cells they come from. */
    private static final Map<String, List<String>> FIGURES = Map.of(
            "total", List.of("budget.total"),
            "current", List.of("budget.current"),
            "lastYear", List.of("budget.lastYear"),
            "lastYearExecuted", List.of("budget.lastYearExecuted"),
            "indicators", List.of("indicators"));

    private final Batch batch;

    private SummaryData(Batch batch) {
        this.batch = batch;
    }

    /** The lists, ready for the template; 历年对比 ({@code changes}) only where there are several years. */
    public static Map<String, Object> of(Batch batch) {
        SummaryData summary = new SummaryData(batch);
        FindingRows findings = new FindingRows(batch);
        List<Map<String, @Nullable Object>> submissions = new Submissions(batch).rows();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("overview", summary.overview(submissions));
        data.put("units", summary.units());
        data.put("projects", summary.projects());
        data.put("indicators", summary.indicators());
        data.put("levels", summary.levels());
        data.put("submissions", submissions);
        data.put("findings", findings.rows());
        data.put("problems", findings.problems());
        data.put("severities", findings.severities());
        data.put("topRules", findings.topRules());
        Reconciliation reconciliation = new Reconciliation(batch, FIGURES);
        data.put("reconciliation", reconciliation.total());
        data.put("destinations", reconciliation.destinations());
        data.put("dispositions", reconciliation.dispositions());
        Changes.of(batch).ifPresent(changes -> data.put("changes", changes));
        return data;
    }

    private Map<String, @Nullable Object> overview(List<Map<String, @Nullable Object>> submissions) {
        List<CollectedForm> forms = batch.counting();
        Roster roster = batch.roster();
        Map<String, @Nullable Object> overview = new LinkedHashMap<>();
        overview.put("year", batch.year());
        overview.put("firstYear", batch.years().first());
        overview.put("template", batch.titles());
        overview.put("forms", batch.withOtherKinds(forms).size());
        overview.put("units", batch.byUnit().size());
        overview.put("files", batch.files());
        overview.put("unreadable", batch.problems().size());
        overview.put("missing", count(submissions, "missing") + count(submissions, "blank"));
        overview.put("repeated", count(submissions, "repeated"));
        overview.put("faulty", count(submissions, "faulty"));
        overview.put("entries", roster == null ? forms.size() : roster.entries().size());
        overview.put("returned", roster == null ? forms.size() : returned(roster.entries()));
        Rows.counts(overview, batch.result().findings());
        BudgetSums sums = new BudgetSums(batch, forms);
        sums.describe(overview);
        sums.describeLeftOut(overview);
        overview.put("indicators", indicatorCount(forms));
        return overview;
    }

    private List<Map<String, @Nullable Object>> units() {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        Map<String, List<CollectedForm>> formsOf = batch.byUnit();
        Roster roster = batch.roster();
        for (String name : batch.units()) {
            List<CollectedForm> forms = formsOf.getOrDefault(Names.key(name), List.of());
            List<Roster.Entry> entries = batch.entriesOf(name);
            Map<String, @Nullable Object> row = Rows.numbered(rows);
            row.put("department", batch.departmentOf(name));
            row.put("name", name);
            row.put("projects", forms.size());
            new BudgetSums(batch, forms).describe(row);
            row.put("indicators", indicatorCount(forms));
            Rows.counts(row, batch.findingsOf(batch.withOtherKinds(forms)));
            row.put("ceiling", batch.ceilingOf(name));
            row.put("entries", roster == null ? forms.size() : entries.size());
            row.put("returned", roster == null ? forms.size() : returned(entries));
            rows.add(row);
        }
        return rows;
    }

    private List<Map<String, @Nullable Object>> projects() {
        return Rows.of(batch.counting(), (form, row) -> {
            row.put("unit", batch.unit(form));
            row.put("name", batch.project(form));
            for (String field : List.of("category", "performanceType", "startDate", "endDate", "governmentPurchase")) {
                row.put(field, form.form().get("project." + field).orText());
            }
            BudgetSums.describe(row, form);
            row.put("indicators", indicatorCount(List.of(form)));
            List<Finding> findings = batch.findingsOf(batch.withOtherKinds(List.of(form)));
            Rows.counts(row, findings);
            row.put("verdict", batch.verdict(findings));
            row.put("source", batch.link(form));
        });
    }

    private record Indicator(CollectedForm form, Row row) {}

    private List<Map<String, @Nullable Object>> indicators() {
        List<Indicator> all = batch.counting().stream()
                .flatMap(form -> form.form().rows("indicators").stream().map(row -> new Indicator(form, row)))
                .toList();
        return Rows.of(all, (indicator, row) -> {
            row.put("unit", batch.unit(indicator.form()));
            row.put("project", batch.project(indicator.form()));
            for (String column : List.of("level1", "level2", "name", "target")) {
                row.put(column, indicator.row().get(column).text());
            }
            Value target = indicator.row().get("target");
            row.put("source", batch.link(indicator.form().file(), target.at()));
        });
    }

    /** How many indicators there are under each first level: those of the framework even where there are none. */
    private List<Map<String, @Nullable Object>> levels() {
        Map<String, Long> counts = new LinkedHashMap<>();
        batch.countingTemplates()
                .forEach(template -> template.framework().firstLevels().forEach(level -> counts.put(level.name(), 0L)));
        for (CollectedForm form : batch.counting()) {
            FormTemplate template = batch.templateOf(form);
            for (Row row : form.form().rows("indicators")) {
                String typed = row.get("level1").text();
                String level = template == null
                        ? typed
                        : template.framework()
                                .first(typed)
                                .map(Framework.Level::name)
                                .orElse(typed);
                counts.merge(level, 1L, Long::sum);
            }
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        counts.forEach((name, count) -> rows.add(FindingRows.counted(name, count)));
        return rows;
    }

    private long count(List<Map<String, @Nullable Object>> submissions, String status) {
        String word = batch.word("status." + status);
        return submissions.stream()
                .filter(row -> word.equals(row.get("status")))
                .count();
    }

    private long returned(List<Roster.Entry> entries) {
        return entries.stream().filter(batch::hasReturned).count();
    }

    private static int indicatorCount(List<CollectedForm> forms) {
        return forms.stream()
                .mapToInt(form -> form.form().rows("indicators").size())
                .sum();
    }
}
