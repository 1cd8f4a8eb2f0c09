package org.jixiao.check;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jixiao.model.Memo;
import org.jixiao.model.TargetValue;
import org.jixiao.template.RuleRow;

/**
 * The units of measure of a rule's parameter: each word is one, those joined by = are interchangeable.
 *
 * @param groups the whole word by each of the units in it
 */
record MeasureWords(Map<String, String> groups) {
    private static final Pattern PER = Pattern.compile("[^/]+/[^/]+");
    private static final Memo<MeasureWords> KNOWN = new Memo<>(MeasureWords::parse);
    private static final Memo<String> TYPED =
            new Memo<>(body -> Texts.folded(body).replaceAll("\\(.*\\)$", "").replaceAll("^.*\\d(?:[万亿]$)?", ""));

    static MeasureWords of(RuleRow rule) {
        return KNOWN.of(rule.parameter());
    }

    static MeasureWords parse(String parameter) {
        Map<String, String> groups = new HashMap<>();
        for (String group : WordList.of(parameter).words) {
            for (String unit : group.split("=")) {
                groups.put(unit.strip(), group);
            }
        }
        return new MeasureWords(groups);
    }

    /** The unit as typed behind the number of a target, 万元 too; empty where there is none. */
    static String typed(TargetValue target) {
        return target.percent() && target.unit().isEmpty() ? "%" : TYPED.of(target.body());
    }

    /** The unit in brackets behind a name; empty where there is none. */
    String in(IndicatorName name) {
        return groups.containsKey(name.note()) || PER.matcher(name.note()).matches() ? name.note() : "";
    }

    /** The same for units that are interchangeable. */
    String group(String unit) {
        return groups.getOrDefault(unit, unit);
    }

    boolean same(String one, String other) {
        return group(one).equals(group(other));
    }
}
