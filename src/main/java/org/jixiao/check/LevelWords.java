package org.jixiao.check;

import java.util.List;
import java.util.Map;
import org.jixiao.model.TargetValue;
import org.jixiao.template.Framework.Level;

/**
 * K06: an indicator does not stand under a second level that its own words contradict (rules.md K06). The row's parameter lists
 * what contradicts what, {@code 满意度/满意率>数量/质量>满意度}: names that end so, the levels they do not belong to, and where they
 * do. {@code %} stands for a target in percent.
 */
final class LevelWords {
    private LevelWords() {}

    static Verdict check(Subject subject) {
        String name = Texts.bare(subject.row().get("name").text());
        String level = subject.row().get("level2").text();
        List<String> levels =
                subject.framework().second(level).stream().map(Level::name).toList();
        if (name.isEmpty() || levels.isEmpty()) {
            return Verdict.NOT_APPLICABLE;
        }
        TargetValue target = TargetValue.parse(subject.row().get("target").text());
        for (String line : Subject.words(subject.rule())) {
            String[] part = line.split(">");
            boolean meant = part.length == 3
                    && List.of(part[0].split("/")).stream()
                            .anyMatch(word -> word.equals("%") ? target.percent() : name.endsWith(word));
            if (meant && List.of(part[1].split("/")).stream().anyMatch(levels::contains)) {
                return subject.fails(Map.of("level", level, "expected", part[2]));
            }
        }
        return Verdict.HELD;
    }
}
