package org.jixiao.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
        Present present = Present.of(subject);
        List<Fault> faults = new ArrayList<>();
        for (Level level : framework.firstLevels()) {
            if (level.need() != Need.OPTIONAL && !present.hasFirst(level)) {
                faults.add(
                        weigh(subject, level, Map.of("level", level.level1(), "example", example(framework, level))));
            }
        }
        return framework.firstLevels().isEmpty() ? Verdict.NOT_APPLICABLE : Verdict.of(faults);
    }

    /**
     * K02: each second level has as many indicators as it needs (rules.md K02). For precision: nothing is said of the second
     * levels of a first level that K01 misses as a whole, nor of satisfaction where K03 is switched on.
     */
    static Verdict secondLevels(Subject subject) {
        Framework framework = subject.framework();
        Set<Level> elsewhere = subject.template()
                .rule(SATISFACTION)
                .filter(rule -> rule.severity() != null)
                .map(rule -> named(framework, Subject.words(rule)))
                .orElse(Set.of());
        Present present = Present.of(subject);
        List<Fault> faults = new ArrayList<>();
        for (Level level : framework.secondLevels()) {
            int count = present.count(level);
            boolean lacking = count == 0 ? level.need() != Need.OPTIONAL : count < level.atLeast();
            if (lacking && !elsewhere.contains(level) && present.hasFirst(level)) {
                Map<String, @Nullable Object> variables = Map.of(
                        "level", level.level2(),
                        "parent", level.level1(),
                        "example", level.example(),
                        "count", count,
                        "least", Math.max(level.atLeast(), 1));
                faults.add(weigh(subject, level, variables));
            }
        }
        return framework.secondLevels().isEmpty() ? Verdict.NOT_APPLICABLE : Verdict.of(faults);
    }

    /** K03: there is an indicator of satisfaction (rules.md K03). The row's parameter names the levels, first or second, that are. */
    static Verdict satisfaction(Subject subject) {
        Set<Level> levels = named(subject.framework(), Subject.words(subject.rule()));
        if (levels.isEmpty()) {
            return Verdict.NOT_APPLICABLE;
        }
        Present present = Present.of(subject);
        boolean found = levels.stream()
                .anyMatch(level -> level.level2().isEmpty() ? present.hasFirst(level) : present.count(level) > 0);
        Level first = levels.iterator().next();
        Map<String, @Nullable Object> variables =
                Map.of("level", first.name(), "example", example(subject.framework(), first));
        return found ? Verdict.HELD : subject.fails(variables);
    }

    private static Fault weigh(Subject subject, Level level, Map<String, @Nullable Object> variables) {
        Fault fault = subject.fault(variables);
        return level.need() == Need.REQUIRED ? fault : fault.asMilder();
    }

    /** How many indicators stand under each level; a first level's are counted by the key of its name. */
    private record Present(Map<Level, Integer> seconds, Set<String> firsts) {
        /** A row under the wrong first level still counts for its second level, unless two first levels have one of that name. */
        static Present of(Subject subject) {
            Framework framework = subject.framework();
            Present present = new Present(new IdentityHashMap<>(), new HashSet<>());
            for (Row row : subject.filledRows()) {
                String first = framework
                        .first(row.get("level1").text())
                        .map(level -> Names.key(level.level1()))
                        .orElse("");
                present.firsts.add(first);
                List<Level> called = framework.second(row.get("level2").text());
                called.stream()
                        .filter(level -> called.size() == 1 || first.equals(Names.key(level.level1())))
                        .forEach(level -> present.seconds.merge(level, 1, Integer::sum));
            }
            return present;
        }

        boolean hasFirst(Level level) {
            return firsts.contains(Names.key(level.level1()));
        }

        int count(Level level) {
            return seconds.getOrDefault(level, 0);
        }
    }

    private static Set<Level> named(Framework framework, List<String> names) {
        return framework.levels().stream()
                .filter(level -> names.contains(level.name()))
                .collect(Collectors.toSet());
    }

    /** The level's own example; for a first level that of its first second level which is wanted. */
    private static String example(Framework framework, Level level) {
        return level.level2().isEmpty()
                ? framework.secondLevels().stream()
                        .filter(second -> second.level1().equals(level.level1()))
                        .filter(second -> second.need() != Need.OPTIONAL)
                        .map(Level::example)
                        .findFirst()
                        .orElse(level.example())
                : level.example();
    }
}
