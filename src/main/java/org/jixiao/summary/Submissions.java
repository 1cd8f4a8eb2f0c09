package org.jixiao.summary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jixiao.check.Duplicates;
import org.jixiao.check.Listed;
import org.jixiao.check.Versions;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Finding;
import org.jixiao.model.Roster;
import org.jixiao.model.Severity;
import org.jspecify.annotations.Nullable;

/** 报送情况: what became of every entry of the roster, and of every form that is on no roster. */
record Submissions(Batch batch, List<Submission<List<CollectedForm>>> all) {
    /**
     * What has come in of a project.
     *
     * @param entry of the roster; made of the forms where none is there
     * @param listed whether it is one of the roster's, or nobody gave one
     */
    record Submission<T>(Roster.Entry entry, boolean listed, T came) {
        /**
         * One for every entry of the roster, and one for every other project.
         *
         * @param came what has come in for an entry, of {@code projects} or nothing
         * @param entry names a project that is on no roster
         */
        static <T> List<Submission<T>> of(
                Listed roster,
                Function<Roster.Entry, T> came,
                Collection<T> projects,
                Function<T, Roster.Entry> entry) {
            Set<T> others = new LinkedHashSet<>(projects);
            List<Submission<T>> all = new ArrayList<>();
            for (Roster.Entry each : roster.roster().entries()) {
                T found = came.apply(each);
                others.remove(found);
                all.add(new Submission<>(each, true, found));
            }
            others.forEach(other -> all.add(new Submission<>(entry.apply(other), !roster.isThere(), other)));
            return all;
        }
    }

    static Submissions of(Batch batch) {
        List<List<CollectedForm>> projects = batch.duplicates().groups().stream()
                .map(group -> batch.formsOfSameProject(group.newest()))
                .toList();
        return new Submissions(batch, Submission.of(batch.listed, batch::formsOf, projects, forms -> {
            CollectedForm form = batch.duplicates().groupOf(forms.get(0)).newest();
            String unit = batch.unit(form);
            return Roster.Entry.of(batch.department(unit, forms.stream()), unit, batch.project(form));
        }));
    }

    List<Map<String, @Nullable Object>> rows() {
        return Rows.of(all, (submission, row) -> {
            List<CollectedForm> forms = submission.came();
            List<Finding> findings = batch.findingsOf(forms);
            Rows.describe(row, submission.entry());
            row.put("status", batch.word("status." + status(submission)));
            row.put("files", forms.size());
            row.put("errors", Severity.ERROR.count(findings));
            row.put("warnings", Severity.WARNING.count(findings));
            row.put("note", submission.listed() ? note(forms) : batch.word("submission.not-on-roster"));
            row.put("source", forms.isEmpty() ? "" : batch.link(counted(forms, batch::isCounting)));
        });
    }

    /** How many have a status, of which the bundle has the words, {@code status.missing}. */
    long count(String status) {
        return all.stream().filter(each -> status(each).equals(status)).count();
    }

    private String status(Submission<List<CollectedForm>> submission) {
        List<CollectedForm> forms = submission.came();
        if (forms.isEmpty()) {
            return "missing";
        }
        if (forms.stream().allMatch(CollectedForm::isBlank)) {
            return "blank";
        }
        return isRepeated(forms) ? "repeated" : batch.isFaulty(forms) ? "faulty" : "returned";
    }

    /** Whether there are several of one kind. */
    private boolean isRepeated(List<CollectedForm> forms) {
        return forms.stream().map(batch::kind).distinct().count() < forms.size();
    }

    /** What is to be said of a project's forms: of those for one purpose which of them counts, of several purposes of one kind too. */
    private String note(List<CollectedForm> forms) {
        List<String> notes = new ArrayList<>();
        forms.stream()
                .map(batch.duplicates()::groupOf)
                .distinct()
                .map(this::note)
                .forEach(notes::add);
        List<CollectedForm> counting =
                forms.stream().filter(batch.duplicates()::counts).toList();
        if (isRepeated(counting)) {
            notes.add(repeated(counting.size(), counted(forms, batch::isCounting)));
        }
        return batch.list(notes);
    }

    /** Which of several forms for one purpose counts, and in what it differs from the one before; or that there is only a blank one. */
    private String note(Duplicates.Group group) {
        if (group.isBlank()) {
            return batch.word("submission.blank");
        }
        List<CollectedForm> forms = group.forms();
        if (forms.size() < 2) {
            return "";
        }
        String note = repeated(forms.size(), counted(forms, batch.duplicates()::counts));
        CollectedForm older = group.older();
        CollectedForm newest = group.newest();
        if (older == null) {
            return note;
        }
        String changed = Versions.text(older, newest, batch.templates, batch.messages);
        return note + batch.word("submission.differs", older.file(), changed);
    }

    private String repeated(int forms, CollectedForm counted) {
        return batch.word("submission.repeated", forms, counted.file());
    }

    private static CollectedForm counted(List<CollectedForm> forms, Predicate<CollectedForm> counts) {
        return forms.stream().filter(counts).findFirst().orElse(forms.get(0));
    }
}
