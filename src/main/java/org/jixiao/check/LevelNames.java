package org.jixiao.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jixiao.model.Memo;
import org.jixiao.model.Row;
import org.jixiao.model.TargetValue;
import org.jixiao.model.Value;
import org.jixiao.template.Framework;
import org.jixiao.template.Framework.Level;

/** The names of the levels in an indicator's row, against the 指标体系 sheet. Other names of a level count as its name. */
final class LevelNames {
    private static final Memo<List<Line>> LINES = new Memo<>(
            parameter -> WordList.of(parameter).words.stream().map(Line::of).toList());

    private LevelNames() {}

    /**
     * K04: both levels are of the framework (rules.md K04). One finding for each distinct cell: a merged cell is reported once. A level that is blank where there is an indicator is a fault too.
     */
    static Verdict known(Subject subject) {
        Framework framework = subject.framework();
        if (framework.levels().isEmpty()
                || !subject.facts().isFilled(subject.row())
                || subject.row().isExecution()) {
            return Verdict.NOT_APPLICABLE;
        }
        Optional<Level> first = framework.first(subject.row().text("level1"));
        List<Fault> faults = new ArrayList<>();
        if (first.isEmpty() && !subject.lacks("level1") && isNew(subject, "level1")) {
            faults.add(unknown(subject, "level1", framework.firstLevels()));
        }
        if (framework.second(subject.row().text("level2")).isEmpty() && isNew(subject, "level2")) {
            List<Level> choices = framework.secondLevels().stream()
                    .filter(level ->
                            first.isEmpty() || level.level1().equals(first.get().level1()))
                    .toList();
            faults.add(unknown(subject, "level2", choices));
        }
        return Verdict.of(faults);
    }

    private static Fault unknown(Subject subject, String column, List<Level> choices) {
        String path = subject.table() + "." + column;
        Value level = subject.row().get(column);
        List<String> names = choices.stream().map(Level::name).toList();
        return subject.faultAt(path, level, subject.template().nameOf(path), level.text(), names);
    }

    /** K05: the second level belongs to the first one (rules.md K05). Names that K04 reports are left to it. Once a cell. */
    static Verdict rightParent(Subject subject) {
        Framework framework = subject.framework();
        String level = subject.row().text("level2");
        Optional<Level> first = framework.first(subject.row().text("level1"));
        List<String> parents =
                framework.second(level).stream().map(Level::level1).distinct().toList();
        if (first.isEmpty()
                || parents.isEmpty()
                || !subject.facts().isFilled(subject.row())
                || !isNew(subject, "level2")) {
            return Verdict.NOT_APPLICABLE;
        }
        String parent = first.get().level1();
        return parents.contains(parent) ? Verdict.HELD : subject.fails(level, parent, String.join("、", parents));
    }

    /** One of the words of K06. */
    private record Line(List<String> endings, List<String> levels, String expected) {
        static Line of(String text) {
            String[] part = text.split(">");
            return part.length == 3
                    ? new Line(List.of(part[0].split("/")), List.of(part[1].split("/")), part[2])
                    : new Line(List.of(), List.of(), "");
        }

        boolean isMeant(String name, TargetValue target) {
            return endings.stream()
                    .anyMatch(word -> word.equals("%")
                            ? target.percent()
                            : name.endsWith(word) && !(word.equals("率") && isMeasured(target)));
        }

        /** Whether it is no share of a hundred: 检查频率 每月1次, 装机功率 ≥50千瓦. */
        private static boolean isMeasured(TargetValue target) {
            Told told = Told.of(target.text());
            return told != null
                    && !told.value().percent()
                    && !told.value().unit().isEmpty();
        }
    }

    /**
     * K06: an indicator does not stand under a second level that its own words contradict (rules.md K06). The row's parameter lists
     * what contradicts what, {@code 满意度/满意率>数量/质量>满意度}: names that end so, the levels they do not belong to, and where they
     * do. {@code %} stands for a target in percent.
     */
    static Verdict agreeing(Subject subject) {
        String name = Texts.bare(subject.row().text("name"));
        String level = subject.row().text("level2");
        List<Level> levels = subject.framework().second(level);
        if (name.isEmpty() || levels.isEmpty()) {
            return Verdict.NOT_APPLICABLE;
        }
        TargetValue target = TargetValue.parse(subject.row().text("target"));
        for (Line line : LINES.of(subject.rule().parameter())) {
            if (line.isMeant(name, target)
                    && levels.stream().anyMatch(each -> line.levels().contains(each.name()))) {
                return subject.fails(level, line.expected());
            }
        }
        return Verdict.HELD;
    }

    /** False where the nearest filled row above has the very same cell, or, where no cell is known, the same text. */
    private static boolean isNew(Subject subject, String column) {
        Row above = null;
        for (Row row : subject.filledRows()) {
            if (row == subject.row()) {
                break;
            }
            above = row;
        }
        return above == null || !above.get(column).equals(subject.row().get(column));
    }
}
