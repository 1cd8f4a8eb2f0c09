package org.jixiao.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jixiao.model.Row;
import org.jixiao.model.Value;
import org.jixiao.template.Framework;
import org.jixiao.template.Framework.Level;
import org.jspecify.annotations.Nullable;

/** The names of the levels in an indicator's row, against the 指标体系 sheet. Other names of a level count as its name. */
final class LevelNames {
    private LevelNames() {}

    /**
     * K04: both levels are of the framework (rules.md K04). One finding for each distinct cell: a merged cell is reported once. A level that is blank where there is an indicator is a fault too.
     */
    static Verdict known(Subject subject) {
        Framework framework = subject.framework();
        if (framework.levels().isEmpty() || !subject.facts().isFilled(subject.row())) {
            return Verdict.NOT_APPLICABLE;
        }
        Optional<Level> first = framework.first(subject.row().get("level1").text());
        List<Fault> faults = new ArrayList<>();
        if (first.isEmpty() && isNew(subject, "level1")) {
            faults.add(unknown(subject, "level1", framework.firstLevels()));
        }
        if (framework.second(subject.row().get("level2").text()).isEmpty() && isNew(subject, "level2")) {
            List<Level> choices = framework.secondLevels().stream()
                    .filter(level ->
                            first.isEmpty() || level.level1().equals(first.get().level1()))
                    .toList();
            faults.add(unknown(subject, "level2", choices));
        }
        return Verdict.of(faults);
    }

    /** K05: the second level belongs to the first one (rules.md K05). Names that K04 reports are left to it. Once a cell. */
    static Verdict rightParent(Subject subject) {
        Framework framework = subject.framework();
        Optional<Level> first = framework.first(subject.row().get("level1").text());
        List<Level> second = framework.second(subject.row().get("level2").text());
        if (first.isEmpty()
                || second.isEmpty()
                || !subject.facts().isFilled(subject.row())
                || !isNew(subject, "level2")) {
            return Verdict.NOT_APPLICABLE;
        }
        String parent = first.get().level1();
        if (second.stream().anyMatch(level -> level.level1().equals(parent))) {
            return Verdict.HELD;
        }
        List<String> expected = second.stream().map(Level::level1).distinct().toList();
        return subject.fails(Map.of(
                "level", subject.row().get("level2").text(), "parent", parent, "expected", String.join("、", expected)));
    }

    private static Fault unknown(Subject subject, String column, List<Level> choices) {
        String path = subject.table() + "." + column;
        Value value = subject.row().get(column);
        Map<String, @Nullable Object> variables = Map.of(
                "kind", subject.template().nameOf(path),
                "level", value.text(),
                "choices", choices.stream().map(Level::name).toList());
        return Fault.at(subject.collected(), path, value, variables);
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
