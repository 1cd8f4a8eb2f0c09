package org.jixiao.summary;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Finding;
import org.jixiao.model.Names;
import org.jixiao.model.Roster;
import org.jixiao.model.Row;
import org.jixiao.template.Framework;
import org.jspecify.annotations.Nullable;

/** The values of the consolidated workbook ({@code templates/summary.xlsx}): one list a sheet, by the names that the template uses. */
public record SummaryData(Batch batch) {
    /** The sums that 核对 compares, and the fields whose cells they come from. */
    private static final Map<String, List<String>> FIGURES = Map.of(
            "total", List.of("budget.total"),
            "current", List.of("budget.current", "budget.total.initial"),
            "lastYear", List.of("budget.lastYear"),
            "lastYearExecuted", List.of("budget.lastYearExecuted"),
            "indicators", List.of("indicators"));

    private record Indicator(CollectedForm form, Row row) {}

    /** The lists, ready for the template; 历年对比 ({@code changes}) only where there are several years. */
    public static Map<String, Object> of(Batch batch) {
        SummaryData summary = new SummaryData(batch);
        FindingRows findings = new FindingRows(batch);
        Submissions submissions = Submissions.of(batch);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("overview", summary.overview(submissions));
        List<Map<String, @Nullable Object>> units = summary.units();
        data.put("units", units);
        data.put("largest", Rows.largest(units, "current"));
        data.put("projects", summary.projects());
        data.put("indicators", summary.indicators());
        data.put("levels", summary.levels());
        data.put("submissions", submissions.rows());
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

    private Map<String, @Nullable Object> overview(Submissions submissions) {
        Map<String, @Nullable Object> overview = batch.overview(batch.counting);
        overview.put("template", batch.scope());
        overview.put("forms", batch.withOtherKinds(batch.counting).size());
        overview.put("units", batch.byUnit(batch.counting).size());
        overview.put("repeated", submissions.count("repeated"));
        overview.put("faulty", batch.counting.stream().filter(this::isFaulty).count());
        int entries = batch.listed.expected(batch.listed.roster().entries(), batch.counting);
        long returned = batch.returned(batch.listed.roster().entries(), batch.counting);
        overview.put("returned", returned);
        overview.put("missing", entries - returned);
        BudgetSums sums = new BudgetSums(batch, batch.counting);
        sums.describe(overview);
        sums.describeLeftOut(overview);
        overview.put("indicators", indicatorCount(batch.counting));
        return overview;
    }

    /** Whether a project is, by any of its forms; 重复 is another matter. */
    private boolean isFaulty(CollectedForm form) {
        return batch.isFaulty(batch.withOtherKinds(List.of(form)));
    }

    private List<Map<String, @Nullable Object>> units() {
        Map<String, List<CollectedForm>> byUnit = batch.byUnit(batch.counting);
        return Rows.of(batch.units(), (name, row) -> {
            List<CollectedForm> ofUnit = byUnit.getOrDefault(Names.key(name), List.of());
            List<Roster.Entry> entries = batch.listed.entriesOf(name);
            row.put("department", batch.department(name, ofUnit.stream()));
            row.put("name", name);
            row.put("projects", ofUnit.size());
            new BudgetSums(batch, ofUnit).describe(row);
            row.put("indicators", indicatorCount(ofUnit));
            Rows.counts(row, batch.findingsOf(batch.withOtherKinds(ofUnit)));
            row.put("ceiling", batch.listed.ceilingOf(name));
            row.put("entries", batch.listed.expected(entries, ofUnit));
            row.put("returned", batch.returned(entries, ofUnit));
        });
    }

    private List<Map<String, @Nullable Object>> projects() {
        return Rows.of(batch.counting, (form, row) -> {
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

    private List<Map<String, @Nullable Object>> indicators() {
        List<Indicator> all = batch.counting.stream()
                .flatMap(form ->
                        form.form().rows("indicators").stream().map(row -> new Indicator(form, row.withUnitInTarget())))
                .toList();
        return Rows.of(all, (indicator, row) -> {
            row.put("unit", batch.unit(indicator.form()));
            row.put("project", batch.project(indicator.form()));
            for (String column : List.of("level1", "level2", "name", "target")) {
                row.put(column, indicator.row().text(column));
            }
            row.put("source", batch.link(indicator.form(), indicator.row().get("target")));
        });
    }

    /** How many indicators there are under each first level: those of the framework even where there are none. */
    private List<Map<String, @Nullable Object>> levels() {
        Map<String, Long> counts = new LinkedHashMap<>();
        batch.templatesOf(batch.counting)
                .flatMap(template -> template.framework().firstLevels().stream())
                .forEach(level -> counts.put(level.name(), 0L));
        for (CollectedForm form : batch.counting) {
            Framework framework = batch.templateOf(form).framework();
            for (Row row : form.form().rows("indicators")) {
                String typed = row.text("level1");
                String level = framework.first(typed).map(Framework.Level::name).orElse(typed);
                counts.merge(level, 1L, Long::sum);
            }
        }
        return Rows.counted(List.copyOf(counts.entrySet()), Map.Entry::getKey, Map.Entry::getValue);
    }

    private static int indicatorCount(List<CollectedForm> forms) {
        return forms.stream()
                .mapToInt(form -> form.form().rows("indicators").size())
                .sum();
    }
}
