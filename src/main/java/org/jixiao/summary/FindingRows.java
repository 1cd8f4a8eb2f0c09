package org.jixiao.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Finding;
import org.jixiao.model.Roster;
import org.jixiao.model.Severity;
import org.jixiao.template.FormTemplate;
import org.jspecify.annotations.Nullable;

/** Findings and unreadable files as rows: what was found, how often, of which kind. */
final class FindingRows {
    private static final int TOP_RULES = 10;

    private final Batch batch;

    FindingRows(Batch batch) {
        this.batch = batch;
    }

    /** One row a finding, in the order of files and cells. */
    List<Map<String, @Nullable Object>> rows() {
        return rows(batch.result().findings(), (finding, row) -> {});
    }

    /** @param more what else is told of each */
    List<Map<String, @Nullable Object>> rows(
            List<Finding> findings, BiConsumer<Finding, Map<String, @Nullable Object>> more) {
        return Rows.of(findings, (finding, row) -> {
            describe(finding, row);
            more.accept(finding, row);
        });
    }

    private void describe(Finding finding, Map<String, @Nullable Object> row) {
        CollectedForm form = batch.formOf(finding);
        Roster.Entry entry = batch.entryOf(finding);
        row.put("unit", form != null ? batch.unit(form) : entry != null ? entry.unit() : "");
        row.put("project", form != null ? batch.project(form) : entry != null ? entry.project() : "");
        row.put("form", batch.word(form == null ? "form.roster" : kind(form)));
        row.put("severity", batch.word(finding.severity()));
        row.put("rule", finding.rule());
        row.put("category", finding.category());
        row.put("field", batch.fieldName(finding));
        row.put("message", finding.message());
        row.put("remedy", finding.remedy());
        row.put("value", finding.excerpt());
        row.put("basis", finding.basis());
        row.put("source", batch.link(finding.file(), finding.at()));
    }

    private String kind(CollectedForm form) {
        return batch.kind(form) == FormTemplate.Kind.EVALUATION ? "form.evaluation" : "form.target";
    }

    /** One row a file that gave no form. */
    List<Map<String, @Nullable Object>> problems() {
        return Rows.of(batch.problems(), (problem, row) -> {
            row.put("file", problem.file());
            row.put("kind", batch.word("kind." + problem.kind().word()));
            row.put("message", problem.message());
        });
    }

    /** How many findings there are of each severity; all three, also where there are none. */
    List<Map<String, @Nullable Object>> severities() {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            rows.add(counted(batch.word(severity), Rows.count(batch.result().findings(), severity)));
        }
        return rows;
    }

    /** The rules that struck most often. */
    List<Map<String, @Nullable Object>> topRules() {
        Map<String, List<Finding>> byRule = new TreeMap<>();
        for (Finding finding : batch.result().findings()) {
            byRule.computeIfAbsent(finding.rule(), rule -> new ArrayList<>()).add(finding);
        }
        return byRule.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
                .limit(TOP_RULES)
                .map(entry -> topRule(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Map<String, @Nullable Object> topRule(String rule, List<Finding> findings) {
        String name = batch.templates().stream()
                .flatMap(template -> template.rule(rule).stream())
                .map(row -> row.name())
                .findFirst()
                .orElse(rule);
        Map<String, @Nullable Object> row = counted(name, findings.size());
        row.put("rule", rule);
        row.put("severity", batch.word(findings.get(0).severity()));
        row.put("forms", findings.stream().map(Finding::file).distinct().count());
        return row;
    }

    static Map<String, @Nullable Object> counted(String name, long count) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("name", name);
        row.put("count", count);
        return row;
    }
}
