package org.jixiao.check;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jixiao.model.Names;
import org.jixiao.model.Row;
import org.jixiao.template.Framework;
import org.jixiao.template.Framework.Level;
import org.jixiao.template.Framework.Need;
import org.jspecify.annotations.Nullable;

/**
 * The levels that the 指标体系 sheet wants have indicators. Marked at the table's header. Other names of a level count. A template
 * without that sheet wants nothing. Where a level is only suggested (建议), its lack weighs one step less.
 */
final class LevelsPresent {
    /** The rule that speaks of satisfaction, so that K02 need not. */
    private static final String SATISFACTION = "K03";

    private LevelsPresent() {}

    /** K01: each first level has an indicator (rules.md K01). */
    static Verdict firstLevels(Subject subject) {
        Framework framework = subject.framework();
        Map<Level, Integer> counts = counts(subject);
        List<Fault> faults = framework.firstLevels().stream()
                .filter(level -> level.need() != Need.OPTIONAL && !counts.containsKey(level))
                .map(level -> lacking(subject, level, level.level1(), example(framework, level)))
                .toList();
        return verdict(subject, framework.firstLevels(), "level1", faults);
    }

    /**
     * K02: each second level has as many indicators as it needs (rules.md K02). For precision: nothing is said of the second
     * levels of a first level that K01 misses as a whole, nor of satisfaction where K03 is switched on.
     */
    static Verdict secondLevels(Subject subject) {
        Framework framework = subject.framework();
        List<String> elsewhere =
                subject.template().activeRule(SATISFACTION).map(Subject::words).orElse(List.of());
        Map<Level, Integer> counts = counts(subject);
        List<Fault> faults = new ArrayList<>();
        for (Level level : framework.secondLevels()) {
            int count = counts.getOrDefault(level, 0);
            boolean lacking = count == 0 ? level.need() != Need.OPTIONAL : count < level.atLeast();
            Optional<Level> parent = framework.first(level.level1()).filter(counts::containsKey);
            boolean asFirst = framework.first(level.name()).stream() // 成本指标 may be either
                    .anyMatch(first -> first.level1().equals(level.name()) && counts.containsKey(first));
            if (lacking && !asFirst && parent.isPresent() && !elsewhere.contains(level.name())) {
                int least = Math.max(level.atLeast(), 1);
                faults.add(lacking(subject, level, level.level2(), level.level1(), level.example(), count, least));
            }
        }
        return verdict(subject, framework.secondLevels(), "level2", faults);
    }

    private static Verdict verdict(Subject subject, List<Level> wanted, String column, List<Fault> faults) {
        return wanted.isEmpty()
                ? Verdict.NOT_APPLICABLE
                : subject.lacks(column) ? Verdict.NOT_EVALUATED : Verdict.of(faults);
    }

    /** K03: there is an indicator of satisfaction (rules.md K03). The row's parameter names the levels, first or second, that are. */
    static Verdict satisfaction(Subject subject) {
        List<String> names = Subject.words(subject.rule());
        List<Level> levels = subject.framework().levels().stream()
                .filter(level -> names.contains(level.name()))
                .toList();
        if (levels.isEmpty()) {
            return Verdict.NOT_APPLICABLE;
        }
        if (levels.stream().anyMatch(counts(subject)::containsKey)) {
            return Verdict.HELD;
        }
        Level first = levels.get(0);
        return subject.lacks("level1") || subject.lacks("level2")
                ? Verdict.NOT_EVALUATED
                : subject.fails(first.name(), example(subject.framework(), first));
    }

    private static Fault lacking(Subject subject, Level level, @Nullable Object... values) {
        return subject.fault(values).milderIf(level.need() != Need.REQUIRED);
    }

    /**
     * How many indicators stand under each second level that has any; the first levels that have any are in it, too. A row under the
     * wrong first level, which K05 reports, still counts for its second level and the first level of that, unless two first levels
     * have one of that name.
     */
    private static Map<Level, Integer> counts(Subject subject) {
        Framework framework = subject.framework();
        Map<Level, Integer> counts = new IdentityHashMap<>();
        for (Row row : subject.filledRows()) {
            Optional<Level> first = framework.first(row.text("level1"));
            first.ifPresent(level -> counts.put(level, 1));
            List<Level> called = framework.second(row.text("level2"));
            for (Level level : called) {
                if (called.size() == 1
                        || (first.isPresent() && Names.same(first.get().level1(), level.level1()))) {
                    counts.merge(level, 1, Integer::sum);
                    first.flatMap(any -> framework.first(level.level1())).ifPresent(own -> counts.put(own, 1));
                }
            }
        }
        return counts;
    }

    /** The level's own example; for a first level that of its first second level which is wanted. */
    private static String example(Framework framework, Level level) {
        return framework.secondLevels().stream()
                .filter(second -> level.level2().isEmpty() && second.level1().equals(level.level1()))
                .filter(second -> second.need() != Need.OPTIONAL)
                .map(Level::example)
                .findFirst()
                .orElse(level.example());
    }
}
