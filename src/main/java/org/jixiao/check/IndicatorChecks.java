package org.jixiao.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Names;
import org.jixiao.model.Row;
import org.jixiao.model.Value;

/** The checks of the indicators' names. */
final class IndicatorChecks {
    private IndicatorChecks() {}

    /**
     * K08: no two indicators of a form have one name (rules.md K08), wherever in the form they stand; brackets, width and
     * punctuation make no difference. One finding for each name, at its second place.
     */
    static Verdict uniqueNames(Subject subject) {
        Map<String, List<Value>> places = new LinkedHashMap<>();
        for (Row row : subject.filledRows()) {
            Value name = row.get("name");
            String key = Names.key(name.text());
            if (!key.isEmpty()) {
                places.computeIfAbsent(key, k -> new ArrayList<>()).add(name);
            }
        }
        List<Fault> faults = new ArrayList<>();
        for (List<Value> same : places.values()) {
            if (same.size() > 1) {
                List<String> cells = same.stream()
                        .map(Value::at)
                        .filter(Objects::nonNull)
                        .map(CellAddress::a1)
                        .toList();
                Value second = same.get(1);
                faults.add(Fault.at(
                        subject.collected(),
                        subject.field(),
                        second,
                        Map.of("value", second.text(), "count", same.size(), "cells", cells)));
            }
        }
        return places.isEmpty() ? Verdict.NOT_APPLICABLE : Verdict.of(faults);
    }

    /** K10: a name has a target and a target a name (rules.md K10). A row with neither is no indicator, a stub is left to K11. */
    static Verdict nameWithTarget(Subject subject) {
        Value name = subject.row().get("name");
        Value target = subject.value();
        if (target.isBlank() && subject.facts().isStub(subject.row())) {
            return Verdict.NOT_APPLICABLE;
        }
        if (name.isBlank() == target.isBlank()) {
            return name.isBlank() ? Verdict.NOT_APPLICABLE : Verdict.HELD;
        }
        return subject.fails(Map.of());
    }

    /**
     * K12: the indicators are neither too few nor too many (rules.md K12), as the parameter says: {@code 7-30}. A form without any is
     * left to K01.
     */
    static Verdict enough(Subject subject) {
        String[] bounds = subject.rule().parameter().split("-", 2);
        int count = subject.filledRows().size();
        if (count == 0 || bounds.length < 2) {
            return Verdict.NOT_APPLICABLE;
        }
        int least = Integer.parseInt(bounds[0].strip());
        int most = Integer.parseInt(bounds[1].strip());
        return count >= least && count <= most
                ? Verdict.HELD
                : subject.fails(Map.of("count", count, "least", least, "most", most));
    }
}
