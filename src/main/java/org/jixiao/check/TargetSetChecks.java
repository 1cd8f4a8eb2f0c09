package org.jixiao.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Folding;
import org.jixiao.model.Names;
import org.jixiao.model.Row;
import org.jixiao.model.TargetValue;
import org.jixiao.template.Framework;
import org.jixiao.template.Framework.Level;
import org.jixiao.template.RuleRow;

/** The checks of all targets of a form together. The parameter of their rows is the least number of targets that tell something. */
final class TargetSetChecks {
    private static final BigDecimal HIGH = new BigDecimal(95);

    private static final Pattern POINTS = Pattern.compile("\\d{1,3}(\\.\\d{1,2})?分?");

    private TargetSetChecks() {}

    /** V17: the numbers are not all one and the same percentage of 95 or more (rules.md V17). */
    static Verdict varied(Subject subject) {
        List<BigDecimal> numbers = new ArrayList<>();
        for (Row row : subject.measuredRows()) {
            TargetValue target = TargetValue.parse(row.text("target"));
            BigDecimal number = target.number();
            if (number != null) {
                if (!IndicatorName.of(row).isPercentage(target)) {
                    return Verdict.HELD;
                }
                numbers.add(number);
            }
        }
        if (numbers.size() < least(subject.rule())) {
            return Verdict.NOT_APPLICABLE;
        }
        BigDecimal first = numbers.get(0);
        boolean same = numbers.stream().allMatch(number -> number.compareTo(first) == 0);
        return same && first.compareTo(HIGH) >= 0 ? subject.fails(numbers.size(), first) : Verdict.HELD;
    }

    /** V19: the targets are not the points of the indicators (rules.md V19): bare numbers that add up to 90 or 100. */
    static Verdict noPoints(Subject subject) {
        List<Row> rows = subject.filledRows();
        if (rows.size() < least(subject.rule())) {
            return Verdict.NOT_APPLICABLE;
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (Row row : rows) {
            String text = Folding.fold(row.text("target")).strip();
            if (!POINTS.matcher(text).matches()) {
                return Verdict.HELD;
            }
            sum = sum.add(new BigDecimal(text.replace("分", "")));
        }
        boolean points = sum.compareTo(new BigDecimal(100)) == 0 || sum.compareTo(new BigDecimal(90)) == 0;
        return points ? subject.fails(rows.size(), sum) : Verdict.HELD;
    }

    /** X01: no two projects have the very same indicators and targets (rules.md X01). Each of them is marked. */
    static List<Verdict> notCopied(Campaign campaign, RuleRow rule) {
        List<Verdict> verdicts = new ArrayList<>();
        Groups.by(campaign.counting, form -> set(form, campaign.template(form).framework(), rule.field()))
                .forEach((set, forms) -> forms.stream()
                        .map(form -> set.size() < least(rule) ? Verdict.NOT_APPLICABLE : copied(form, forms, rule))
                        .forEach(verdicts::add));
        return verdicts;
    }

    /** @param same all forms with the indicators and targets of this one, itself too */
    private static Verdict copied(CollectedForm form, List<CollectedForm> same, RuleRow rule) {
        if (same.size() == 1) {
            return Verdict.HELD;
        }
        CollectedForm other = same.get(form == same.get(0) ? same.size() - 1 : 0);
        int count = form.form().rows(rule.field()).size();
        String unit = other.text(Campaign.UNIT);
        String project = other.text(Campaign.PROJECT);
        return Verdict.failed(Fault.of(rule, form, count, unit, project, same.size() - 1));
    }

    /** Names and targets in the order of the alphabet, without the framework's own examples. */
    private static List<String> set(CollectedForm form, Framework framework, String table) {
        Set<String> examples = new HashSet<>();
        for (Level level : framework.levels()) {
            String[] names = level.example().split("、");
            String[] targets = level.targetExample().split("、");
            for (int i = 0; i < Math.min(names.length, targets.length); i++) {
                examples.add(entry(names[i], targets[i]));
            }
        }
        return form.form().rows(table).stream()
                .filter(Subject::isWritten)
                .map(row -> entry(row.text("name"), row.text("target")))
                .filter(entry -> !examples.contains(entry))
                .sorted()
                .toList();
    }

    private static String entry(String name, String target) {
        return Names.key(name) + "\n" + Texts.folded(target);
    }

    private static int least(RuleRow rule) {
        return Integer.parseInt(rule.parameter());
    }
}
