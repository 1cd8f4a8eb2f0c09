package org.jixiao.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jixiao.check.Passage.Run;
import org.jixiao.model.Form;
import org.jixiao.model.Names;

/**
 * N05: the narratives of a form are not the same text twice (rules.md N05): a common run as long as the first parameter, or one that
 * makes up the share of the shorter text that the second one says. One finding for each pair of fields, at the later one.
 */
final class RepeatedTextCheck {
    /** Shorter texts are told apart as a whole only. */
    private static final int SHORT = 20;

    private static final int GRAM = 10;

    /** A shorter run is found in no other way than as a whole text: 18 letters are nine tenths of {@link #SHORT}. */
    private static final int LEAST = 18;

    /** In one text, a run of letters that stands there more often is looked for at its first places. */
    private static final int REPEATS = 32;

    private RepeatedTextCheck() {}

    static Verdict check(Subject subject) {
        List<String> parameter = Subject.words(subject.rule());
        int longest = Integer.parseInt(parameter.get(0));
        int percent = Integer.parseInt(parameter.get(1));
        List<String> names = names(subject.collected().form());
        List<Passage> texts = subject.rule().fields().stream()
                .map(field -> new Passage(subject.collected().form().text(field), names))
                .toList();
        List<String> keys = subject.rule().fields().stream()
                .map(field -> Names.key(subject.collected().form().text(field)))
                .toList();
        Run[][] runs = longestRuns(texts);
        List<Fault> faults = new ArrayList<>();
        for (int later = 1; later < texts.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                Run run = runs[later][earlier];
                Passage text = texts.get(later);
                int shorter = Math.min(text.length(), texts.get(earlier).length());
                int length = text.typedLength(run.start(), run.length());
                boolean whole = run.length() > 0 && run.length() * 100 >= shorter * percent;
                if (length >= longest || (whole && shorter >= SHORT)) {
                    faults.add(fault(subject, later, earlier, length, whole, text.excerpt(run.start(), run.length())));
                } else if (isSameShortText(keys.get(later), keys.get(earlier))) {
                    String typed = subject.collected()
                            .form()
                            .text(subject.rule().fields().get(later));
                    faults.add(fault(subject, later, earlier, typed.length(), true, typed));
                }
            }
        }
        return texts.stream().allMatch(text -> text.length() == 0) ? Verdict.NOT_APPLICABLE : Verdict.of(faults);
    }

    /** Of each two texts the longest common run, at {@code [later][earlier]}. */
    private static Run[][] longestRuns(List<Passage> texts) {
        Run[][] longest = new Run[texts.size()][];
        Map<Long, List<int[]>> seen = new HashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            int text = i;
            Run[] ofText = new Run[text];
            Arrays.fill(ofText, Run.NONE);
            longest[text] = ofText;
            texts.get(text).fingerprints(GRAM, LEAST, (hash, place) -> {
                List<int[]> known = seen.computeIfAbsent(hash, h -> new ArrayList<>(1));
                int places = 0;
                for (int[] other : known) {
                    if (other[0] < text) {
                        int possible = texts.get(text).reach(place, texts.get(other[0]), other[1]);
                        if (possible <= ofText[other[0]].length()) {
                            continue; // else a text of one letter, repeated, takes the square of its length
                        }
                        Run run = texts.get(text).around(place, texts.get(other[0]), other[1]);
                        ofText[other[0]] = run.length() > ofText[other[0]].length() ? run : ofText[other[0]];
                    } else {
                        places++;
                    }
                }
                if (places < REPEATS) {
                    known.add(new int[] {text, place});
                }
            });
        }
        return longest;
    }

    private static boolean isSameShortText(String one, String other) {
        return one.length() >= 5 && one.length() < SHORT && one.equals(other);
    }

    private static Fault fault(Subject subject, int later, int earlier, int length, boolean whole, String excerpt) {
        List<String> fields = subject.rule().fields();
        return Fault.of(
                subject.rule(),
                subject.collected(),
                fields.get(later),
                subject.template().nameOf(fields.get(later)),
                subject.template().nameOf(fields.get(earlier)),
                length,
                whole,
                excerpt);
    }

    /** What the texts of a form may repeat: the names of its unit and project, the longer one first. */
    static List<String> names(Form form) {
        return Stream.of(form.text(Campaign.UNIT), form.text(Campaign.PROJECT))
                .map(Names::key)
                .sorted(Comparator.comparingInt((String name) -> -name.length()))
                .toList();
    }
}
