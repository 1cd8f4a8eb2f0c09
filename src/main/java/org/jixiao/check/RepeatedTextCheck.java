package org.jixiao.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jixiao.check.Fingerprints.Mark;
import org.jixiao.check.Passage.Run;
import org.jixiao.model.Form;
import org.jixiao.model.Names;

/**
 * N05: the narratives of a form are not the same text twice (rules.md N05): a common run as long as the first parameter, or one that
 * makes up the share of the shorter text that the second one says. One finding for each pair of fields, at the later one.
 */
final class RepeatedTextCheck {
    /** Of shorter texts a part says nothing. */
    private static final int SHORT = 20;

    private static final int SHORTEST = 5;

    /** A shorter run is found in no other way than as a whole text: 18 letters are nine tenths of {@link #SHORT}. */
    private static final int LEAST = 18;

    /** In one text, a run of letters that stands there more often is looked for at its first places. */
    private static final int REPEATS = 32;

    private RepeatedTextCheck() {}

    static Verdict check(Subject subject) {
        List<String> parameter = Subject.words(subject.rule());
        int longest = Integer.parseInt(parameter.get(0));
        int percent = Integer.parseInt(parameter.get(1));
        Form form = subject.collected().form();
        List<String> names = names(form);
        List<String> typed = subject.rule().fields().stream().map(form::text).toList();
        List<String> keys = typed.stream().map(Texts::key).toList();
        List<Passage> texts =
                typed.stream().map(text -> new Passage(text, names)).toList();
        Run[][] runs = longestRuns(texts);
        List<Fault> faults = new ArrayList<>();
        for (int later = 1; later < texts.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                Passage text = texts.get(later);
                boolean same = isSame(keys.get(later), keys.get(earlier));
                Run run = same ? new Run(0, 0, text.letters.length) : runs[later][earlier];
                int shorter = Math.min(text.length, texts.get(earlier).length);
                int length = text.typedLength(run);
                boolean whole = same || (run.length() > 0 && run.length() * 100 >= shorter * percent);
                if (same || length >= longest || (whole && shorter >= SHORT)) {
                    faults.add(fault(subject, later, earlier, length, whole, text.excerpt(run)));
                }
            }
        }
        return texts.stream().allMatch(text -> text.length == 0) ? Verdict.NOT_APPLICABLE : Verdict.of(faults);
    }

    /** Of each two texts the longest common run, at {@code [later][earlier]}. */
    private static Run[][] longestRuns(List<Passage> texts) {
        Run[][] longest = new Run[texts.size()][texts.size()];
        Fingerprints prints = new Fingerprints(LEAST);
        for (int i = 0; i < texts.size(); i++) {
            Arrays.fill(longest[i], Run.NONE);
            prints.add(i, texts.get(i).letters);
        }
        prints.common(marks -> {
            int[] places = new int[texts.size()];
            List<Mark> known = new ArrayList<>();
            for (Mark mark : marks) {
                for (Mark other : known) {
                    Run best = longest[mark.text()][other.text()];
                    // else a text of one letter, repeated, takes the square of its length
                    if (mark.text() != other.text()
                            && texts.get(mark.text()).reach(mark, texts.get(other.text()), other) > best.length()) {
                        Run run = texts.get(mark.text()).around(mark, texts.get(other.text()), other);
                        longest[mark.text()][other.text()] = run.length() > best.length() ? run : best;
                    }
                }
                if (places[mark.text()]++ < REPEATS) {
                    known.add(mark);
                }
            }
        });
        return longest;
    }

    /** Whether two texts are one, names and titles too. */
    private static boolean isSame(String one, String other) {
        return one.length() >= SHORTEST && one.equals(other);
    }

    private static Fault fault(Subject subject, int later, int earlier, int length, boolean whole, String excerpt) {
        String field = subject.rule().fields().get(later);
        String name = subject.template().nameOf(field);
        String other = subject.template().nameOf(subject.rule().fields().get(earlier));
        return subject.faultIn(field, name, other, length, whole, excerpt);
    }

    /** What the texts of a form may repeat: the names of its unit and project, the longer one first. */
    static List<String> names(Form form) {
        return Stream.of(form.text(Campaign.UNIT), form.text(Campaign.PROJECT))
                .map(Names::key)
                .sorted(Comparator.comparingInt((String name) -> -name.length()))
                .toList();
    }
}
