package org.jixiao.summary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jixiao.check.CheckResult;
import org.jixiao.check.RuleTally;
import org.jixiao.model.CellAddress;
import org.jixiao.model.CellLink;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Finding;
import org.jixiao.model.Roster;
import org.jixiao.model.Severity;
import org.jspecify.annotations.Nullable;

/** The values of the workbooks that give a review back: 审核报告, 退回清单, 催报名单. */
public final class ReviewData {
    private final Batch batch;
    private final Function<Finding, String> stateOf;
    private final Map<String, CellLink> markedCopies;

    /**
     * @param stateOf what a second round says of a finding, in the user's words
     * @param markedCopies a link to the marked copy of each file that has one, by the file
     */
    public ReviewData(Batch batch, Function<Finding, String> stateOf, Map<String, CellLink> markedCopies) {
        this.batch = batch;
        this.stateOf = stateOf;
        this.markedCopies = markedCopies;
    }

    /** The review workbook. */
    public Map<String, Object> report() {
        FindingRows findings = new FindingRows(batch);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("overview", overview());
        data.put("severities", findings.severities());
        data.put("categories", categories());
        data.put("units", units());
        data.put("projects", projects());
        data.put(
                "findings",
                findings.rows(batch.result().findings(), (finding, row) -> row.put("status", stateOf.apply(finding))));
        data.put("rules", rules());
        data.put("waivers", waivers());
        data.put("problems", findings.problems());
        return data;
    }

    /** What goes back to one unit: the findings in its forms. */
    public Map<String, Object> returned(String unit, List<CollectedForm> forms) {
        List<Finding> findings = batch.findingsOf(forms).stream().distinct().toList();
        List<Map<String, @Nullable Object>> rows = new FindingRows(batch).rows(findings, (finding, row) -> {
            row.put("status", stateOf.apply(finding));
            row.put("file", finding.file().substring(finding.file().lastIndexOf('/') + 1));
            row.put("cell", inMarkedCopy(finding));
        });
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("year", batch.year() == null ? "" : batch.year());
        data.put("unit", unit);
        data.put("count", findings.size());
        data.put("errors", Rows.count(findings, Severity.ERROR));
        data.put("warnings", Rows.count(findings, Severity.WARNING));
        data.put("findings", rows);
        return data;
    }

    /** The place of a finding as a link into the marked copy, which lies in the same folder. */
    private Object inMarkedCopy(Finding finding) {
        CellAddress at = finding.at();
        CellLink copy = markedCopies.get(finding.file());
        return at == null ? "" : copy == null ? at.toString() : CellLink.to(at.toString(), copy.text(), at);
    }

    /** Who has not returned what. */
    public Map<String, Object> reminder() {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Roster.Entry entry : missing()) {
            Map<String, @Nullable Object> row = Rows.numbered(rows);
            row.put("department", entry.department());
            row.put("unit", entry.unit());
            row.put("project", entry.project());
            row.put("contact", entry.contact());
            row.put("phone", entry.phone());
            String note = entry.values().get("note").text();
            row.put("note", batch.formsOf(entry).isEmpty() ? note : blankNote(note));
            rows.add(row);
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("year", batch.year() == null ? "" : batch.year());
        data.put("count", rows.size());
        data.put("missing", rows);
        return data;
    }

    /** A note that says first that a blank form has come. */
    private String blankNote(String note) {
        String blank = batch.word("submission.blank");
        return note.isEmpty() ? blank : blank + batch.word("list.separator") + note;
    }

    /** What has not come in, or only as a blank form. */
    private List<Roster.Entry> missing() {
        Roster roster = batch.roster();
        return roster == null
                ? List.of()
                : roster.entries().stream()
                        .filter(entry -> !batch.hasReturned(entry))
                        .toList();
    }

    private Map<String, @Nullable Object> overview() {
        List<CollectedForm> forms = batch.duplicates().groups().stream()
                .flatMap(group -> group.forms().stream())
                .toList();
        long faulty = forms.stream()
                .filter(form -> Rows.count(batch.findingsOf(form), Severity.ERROR) > 0)
                .count();
        long sound = forms.stream()
                .filter(form -> batch.findingsOf(form).stream().noneMatch(f -> f.severity() != Severity.HINT))
                .count();
        Roster roster = batch.roster();
        Map<String, @Nullable Object> overview = new LinkedHashMap<>();
        overview.put("year", batch.year());
        overview.put("template", batch.titles());
        overview.put("files", batch.files());
        overview.put("forms", forms.size());
        overview.put("unreadable", batch.problems().size());
        overview.put("faulty", faulty);
        overview.put("sound", sound);
        Rows.counts(overview, batch.result().findings());
        overview.put("waived", batch.result().waived().size());
        overview.put("entries", roster == null ? forms.size() : roster.entries().size());
        overview.put("missing", missing().size());
        return overview;
    }

