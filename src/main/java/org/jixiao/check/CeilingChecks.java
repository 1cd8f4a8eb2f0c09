package org.jixiao.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jixiao.model.Amount;
import org.jixiao.model.CollectedForm;
import org.jixiao.template.RuleRow;
import org.jspecify.annotations.Nullable;

/**
 * Sums against the roster's control figures (控制数). The field that the row marks is summed, over the forms that count. More than
 * the control figure weighs as the row says; less weighs one step less, and is said only once everything on the roster has come
 * in. The row's parameter is a tolerance in yuan. An amount that is blank or unreadable makes a sum that cannot be judged.
 */
final class CeilingChecks {
    private static final int LONGEST_LIST = 10;

    private CeilingChecks() {}

    /** B13: the projects of a unit together keep to its control figure (rules.md B13). Marked at the unit's first form. */
    static List<Verdict> units(Campaign campaign, RuleRow rule) {
        return campaign.units().stream()
                .map(unit -> check(campaign, rule, unit, "projects", Campaign.PROJECT))
                .toList();
    }

    /** B14: the units of a department together keep to its control figure (rules.md B14). Marked at its first form. */
    static List<Verdict> departments(Campaign campaign, RuleRow rule) {
        return campaign.departments().stream()
                .map(department -> check(campaign, rule, department, "units", Campaign.UNIT))
                .toList();
    }

    private static Verdict check(
            Campaign campaign, RuleRow rule, Campaign.Group group, String partsName, String partPath) {
        BigDecimal ceiling = group.ceiling();
        if (ceiling == null) {
            return Verdict.NOT_APPLICABLE;
        }
        Map<String, BigDecimal> parts = new LinkedHashMap<>();
        for (CollectedForm form : group.forms()) {
            BigDecimal amount = form.form().get(rule.field()).number();
            if (amount == null) {
                return Verdict.NOT_EVALUATED;
            }
            parts.merge(form.form().text(partPath), amount, BigDecimal::add);
        }
        BigDecimal sum = parts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal difference = sum.subtract(ceiling);
        BigDecimal tolerance = Subject.limit(rule) instanceof BigDecimal yuan ? yuan : BigDecimal.ZERO;
        if (difference.abs().compareTo(tolerance) <= 0) {
            return Verdict.HELD;
        }
        if (difference.signum() < 0 && !group.complete()) {
            return Verdict.NOT_EVALUATED;
        }
        Map<String, @Nullable Object> variables = Map.of(
                "name",
                group.name(),
                "sum",
                sum,
                "ceiling",
                ceiling,
                "difference",
                difference,
                partsName,
                list(campaign, parts));
        Fault fault = Fault.at(group.forms().get(0), rule.field(), variables);
        return Verdict.failed(difference.signum() < 0 ? fault.asMilder() : fault);
    }

    private static String list(Campaign campaign, Map<String, BigDecimal> parts) {
        List<String> texts = new ArrayList<>();
        parts.forEach((name, amount) -> texts.add(campaign.words().get("check.part", name, Amount.format(amount))));
        String shown = texts.stream().limit(LONGEST_LIST).collect(Collectors.joining("、"));
        return texts.size() > LONGEST_LIST ? shown + campaign.words().get("check.more", texts.size()) : shown;
    }
}
