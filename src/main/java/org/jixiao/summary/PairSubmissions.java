package org.jixiao.summary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jixiao.check.Pairs;
import org.jixiao.check.Years;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Names;
import org.jixiao.model.Roster;
import org.jixiao.summary.Submissions.Submission;
import org.jspecify.annotations.Nullable;

/** 报送情况 of the year-end: which of target and self-evaluation came in of every entry of the roster, and of every other project. */
record PairSubmissions(Batch batch, List<Submission<Pairs.Pair>> all) {
    private static final Pairs.Pair NOTHING = new Pairs.Pair("", "", null, List.of(), List.of());

    static PairSubmissions of(Batch batch, List<Pairs.Pair> pairs) {
        Map<String, Pairs.Pair> open = new HashMap<>();
        pairs.forEach(pair -> open.putIfAbsent(Names.key(pair.unit(), pair.project()), pair));
        List<Submission<Pairs.Pair>> all = Submission.of(
                batch.listed,
                entry -> Objects.requireNonNullElse(open.remove(Names.key(entry.unit(), entry.project())), NOTHING),
                pairs,
                pair -> Roster.Entry.of(
                        batch.department(pair.unit(), pair.forms().stream()), pair.unit(), pair.project()));
        return new PairSubmissions(batch, all);
    }

    List<Map<String, @Nullable Object>> rows() {
        return Rows.of(all, (submission, row) -> {
            Pairs.Pair pair = submission.came();
            Rows.describe(row, submission.entry());
            row.put("status", batch.word("pair." + status(pair)));
            row.put("targets", pair.targets().size());
            row.put("evaluations", pair.evaluations().size());
            Rows.counts(row, batch.findingsOf(pair.forms()));
            row.put("target", link(pair.target()));
            row.put("evaluation", link(pair.evaluation()));
            row.put("note", note(submission));
        });
    }

    /** How many entries of the roster have a target that is filled in, or none, and an evaluation likewise; without a roster, projects. */
    long count(boolean target, boolean evaluation) {
        return all.stream()
                .filter(Submission::listed)
                .filter(each -> isFilled(each.came().targets()) == target)
                .filter(each -> isFilled(each.came().evaluations()) == evaluation)
                .count();
    }

    /** How many projects are on no roster, where there is one. */
    long others() {
        return all.stream().filter(each -> !each.listed()).count();
    }

    private String status(Pairs.Pair pair) {
        boolean target = !pair.targets().isEmpty();
        boolean evaluation = !pair.evaluations().isEmpty();
        if (isBlank(pair.targets()) || isBlank(pair.evaluations())) {
            return "blank";
        }
        if (!target || !evaluation) {
            return target ? "no-evaluation" : evaluation ? "no-target" : "missing";
        }
        boolean repeated = pair.targets().size() > 1 || pair.evaluations().size() > 1;
        return repeated ? "repeated" : batch.isFaulty(pair.forms()) ? "faulty" : "complete";
    }

    /** Whether something came, and nothing is filled in. */
    private static boolean isBlank(List<CollectedForm> versions) {
        return !versions.isEmpty() && !isFilled(versions);
    }

    private static boolean isFilled(List<CollectedForm> versions) {
        return !Years.filled(versions).isEmpty();
    }

    private String note(Submission<Pairs.Pair> submission) {
        Pairs.Pair pair = submission.came();
        List<String> notes = new ArrayList<>();
        if (!submission.listed()) {
            notes.add(batch.word("submission.not-on-roster"));
        }
        for (List<CollectedForm> versions : List.of(pair.targets(), pair.evaluations())) {
            if (isBlank(versions)) {
                notes.add(batch.word("submission.blank") + " " + versions.get(0).file());
            } else if (versions.size() > 1) {
                notes.add(batch.word(
                        "submission.repeated", versions.size(), versions.get(0).file()));
            }
        }
        CollectedForm evaluation = pair.evaluation();
        String typed = evaluation == null ? pair.project() : evaluation.text("project.name");
        if (!Names.same(typed, pair.project())) {
            notes.add(batch.word("pair.renamed", typed));
        }
        if (pair.isTargetLater()) {
            notes.add(batch.word("pair.target-later"));
        }
        return batch.list(notes);
    }

    private Object link(@Nullable CollectedForm form) {
        return form == null ? "" : batch.link(form);
    }
}
