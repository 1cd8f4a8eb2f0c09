package org.jixiao.summary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jixiao.check.Pairs;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Finding;
import org.jixiao.model.Names;
import org.jixiao.model.Roster;
import org.jixiao.model.Severity;
import org.jspecify.annotations.Nullable;

/** 报送情况 of the year-end: which of target and self-evaluation came in of every entry of the roster, and of every other project. */
final class PairSubmissions {
    private static final Pairs.Pair NOTHING = new Pairs.Pair("", "", List.of(), List.of());

    private final Batch batch;
    private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();

    PairSubmissions(Batch batch) {
        this.batch = batch;
    }

    List<Map<String, @Nullable Object>> rows(List<Pairs.Pair> pairs) {
        Map<String, Pairs.Pair> open = new LinkedHashMap<>();
        pairs.forEach(pair -> open.putIfAbsent(key(pair.unit(), pair.project()), pair));
        List<Pairs.Pair> others = new ArrayList<>(pairs);
        Roster roster = batch.roster();
        if (roster != null) {
            for (Roster.Entry entry : roster.entries()) {
                Pairs.Pair pair = open.remove(key(entry.unit(), entry.project()));
                others.removeIf(other -> other == pair);
                add(entry, pair == null ? NOTHING : pair);
            }
        }
        others.forEach(pair -> add(null, pair));
        return rows;
    }

    private static String key(String unit, String project) {
        return Names.key(unit) + "\n" + Names.key(project);
    }

    private void add(Roster.@Nullable Entry entry, Pairs.Pair pair) {
        List<CollectedForm> forms = new ArrayList<>(pair.targets());
        forms.addAll(pair.evaluations());
        List<Finding> findings = batch.findingsOf(forms);
        Map<String, @Nullable Object> row = Rows.numbered(rows);
        Submissions.describe(row, entry, pair.unit(), pair.project());
        row.put("status", batch.word("pair." + status(pair, findings)));
        row.put("targets", pair.targets().size());
        row.put("evaluations", pair.evaluations().size());
        Rows.counts(row, findings);
        row.put("target", link(pair.target()));
        row.put("evaluation", link(pair.evaluation()));
        row.put("note", note(entry, pair));
        rows.add(row);
    }

    private static String status(Pairs.Pair pair, List<Finding> findings) {
        boolean target = !pair.targets().isEmpty();
        boolean evaluation = !pair.evaluations().isEmpty();
        if (isBlank(pair.targets()) || isBlank(pair.evaluations())) {
            return "blank";
        }
        if (!target || !evaluation) {
            return target ? "no-evaluation" : evaluation ? "no-target" : "missing";
        }
        boolean repeated = pair.targets().size() > 1 || pair.evaluations().size() > 1;
        return repeated ? "repeated" : Rows.count(findings, Severity.ERROR) > 0 ? "faulty" : "complete";
    }

    /** Whether something came, and nothing is filled in. */
    private static boolean isBlank(List<CollectedForm> versions) {
        return !versions.isEmpty() && versions.stream().allMatch(CollectedForm::isBlank);
    }

    private String note(Roster.@Nullable Entry entry, Pairs.Pair pair) {
        List<String> notes = new ArrayList<>();
        if (entry == null && batch.roster() != null) {
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
        return String.join(batch.word("list.separator"), notes);
    }

    private Object link(@Nullable CollectedForm form) {
        return form == null ? "" : batch.link(form);
    }
}
