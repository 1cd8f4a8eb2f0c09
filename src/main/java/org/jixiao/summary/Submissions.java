package org.jixiao.summary;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiao.check.Duplicates;
import org.jixiao.check.Versions;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Finding;
import org.jixiao.model.Roster;
import org.jixiao.model.Severity;
import org.jixiao.template.FormTemplate;
import org.jspecify.annotations.Nullable;

/** 报送情况: what became of every entry of the roster, and of every form that is on no roster. */
final class Submissions {
    private final Batch batch;
    private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();

    Submissions(Batch batch) {
        this.batch = batch;
    }

    List<Map<String, @Nullable Object>> rows() {
        Set<CollectedForm> listed = Collections.newSetFromMap(new IdentityHashMap<>());
        Roster roster = batch.roster();
        if (roster != null) {
            for (Roster.Entry entry : roster.entries()) {
                List<CollectedForm> forms = batch.formsOf(entry);
                listed.addAll(forms);
                add(entry, entry.unit(), entry.project(), forms, note(forms));
            }
        }
        for (Duplicates.Group group : batch.duplicates().groups()) {
            CollectedForm form = group.newest();
            if (!listed.contains(form)) {
                List<CollectedForm> forms = batch.formsOfSameProject(form);
                listed.addAll(forms);
                String note = roster == null ? note(forms) : batch.word("submission.not-on-roster");
                add(null, batch.unit(form), batch.project(form), forms, note);
            }
        }
        return rows;
    }

    private void add(
            Roster.@Nullable Entry entry, String unit, String project, List<CollectedForm> forms, String note) {
        List<Finding> findings = batch.findingsOf(forms);
        Map<String, @Nullable Object> counts = new LinkedHashMap<>();
        Rows.counts(counts, findings);
        Map<String, @Nullable Object> row = Rows.numbered(rows);
        describe(row, entry, unit, project);
        row.put("status", batch.word("status." + status(forms, findings)));
        row.put("files", forms.size());
        row.put("errors", counts.get("errors"));
        row.put("warnings", counts.get("warnings"));
        row.put("note", note);
        row.put("source", forms.isEmpty() ? "" : batch.link(counted(forms, batch::isCounting)));
        rows.add(row);
    }

    /** Whose project it is: as the roster says, or as the forms do. */
    static void describe(Map<String, @Nullable Object> row, Roster.@Nullable Entry entry, String unit, String project) {
        row.put("department", entry == null ? "" : entry.department());
        row.put("unit", entry == null ? unit : entry.unit());
        row.put("project", entry == null ? project : entry.project());
        row.put("contact", entry == null ? "" : entry.contact());
        row.put("phone", entry == null ? "" : entry.phone());
    }

    private String status(List<CollectedForm> forms, List<Finding> findings) {
        if (forms.isEmpty()) {
            return "missing";
        }
        if (forms.stream().allMatch(CollectedForm::isBlank)) {
            return "blank";
        }
        return isRepeated(forms) ? "repeated" : Rows.count(findings, Severity.ERROR) > 0 ? "faulty" : "returned";
    }

    /** Whether there are several of one kind. */
    private boolean isRepeated(List<CollectedForm> forms) {
        return forms.stream().map(batch::kind).distinct().count() < forms.size();
    }

    /** What is to be said of a project's forms: of those of one template which of them counts, of several for one purpose too. */
    private String note(List<CollectedForm> forms) {
        Stream<String> notes =
                forms.stream().map(batch.duplicates()::groupOf).distinct().map(this::note);
        return Stream.concat(notes, Stream.of(templatesNote(forms)))
                .filter(note -> !note.isEmpty())
                .collect(Collectors.joining(batch.word("list.separator")));
    }

    private String templatesNote(List<CollectedForm> forms) {
        List<CollectedForm> counting =
                forms.stream().filter(batch.duplicates()::counts).toList();
        return isRepeated(counting)
                ? batch.word(
                        "submission.repeated",
                        counting.size(),
                        counted(forms, batch::isCounting).file())
                : "";
    }

    /** Which of several forms of one kind counts, and in what it differs from the one before; or that there is only a blank one. */
    private String note(Duplicates.Group group) {
        if (group.forms().size() < 2 && !group.isBlank()) {
            return "";
        }
        if (group.isBlank()) {
            return batch.word("submission.blank");
        }
        List<CollectedForm> forms = group.forms();
        String note = batch.word(
                "submission.repeated",
                forms.size(),
                counted(forms, batch.duplicates()::counts).file());
        CollectedForm older = group.older();
        FormTemplate template = batch.templateOf(group.newest());
        return older == null || template == null
                ? note
                : note
                        + batch.word(
                                "submission.differs",
                                older.file(),
                                Versions.text(older.form(), group.newest().form(), template, batch.words()));
    }

    private static CollectedForm counted(List<CollectedForm> forms, Predicate<CollectedForm> counts) {
        return forms.stream().filter(counts).findFirst().orElse(forms.get(0));
    }
}
