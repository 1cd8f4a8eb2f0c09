package org.jixiao.summary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jixiao.check.Pairs;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Names;
import org.jixiao.model.Roster;
import org.jixiao.model.Severity;
import org.jspecify.annotations.Nullable;

/** 报送情况 of the year-end: which of target and self-evaluation came in of every entry of the roster, and of every other project. */
final class PairSubmissions {
    private static final Pairs.Pair NOTHING = new Pairs.Pair("", "", List.of(), List.of());

    private final Batch batch;
    private final List<Submission> all = new ArrayList<>();

    private record Submission(Roster.Entry entry, boolean listed, Pairs.Pair pair) {}

    PairSubmissions(Batch batch, List<Pairs.Pair> pairs) {
        this.batch = batch;
        Map<String, Pairs.Pair> open = new HashMap<>();
        pairs.forEach(pair -> open.putIfAbsent(Names.key(pair.unit(), pair.project()), pair));
        Set<Pairs.Pair> others = new LinkedHashSet<>(pairs);
        for (Roster.Entry entry : batch.listed().entries()) {
            Pairs.Pair pair = open.remove(Names.key(entry.unit(), entry.project()));
            others.remove(pair);
            all.add(new Submission(entry, true, pair == null ? NOTHING : pair));
        }
        others.forEach(pair -> {
            Roster.Entry entry = Roster.Entry.of("", pair.unit(), pair.project());
            all.add(new Submission(entry, !batch.listed().isThere(), pair));
        });
    }

    List<Map<String, @Nullable Object>> rows() {
        return Rows.of(all, (submission, row) -> {
            Pairs.Pair pair = submission.pair();
            Submissions.describe(row, submission.entry());
            row.put("status", batch.word("pair." + status(pair)));
            row.put("targets", pair.targets().size());
            row.put("evaluations", pair.evaluations().size());
            Rows.counts(row, batch.findingsOf(pair.forms()));
            row.put("target", link(pair.target()));
            row.put("evaluation", link(pair.evaluation()));
            row.put("note", note(submission));
        });
    }

    /** Of how many entries of the roster nothing has come in. */
    long missing() {
        return all.stream().filter(each -> each.pair() == NOTHING).count();
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
        return repeated ? "repeated" : Severity.ERROR.count(batch.findingsOf(pair.forms())) > 0 ? "faulty" : "complete";
    }

    /** Whether something came, and nothing is filled in. */
    private static boolean isBlank(List<CollectedForm> versions) {
        return !versions.isEmpty() && versions.stream().allMatch(CollectedForm::isBlank);
    }

    private String note(Submission submission) {
        Pairs.Pair pair = submission.pair();
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
        if (pair.isTargetLater()) {
            notes.add(batch.word("pair.target-later"));
        }
        return batch.list(notes);
    }

    private Object link(@Nullable CollectedForm form) {
        return form == null ? "" : batch.link(form);
    }
}
