package org.jixiao.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Names;
import org.jixiao.template.RuleRow;

/** The checks that hold units against each other. */
final class ComparisonChecks {
    private static final String EXECUTED = "budget.lastYearExecuted";
    private static final String BUDGETED = "budget.lastYear";
    private static final int FEWEST_UNITS = 3;
    private static final int LONGEST_LIST = 10;

    private ComparisonChecks() {}

    /** X03: a unit's projects have about as many indicators as those of its department (rules.md X03). */
    static List<Verdict> indicatorCounts(Campaign campaign, RuleRow rule) {
        List<Verdict> verdicts = new ArrayList<>();
        for (List<Campaign.Group> units : Groups.of(campaign.units(), unit -> Names.key(department(campaign, unit)))) {
            BigDecimal usual =
                    mean(units.stream().flatMap(unit -> unit.forms().stream()).toList(), rule.field());
            BigDecimal least = usual.multiply(new BigDecimal(rule.parameter())).movePointLeft(2);
            for (Campaign.Group unit : units) {
                BigDecimal mean = mean(unit.forms(), rule.field());
                if (units.size() < FEWEST_UNITS) {
                    verdicts.add(Verdict.NOT_APPLICABLE);
                } else if (mean.compareTo(least) >= 0) {
                    verdicts.add(Verdict.HELD);
                } else {
                    String department = department(campaign, unit);
                    CollectedForm first = unit.forms().get(0);
                    verdicts.add(
                            Verdict.failed(Fault.of(rule, first, unit.name(), show(mean), department, show(usual))));
                }
            }
        }
        return verdicts;
    }

    private static String department(Campaign campaign, Campaign.Group unit) {
        return campaign.departmentOf(unit.forms().get(0));
    }

    private static BigDecimal mean(List<CollectedForm> forms, String table) {
        long rows = forms.stream()
                .flatMap(form -> form.form().rows(table).stream())
                .filter(Subject::isWritten)
                .count();
        return new BigDecimal(rows).divide(new BigDecimal(forms.size()), 4, RoundingMode.HALF_UP);
    }

    private static String show(BigDecimal mean) {
        return mean.setScale(1, RoundingMode.HALF_UP).toPlainString();
    }

    /** X05: no two units have a project of one name (rules.md X05), apart from the usual ones that the parameter tells. Each is marked. */
    static List<Verdict> projectNames(Campaign campaign, RuleRow rule) {
        List<String> usual = Subject.words(rule);
        List<CollectedForm> unusual = campaign.counting.stream()
                .filter(form -> usual.stream().noneMatch(project(form, rule)::contains))
                .filter(form -> !Names.key(project(form, rule)).isEmpty())
                .toList();
        return Groups.of(unusual, form -> Names.key(project(form, rule))).stream()
                .map(forms -> ofOneName(forms, rule))
                .toList();
    }

    /** @param forms whose projects have one name */
    private static Verdict ofOneName(List<CollectedForm> forms, RuleRow rule) {
        List<String> units = forms.stream()
                .map(form -> form.text(Campaign.UNIT).strip())
                .distinct()
                .sorted()
                .toList();
        long different = units.stream().map(Names::key).distinct().count();
        List<String> shown = units.stream().limit(LONGEST_LIST).toList();
        return different < 2
                ? Verdict.HELD
                : Verdict.of(forms.stream()
                        .map(form -> Fault.of(rule, form, project(form, rule), different, shown))
                        .toList());
    }

    private static String project(CollectedForm form, RuleRow rule) {
        return form.text(rule.field());
    }

    /** X07: not every project of a unit spent last year's budget to the last yuan (rules.md X07). */
    static Verdict executions(Campaign campaign, RuleRow rule, Campaign.Group unit) {
        List<CollectedForm> continued = unit.forms().stream()
                .filter(form -> form.form().get(BUDGETED).parsed() instanceof BigDecimal last && last.signum() > 0)
                .toList();
        if (continued.size() < Integer.parseInt(rule.parameter())) {
            return Verdict.NOT_APPLICABLE;
        }
        boolean differ = continued.stream()
                .anyMatch(form -> !form.form().get(EXECUTED).sameAs(form.form().get(BUDGETED)));
        return differ ? Verdict.HELD : Verdict.failed(Fault.of(rule, continued.get(0), unit.name(), continued.size()));
    }
}
