package org.jixiao.check;

import java.util.List;
import org.jixiao.model.Memo;
import org.jixiao.model.TargetValue;
import org.jixiao.template.Framework.Level;

/**
 * K06: an indicator does not stand under a second level that its own words contradict (rules.md K06). The row's parameter lists
 * what contradicts what, {@code 满意度/满意率>数量/质量>满意度}: names that end so, the levels they do not belong to, and where they
 * do. {@code %} stands for a target in percent.
 */
final class LevelWords {
    private static final Memo<List<Line>> LINES = new Memo<>(
            parameter -> WordList.of(parameter).words().stream().map(Line::of).toList());

    private LevelWords() {}

    /** One of the parameter's words. */
    private record Line(List<String> endings, List<String> levels, String expected) {
        static Line of(String text) {
            String[] part = text.split(">");
            return part.length == 3
                    ? new Line(List.of(part[0].split("/")), List.of(part[1].split("/")), part[2])
                    : new Line(List.of(), List.of(), "");
        }

        boolean isMeant(String name, TargetValue target) {
            return endings.stream().anyMatch(word -> word.equals("%") ? target.percent() : name.endsWith(word));
        }
    }

    static Verdict check(Subject subject) {
        String name = Texts.bare(subject.row().get("name").text());
        String level = subject.row().get("level2").text();
        List<Level> levels = subject.framework().second(level);
        if (name.isEmpty() || levels.isEmpty()) {
            return Verdict.NOT_APPLICABLE;
        }
        TargetValue target = TargetValue.parse(subject.row().get("target").text());
        for (Line line : LINES.of(subject.rule().parameter())) {
            if (line.isMeant(name, target)
                    && levels.stream().anyMatch(each -> line.levels().contains(each.name()))) {
                return subject.fails(level, line.expected());
            }
        }
        return Verdict.HELD;
    }
}