    private List<Map<String, @Nullable Object>> categories() {
        Map<String, List<Finding>> byCategory = new TreeMap<>();
        for (Finding finding : batch.result().findings()) {
            byCategory
                    .computeIfAbsent(finding.category(), category -> new ArrayList<>())
                    .add(finding);
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        byCategory.entrySet().stream()
                .sorted((one, other) -> other.getValue().size() - one.getValue().size())
                .forEach(entry -> {
                    Map<String, @Nullable Object> row =
                            FindingRows.counted(entry.getKey(), entry.getValue().size());
                    Rows.counts(row, entry.getValue());
                    rows.add(row);
                });
        return rows;
    }

    private List<Map<String, @Nullable Object>> units() {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        List<CollectedForm> all = batch.duplicates().groups().stream()
                .flatMap(group -> group.forms().stream())
                .filter(form -> form.isBlank() || batch.duplicates().counts(form))
                .toList();
        for (List<CollectedForm> forms : batch.byUnit(all).values()) {
            String name = batch.unit(forms.get(0));
            List<Finding> findings = batch.findingsOf(forms);
            Map<String, @Nullable Object> row = Rows.numbered(rows);
            row.put("department", batch.departmentOf(name));
            row.put("name", name);
            row.put("forms", forms.size());
            row.put(
                    "faulty",
                    forms.stream()
                            .filter(form -> Rows.count(batch.findingsOf(form), Severity.ERROR) > 0)
                            .count());
            Rows.counts(row, findings);
            row.put("verdict", batch.verdict(findings));
            rows.add(row);
        }
        return rows;
    }

    private List<Map<String, @Nullable Object>> projects() {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        batch.duplicates().groups().stream()
                .flatMap(group -> group.forms().stream())
                .forEach(form -> {
                    List<Finding> findings = batch.findingsOf(form);
                    Object marked = markedCopies.get(form.file());
                    Map<String, @Nullable Object> row = Rows.numbered(rows);
                    row.put("unit", batch.unit(form));
                    row.put("project", batch.project(form));
                    Rows.counts(row, findings);
                    row.put("verdict", batch.verdict(findings));
                    row.put("source", batch.link(form));
                    row.put("marked", marked == null ? "" : marked);
                    rows.add(row);
                });
        return rows;
    }

    /** One row a rule: how often it struck, and with what outcome it was asked. */
    private List<Map<String, @Nullable Object>> rules() {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (RuleTally tally : batch.result().tallies()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("rule", tally.rule());
            row.put("name", tally.name());
            row.put("severity", tally.severity() == null ? batch.word("severity.OFF") : batch.word(tally.severity()));
            row.put("found", struck(batch.result().findings(), tally.rule()));
            row.put("held", tally.held());
            row.put("failed", tally.failed());
            row.put("notApplicable", tally.notApplicable());
            row.put("notEvaluated", tally.notEvaluated());
            row.put(
                    "waived",
                    batch.result().waived().stream()
                            .filter(waived -> waived.finding().rule().equals(tally.rule()))
                            .count());
            rows.add(row);
        }
        return rows;
    }

    /** One row a waiver of the roster that covered something, and each that covered nothing. */
    private List<Map<String, @Nullable Object>> waivers() {
        Roster roster = batch.roster();
        Collection<Roster.Waiver> all = roster == null ? List.of() : roster.waivers();
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Roster.Waiver waiver : all) {
            Map<String, @Nullable Object> row = Rows.numbered(rows);
            row.put("rule", waiver.rule());
            row.put("unit", waiver.unit());
            row.put("project", waiver.project());
            row.put("reason", waiver.reason());
            row.put(
                    "count",
                    batch.result().waived().stream()
                            .map(CheckResult.Waived::waiver)
                            .filter(waiver::equals)
                            .count());
            rows.add(row);
        }
        return rows;
    }

    private static long struck(List<Finding> findings, String rule) {
        return findings.stream().filter(finding -> finding.rule().equals(rule)).count();
    }
}
