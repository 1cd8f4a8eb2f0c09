package org.jixiao.check;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jixiao.model.Amount;
import org.jixiao.model.CollectedForm;
import org.jixiao.template.RuleRow;

/**
 * Sums against the roster's control figures (控制数). The field that the row marks is summed, over the forms that count. More than
 * the control figure weighs as the row says; less weighs one step less, and is said only once everything on the roster has come
 * in. The row's parameter is a tolerance in yuan. An amount that is blank or unreadable makes a sum that cannot be judged.
 */
final class CeilingChecks {
    private static final int LONGEST_LIST = 10;

    private CeilingChecks() {}

    /**
     * B13: the projects of a unit together keep to its control figure (rules.md B13). B14: so do the units of a department (rules.md
     * B14). Marked at the first form.
     */
    static Verdict check(Campaign campaign, RuleRow rule, Campaign.Group group) {
        String part = rule.scope() == RuleRow.Scope.UNIT ? Campaign.PROJECT : Campaign.UNIT;
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
            parts.merge(form.text(part), amount, BigDecimal::add);
        }
        BigDecimal sum = parts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal difference = sum.subtract(ceiling);
        BigDecimal tolerance = Subject.limit(rule) instanceof BigDecimal yuan ? yuan : BigDecimal.ZERO;
        if (difference.abs().compareTo(tolerance) <= 0) {
            return Verdict.HELD;
        }
        boolean less = difference.signum() < 0;
        if (less && !group.complete()) {
            return Verdict.NOT_EVALUATED;
        }
        CollectedForm first = group.forms().get(0);
        return Verdict.failed(Fault.of(rule, first, group.name(), sum, ceiling, difference, list(campaign, parts))
                .milderIf(less));
    }

    private static String list(Campaign campaign, Map<String, BigDecimal> parts) {
        String shown = parts.entrySet().stream()
                .limit(LONGEST_LIST)
                .map(part -> campaign.words.get("check.part", part.getKey(), Amount.format(part.getValue())))
                .collect(Collectors.joining("、"));
        return parts.size() > LONGEST_LIST ? shown + campaign.words.get("check.more", parts.size()) : shown;
    }
}
