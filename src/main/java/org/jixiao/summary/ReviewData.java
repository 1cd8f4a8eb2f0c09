package org.jixiao.summary;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jixiao.check.CheckResult.Waived;
import org.jixiao.check.Groups;
import org.jixiao.model.CellAddress;
import org.jixiao.model.CellLink;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Finding;
import org.jixiao.model.Roster;
import org.jixiao.model.Severity;
import org.jspecify.annotations.Nullable;

/**
 * The values of the workbooks that give a review back: 审核报告, 退回清单, 催报名单.
 *
 * @param stateOf what a second round says of a finding, in the user's words
 * @param markedCopies a link to the marked copy of each form whose unit gets one
 * @param forms all that came in, by files; of other years last
 */
public record ReviewData(
        Batch batch,
        Function<Finding, String> stateOf,
        Map<CollectedForm, CellLink> markedCopies,
        List<CollectedForm> forms) {
    public static ReviewData of(
            Batch batch, Function<Finding, String> stateOf, Map<CollectedForm, CellLink> markedCopies) {
        Stream<CollectedForm> ofYear = batch.duplicates().groups().stream().flatMap(group -> group.forms().stream());
        List<CollectedForm> forms =
                Stream.concat(ofYear, batch.years.others().stream()).toList();
        return new ReviewData(batch, stateOf, markedCopies, forms);
    }

    /** The review workbook. */
    public Map<String, Object> report() {
        FindingRows findings = new FindingRows(batch);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("overview", overview());
        data.put("severities", findings.severities());
        data.put("categories", findings.categories());
        data.put("units", units());
        data.put("projects", projects());
        data.put(
                "findings",
                findings.rows(batch.result.findings(), (finding, row) -> row.put("status", stateOf.apply(finding))));
        data.put("rules", rules());
        data.put("waivers", waivers());
        data.put("problems", findings.problems());
        return data;
    }

    /** What goes back to one unit: the findings in its forms. */
    public Map<String, Object> returned(String unit, List<CollectedForm> returned) {
        List<Finding> findings = batch.findingsOf(returned).stream().distinct().toList();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("year", year());
        data.put("unit", unit);
        data.put("count", findings.size());
        data.put("errors", Severity.ERROR.count(findings));
        data.put("warnings", Severity.WARNING.count(findings));
        data.put("findings", new FindingRows(batch).rows(findings, (finding, row) -> {
                    row.put("status", stateOf.apply(finding));
                    row.put("file", finding.file().substring(finding.file().lastIndexOf('/') + 1));
                    row.put("cell", inMarkedCopy(finding));
                }));
        return data;
    }

    private Object year() {
        return Objects.requireNonNullElse(batch.years.main(), "");
    }

    /** The place of a finding as a link into the marked copy, which lies in the same folder. */
    private Object inMarkedCopy(Finding finding) {
        CellAddress at = finding.at();
        CellLink copy = markedCopies.get(finding.form());
        return at == null ? "" : copy == null ? at.toString() : CellLink.to(at.toString(), copy.text(), at);
    }

    /** Who has not returned what. */
    public Map<String, Object> reminder() {
        List<Roster.Entry> missing = missing();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("year", year());
        data.put("count", missing.size());
        data.put("missing", Rows.of(missing, (entry, row) -> {
            Rows.describe(row, entry);
            String blank = batch.formsOf(entry).isEmpty() ? "" : batch.word("submission.blank");
            row.put("note", batch.list(List.of(blank, entry.values().text("note"))));
        }));
        return data;
    }

    /** What has not come in, or only as a blank form. */
    private List<Roster.Entry> missing() {
        return batch.listed.roster().entries().stream()
                .filter(entry -> !batch.hasReturned(entry))
                .toList();
    }

    private Map<String, @Nullable Object> overview() {
        Map<String, @Nullable Object> overview = batch.overview(forms);
        overview.put("template", batch.titles());
        overview.put("forms", forms.size());
        overview.put("faulty", faulty(forms));
        overview.put("sound", forms.stream().filter(this::isSound).count());
        overview.put("waived", batch.result.waived().size());
        overview.put("missing", missing().size());
        return overview;
    }

    private long faulty(List<CollectedForm> of) {
        return of.stream().filter(form -> batch.isFaulty(List.of(form))).count();
    }

    private boolean isSound(CollectedForm form) {
        return batch.findingsOf(form).stream().allMatch(finding -> finding.severity() == Severity.HINT);
    }

    private List<Map<String, @Nullable Object>> units() {
        return Rows.of(List.copyOf(batch.byUnit(forms).values()), (ofUnit, row) -> {
            String name = batch.unit(ofUnit.get(0));
            List<Finding> findings = batch.findingsOf(ofUnit);
            row.put("department", batch.department(name, ofUnit.stream()));
            row.put("name", name);
            row.put("forms", ofUnit.size());
            row.put("faulty", faulty(ofUnit));
            Rows.counts(row, findings);
            row.put("verdict", batch.verdict(findings));
        });
    }

    private List<Map<String, @Nullable Object>> projects() {
        return Rows.of(forms, (form, row) -> {
            List<Finding> findings = batch.findingsOf(form);
            row.put("unit", batch.unit(form));
            row.put("project", batch.project(form));
            Rows.counts(row, findings);
            row.put("verdict", batch.verdict(findings));
            row.put("source", batch.link(form));
            row.put("marked", Objects.requireNonNullElse((Object) markedCopies.get(form), ""));
        });
    }

    /** One row a rule: how often it struck, and with what outcome it was asked. */
    private List<Map<String, @Nullable Object>> rules() {
        Map<String, List<Finding>> found = Groups.by(batch.result.findings(), Finding::rule);
        Map<String, List<Waived>> waived =
                Groups.by(batch.result.waived(), each -> each.finding().rule());
        return Rows.unnumbered(batch.result.tallies(), (tally, row) -> {
            row.put("rule", tally.rule());
            row.put("name", tally.name());
            row.put("severity", batch.word(tally.severity()));
            row.put("found", found.getOrDefault(tally.rule(), List.of()).size());
            row.put("held", tally.held());
            row.put("failed", tally.failed());
            row.put("notApplicable", tally.notApplicable());
            row.put("notEvaluated", tally.notEvaluated());
            row.put("waived", waived.getOrDefault(tally.rule(), List.of()).size());
        });
    }

    /** One row a waiver of the roster, those that covered nothing, too. */
    private List<Map<String, @Nullable Object>> waivers() {
        Map<Roster.Waiver, List<Waived>> waived = Groups.by(batch.result.waived(), Waived::waiver);
        return Rows.of(batch.listed.roster().waivers(), (waiver, row) -> {
            row.put("rule", waiver.rule());
            row.put("unit", waiver.unit());
            row.put("project", waiver.project());
            row.put("reason", waiver.reason());
            row.put("count", waived.getOrDefault(waiver, List.of()).size());
        });
    }
}
