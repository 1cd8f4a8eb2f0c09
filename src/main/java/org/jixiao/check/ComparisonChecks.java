package org.jixiao.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
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
        Map<String, List<Campaign.Group>> departments = new LinkedHashMap<>();
        for (Campaign.Group unit : campaign.units()) {
            String department = campaign.departmentOf(unit.forms().get(0));
            departments
                    .computeIfAbsent(Names.key(department), k -> new ArrayList<>())
                    .add(unit);
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (List<Campaign.Group> units : departments.values()) {
            BigDecimal usual =
                    mean(units.stream().flatMap(unit -> unit.forms().stream()).toList(), rule.field());
            BigDecimal least = usual.multiply(new BigDecimal(rule.parameter())).movePointLeft(2);
            for (Campaign.Group unit : units) {
                BigDecimal mean = mean(unit.forms(), rule.field());
                CollectedForm first = unit.forms().get(0);
                String department = campaign.departmentOf(first);
                if (units.size() < FEWEST_UNITS) {
                    verdicts.add(Verdict.NOT_APPLICABLE);
                } else if (mean.compareTo(least) >= 0) {
                    verdicts.add(Verdict.HELD);
                } else {
                    verdicts.add(Verdict.failed(Fault.at(
                            first,
                            rule.field(),
                            Map.of(
                                    "name", unit.name(),
                                    "mean",
                                            mean.setScale(1, RoundingMode.HALF_UP)
                                                    .toPlainString(),
                                    "department", department,
                                    "usual",
                                            usual.setScale(1, RoundingMode.HALF_UP)
                                                    .toPlainString()))));
                }
            }
        }
        return verdicts;
    }

    private static BigDecimal mean(List<CollectedForm> forms, String table) {
        long rows = forms.stream()
                .flatMap(form -> form.form().rows(table).stream())
                .filter(Subject::isWritten)
                .count();
        return new BigDecimal(rows).divide(new BigDecimal(forms.size()), 4, RoundingMode.HALF_UP);
    }

    /** X05: no two units have a project of one name (rules.md X05), apart from the usual ones that the parameter tells. Each is marked. */
    static List<Verdict> projectNames(Campaign campaign, RuleRow rule) {
        List<String> usual = Subject.words(rule);
        Map<String, List<CollectedForm>> byName = new LinkedHashMap<>();
        for (CollectedForm form : campaign.counting()) {
            String name = form.form().text(rule.field());
            if (!Names.key(name).isEmpty() && usual.stream().noneMatch(name::contains)) {
                byName.computeIfAbsent(Names.key(name), k -> new ArrayList<>()).add(form);
            }
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (List<CollectedForm> forms : byName.values()) {
            TreeSet<String> units = new TreeSet<>();
            forms.forEach(form -> units.add(form.form().text(Campaign.UNIT).strip()));
            long different = units.stream().map(Names::key).distinct().count();
            verdicts.add(
                    different < 2
                            ? Verdict.HELD
                            : Verdict.of(forms.stream()
                                    .map(form -> Fault.at(
                                            form,
                                            rule.field(),
                                            Map.of(
                                                    "project", form.form().text(rule.field()),
                                                    "count", different,
                                                    "units",
                                                            units.stream()
                                                                    .limit(LONGEST_LIST)
                                                                    .toList())))
                                    .toList()));
        }
        return verdicts;
    }

    /** X07: not every project of a unit spent last year's budget to the last yuan (rules.md X07). */
    static List<Verdict> executions(Campaign campaign, RuleRow rule) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Campaign.Group unit : campaign.units()) {
            List<CollectedForm> continued = unit.forms().stream()
                    .filter(form -> {
                        BigDecimal budgeted = form.form().get(BUDGETED).number();
                        return budgeted != null && budgeted.signum() > 0;
                    })
                    .toList();
            if (continued.size() < Integer.parseInt(rule.parameter())) {
                verdicts.add(Verdict.NOT_APPLICABLE);
            } else if (continued.stream()
                    .allMatch(
                            form -> form.form().get(EXECUTED).sameAs(form.form().get(BUDGETED)))) {
                verdicts.add(Verdict.failed(Fault.at(
                        continued.get(0), rule.field(), Map.of("name", unit.name(), "count", continued.size()))));
            } else {
                verdicts.add(Verdict.HELD);
            }
        }
        return verdicts;
    }
}
