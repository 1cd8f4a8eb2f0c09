package org.jixiao.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jixiao.template.RuleRow;

/** Counts outcomes by rule, in the order in which the rules were named. */
final class Tallies {
    private final Map<String, RuleTally> byRule = new LinkedHashMap<>();

    /** Names a rule, so that it is listed even where nothing is counted. */
    void open(RuleRow row) {
        byRule.computeIfAbsent(row.id(), id -> new RuleTally(id, row.name(), row.severity(), 0, 0, 0, 0));
    }

    void count(RuleRow row, Outcome outcome) {
        byRule.computeIfPresent(row.id(), (id, tally) -> tally.plus(outcome));
    }

    void add(RuleTally tally) {
        byRule.merge(tally.rule(), tally, RuleTally::plus);
    }

    List<RuleTally> list() {
        return List.copyOf(byRule.values());
    }
}
