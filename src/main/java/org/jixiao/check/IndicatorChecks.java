package org.jixiao.check;

import java.util.List;
import org.jixiao.model.Names;
import org.jixiao.model.Value;

/** The checks of the indicators' names. */
final class IndicatorChecks {
    private IndicatorChecks() {}

    /**
     * K08: no two indicators of a form have one name (rules.md K08), wherever in the form they stand; brackets, width and
     * punctuation make no difference. One finding for each name, at its second place.
     */
    static Verdict uniqueNames(Subject subject) {
        List<Value> names = subject.filledRows().stream()
                .map(row -> row.get("name"))
                .filter(name -> !Names.key(name.text()).isEmpty())
                .toList();
        List<Fault> faults = Groups.of(names, name -> Names.key(name.text())).stream()
                .filter(same -> same.size() > 1)
                .map(same -> {
                    List<String> cells = same.stream().map(Value::a1).toList();
                    Value second = same.get(1);
                    return subject.faultAt(second, second.text(), same.size(), cells);
                })
                .toList();
        return names.isEmpty() ? Verdict.NOT_APPLICABLE : Verdict.of(faults);
    }

    /** K10: a name has a target and a target a name (rules.md K10). A row with neither is no indicator, a stub is left to K11. */
    static Verdict nameWithTarget(Subject subject) {
        boolean name = !subject.row().get("name").isBlank();
        boolean target = !subject.value().isBlank();
        if (!name && !target) {
            return Verdict.NOT_APPLICABLE;
        }
        if (name && target) {
            return Verdict.HELD;
        }
        return subject.lacks("name") ? Verdict.NOT_EVALUATED : subject.fails();
    }

    /**
     * K12: the indicators are neither too few nor too many (rules.md K12), as the parameter says: {@code 7-30}. A form without any is
     * left to K01.
     */
    static Verdict enough(Subject subject) {
        String[] bounds = subject.rule().parameter().split(BuiltIn.SEPARATOR);
        int count = subject.filledRows().size();
        if (count == 0) {
            return Verdict.NOT_APPLICABLE;
        }
        int least = Integer.parseInt(bounds[0]);
        int most = Integer.parseInt(bounds[1]);
        return count >= least && count <= most ? Verdict.HELD : subject.fails(count, least, most);
    }
}
