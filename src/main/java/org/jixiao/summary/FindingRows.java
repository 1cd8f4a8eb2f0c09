package org.jixiao.summary;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jixiao.check.Groups;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Finding;
import org.jixiao.model.Roster;
import org.jixiao.model.Severity;
import org.jixiao.template.FormTemplate;
import org.jspecify.annotations.Nullable;

/** Findings and unreadable files as rows: what was found, how often, of which kind. */
record FindingRows(Batch batch) {
    private static final int TOP_RULES = 10;

    /** One row a finding, in the order of files and cells. */
    List<Map<String, @Nullable Object>> rows() {
        return rows(batch.result.findings(), (finding, row) -> {});
    }

    /** @param more what else is told of each */
    List<Map<String, @Nullable Object>> rows(
            List<Finding> findings, BiConsumer<Finding, Map<String, @Nullable Object>> more) {
        return Rows.of(findings, (finding, row) -> {
            CollectedForm form = finding.form();
            Roster.Entry entry = batch.listed.entryOf(finding);
            row.put("unit", form != null ? batch.unit(form) : entry != null ? entry.unit() : "");
            row.put("project", form != null ? batch.project(form) : entry != null ? entry.project() : "");
            row.put("form", batch.word("form." + (form == null ? "roster" : kind(form))));
            row.put("severity", batch.word(finding.severity()));
            row.put("rule", finding.rule());
            row.put("category", finding.category());
            row.put("field", batch.fieldName(finding));
            row.put("message", finding.message());
            row.put("remedy", finding.remedy());
            row.put("value", finding.excerpt());
            row.put("basis", finding.basis());
            row.put("source", batch.link(finding.file(), finding.at()));
            more.accept(finding, row);
        });
    }

    private String kind(CollectedForm form) {
        return batch.kind(form) == FormTemplate.Kind.EVALUATION ? "evaluation" : "target";
    }

    /** One row a file that gave no form. */
    List<Map<String, @Nullable Object>> problems() {
        return Rows.of(batch.seen.problems(), (problem, row) -> {
            row.put("file", problem.file());
            row.put("kind", batch.word("kind." + problem.kind().word()));
            row.put("message", problem.message());
        });
    }

    /** How many findings there are of each severity; all three, also where there are none. */
    List<Map<String, @Nullable Object>> severities() {
        List<Finding> findings = batch.result.findings();
        return Rows.counted(
                List.of(Severity.values()), severity -> batch.word(severity), severity -> severity.count(findings));
    }

    /** The rules that struck most often. */
    List<Map<String, @Nullable Object>> topRules() {
        List<Map.Entry<String, List<Finding>>> rules = mostOften(Finding::rule);
        return Rows.unnumbered(rules.subList(0, Math.min(TOP_RULES, rules.size())), (rule, row) -> {
            List<Finding> findings = rule.getValue();
            row.put("name", nameOf(rule.getKey()));
            row.put("count", findings.size());
            row.put("rule", rule.getKey());
            row.put("severity", batch.word(findings.get(0).severity()));
            row.put(
                    "forms",
                    findings.stream()
                            .map(each ->
                                    each.form() == null ? each : each.form()) // of the roster: a form that is missing
                            .distinct()
                            .count());
        });
    }

    private String nameOf(String rule) {
        return batch.templates.stream()
                .flatMap(template -> template.rule(rule).stream())
                .map(row -> row.name())
                .findFirst()
                .orElse(rule);
    }

    /** The standing complaints of reviewers that findings are about, the most frequent first. */
    List<Map<String, @Nullable Object>> categories() {
        return Rows.unnumbered(mostOften(Finding::category), (category, row) -> {
            row.put("name", category.getKey());
            row.put("count", category.getValue().size());
            Rows.counts(row, category.getValue());
        });
    }

    /** Findings by something that they say, the most frequent first; of the equally frequent in the order of their names. */
    private List<Map.Entry<String, List<Finding>>> mostOften(Function<Finding, String> what) {
        return new TreeMap<>(Groups.by(batch.result.findings(), what))
                .entrySet().stream()
                        .sorted(Comparator.comparingInt(
                                entry -> -entry.getValue().size()))
                        .toList();
    }
}
