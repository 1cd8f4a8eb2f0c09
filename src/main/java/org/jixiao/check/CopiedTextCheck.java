package org.jixiao.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jixiao.check.Passage.Run;
import org.jixiao.model.CollectedForm;
import org.jixiao.template.RuleRow;
import org.jspecify.annotations.Nullable;

/**
 * N06: a narrative is not copied from another project (rules.md N06): no common run as long as the parameter says. One finding for
 * each text, naming the project with the longest run. Time and memory grow with the length of the texts, however many are alike: a
 * text is compared with at most {@value #SAMPLES} different ones at each fingerprint.
 */
final class CopiedTextCheck {
    /** Different surroundings of one fingerprint that are remembered; a text that is like none of them is beyond what is looked for. */
    private static final int SAMPLES = 8;

    /** The low bits of an entry number the fingerprints, the high ones are of its hash. */
    private static final int NUMBER_BITS = 30;

    private final int typed;
    private final int least;
    private final List<Text> texts = new ArrayList<>();

    /** One narrative of one form, and what was found of it. */
    private static final class Text {
        final CollectedForm form;
        final int project;
        final String field;
        final Passage passage;
        final Set<Integer> projects = new HashSet<>();
        Run run = Run.NONE;

        @Nullable
        Text source;

        Text(CollectedForm form, int project, String field) {
            this.form = form;
            this.project = project;
            this.field = field;
            passage = new Passage(form.form().text(field), RepeatedTextCheck.names(form.form()));
        }

        void shares(Run found, Text other) {
            projects.add(other.project);
            if (found.length() > run.length()) {
                run = found;
                source = other;
            }
        }
    }

    private CopiedTextCheck(int typed, int least) {
        this.typed = typed;
        this.least = least;
    }

    static List<Verdict> check(Campaign campaign, RuleRow rule) {
        int typed = Integer.parseInt(rule.parameter());
        CopiedTextCheck check = new CopiedTextCheck(typed, typed * 4 / 5); // one character in five may be punctuation
        List<CollectedForm> forms = campaign.counting();
        for (int project = 0; project < forms.size(); project++) {
            for (String field : rule.fields()) {
                check.texts.add(new Text(forms.get(project), project, field));
            }
        }
        check.compare();
        return check.texts.stream().map(text -> verdict(text, campaign, rule)).toList();
    }

    /** Sorts the fingerprints of all texts, so that equal ones stand together in the order of the texts. */
    private void compare() {
        Entries entries = new Entries();
        for (int i = 0; i < texts.size(); i++) {
            int text = i;
            texts.get(text).passage.fingerprints(least / 2, least, (hash, place) -> entries.add(hash, text, place));
        }
        long[] sorted = Arrays.copyOf(entries.keys, entries.size);
        Arrays.sort(sorted);
        for (int from = 0, to; from < sorted.length; from = to) {
            to = from + 1;
            while (to < sorted.length && sorted[to] >>> NUMBER_BITS == sorted[from] >>> NUMBER_BITS) {
                to++;
            }
            if (to - from > 1) {
                compare(entries, sorted, from, to);
            }
        }
    }

    private void compare(Entries entries, long[] sorted, int from, int to) {
        List<Integer> samples = new ArrayList<>();
        for (int i = from; i < to; i++) {
            int number = (int) (sorted[i] & ((1L << NUMBER_BITS) - 1));
            Text text = texts.get(entries.texts[number]);
            boolean known = false;
            for (int sample : samples) {
                Text other = texts.get(entries.texts[sample]);
                if (text.project == other.project) {
                    continue;
                }
                int possible = text.passage.reach(entries.places[number], other.passage, entries.places[sample]);
                if (text.projects.contains(other.project)
                        && possible <= Math.min(text.run.length(), other.run.length())) {
                    known = true; // as much as it ever can be: a text of one letter, repeated, has the same print
                    // everywhere
                    continue;
                }
                Run run = text.passage.around(entries.places[number], other.passage, entries.places[sample]);
                boolean copied = text.passage.typedLength(run.start(), run.length()) >= typed;
                if (copied) {
                    known = true;
                    text.shares(run, other);
                    other.shares(new Run(run.otherStart(), run.start(), run.length()), text);
                }
            }
            if (!known && samples.size() < SAMPLES) {
                samples.add(number);
            }
        }
    }

    private static Verdict verdict(Text text, Campaign campaign, RuleRow rule) {
        Text source = text.source;
        if (source == null) {
            return text.passage.length() == 0 ? Verdict.NOT_APPLICABLE : Verdict.HELD;
        }
        return Verdict.failed(Fault.of(
                rule,
                text.form,
                text.field,
                campaign.template(text.form).nameOf(text.field),
                campaign.template(source.form).nameOf(source.field),
                text.passage.typedLength(text.run.start(), text.run.length()),
                source.form.form().text(Campaign.UNIT),
                source.form.form().text(Campaign.PROJECT),
                text.projects.size(),
                text.passage.excerpt(text.run.start(), text.run.length())));
    }

    /** Fingerprints by their number: whose they are and where they stand; their keys hold part of the hash and the number. */
    private static final class Entries {
        long[] keys = new long[1024];
        int[] texts = new int[1024];
        int[] places = new int[1024];
        int size;

        void add(long hash, int text, int place) {
            if (size == keys.length) {
                keys = Arrays.copyOf(keys, size * 2);
                texts = Arrays.copyOf(texts, size * 2);
                places = Arrays.copyOf(places, size * 2);
            }
            keys[size] = (hash << NUMBER_BITS) | size;
            texts[size] = text;
            places[size] = place;
            size++;
        }
    }
}
