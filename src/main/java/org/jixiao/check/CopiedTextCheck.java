package org.jixiao.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jixiao.check.Fingerprints.Mark;
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

    private CopiedTextCheck() {}

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

        Text(CollectedForm form, int project, String field, List<String> names) {
            this.form = form;
            this.project = project;
            this.field = field;
            passage = new Passage(form.text(field), names);
        }

        /** Whether it has as many characters in common with another project's text around two places; both take note. */
        boolean isCopied(Mark mark, Text other, Mark otherMark, int typed) {
            if (project == other.project) {
                return false;
            }
            int possible = passage.reach(mark, other.passage, otherMark);
            if (projects.contains(other.project) && possible <= Math.min(run.length(), other.run.length())) {
                return true; // a text of one letter, repeated, has the same print everywhere
            }
            Run found = passage.around(mark, other.passage, otherMark);
            boolean copied = passage.typedLength(found) >= typed;
            if (copied) {
                note(found, other);
                other.note(found.reversed(), this);
            }
            return copied;
        }

        private void note(Run found, Text other) {
            projects.add(other.project);
            if (found.length() > run.length()) {
                run = found;
                source = other;
            }
        }
    }

    static List<Verdict> check(Campaign campaign, RuleRow rule) {
        int typed = Integer.parseInt(rule.parameter());
        List<Text> texts = new ArrayList<>();
        Fingerprints prints = new Fingerprints(typed * 4 / 5); // one character in five may be punctuation
        List<CollectedForm> forms = campaign.counting;
        for (int project = 0; project < forms.size(); project++) {
            List<String> names = RepeatedTextCheck.names(forms.get(project).form());
            for (String field : rule.fields()) {
                Text text = new Text(forms.get(project), project, field, names);
                prints.add(texts.size(), text.passage.letters);
                texts.add(text);
            }
        }
        prints.common(marks -> compare(marks, texts, typed));
        return texts.stream().map(text -> verdict(text, campaign, rule)).toList();
    }

    private static void compare(List<Mark> marks, List<Text> texts, int typed) {
        List<Mark> samples = new ArrayList<>();
        for (Mark mark : marks) {
            boolean known = false;
            for (Mark sample : samples) {
                known |= texts.get(mark.text()).isCopied(mark, texts.get(sample.text()), sample, typed);
            }
            if (!known && samples.size() < SAMPLES) {
                samples.add(mark);
            }
        }
    }

    private static Verdict verdict(Text text, Campaign campaign, RuleRow rule) {
        Text source = text.source;
        if (source == null) {
            return text.passage.length == 0 ? Verdict.NOT_APPLICABLE : Verdict.HELD;
        }
        String name = campaign.template(text.form).nameOf(text.field);
        String other = campaign.template(source.form).nameOf(source.field);
        int length = text.passage.typedLength(text.run);
        String unit = source.form.text(Campaign.UNIT);
        String project = source.form.text(Campaign.PROJECT);
        String excerpt = text.passage.excerpt(text.run);
        int count = text.projects.size();
        return Verdict.failed(
                Fault.in(rule, text.form, text.field, name, other, length, unit, project, count, excerpt));
    }
}
