package org.jixiao.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Names;
import org.jixiao.model.Row;
import org.jixiao.model.TargetValue;
import org.jixiao.template.RuleRow;

/** The checks of how one indicator is measured in several forms. */
final class UnitsAlike {
    /** Names shorter than this are nobody's ending: 人数 says too little. */
    private static final int SHORTEST = 3;

    private UnitsAlike() {}

    /**
     * An indicator with a number, and where it stands.
     *
     * @param level the key of its second level
     * @param key the key of its name, without a note in brackets
     * @param typed the unit behind the number, empty where there is none
     * @param unit the same, else the unit in brackets behind the name
     */
    private record Measured(
            CollectedForm form, Row row, String level, String key, TargetValue target, String typed, String unit) {
        String text(String column) {
            return row.text(column);
        }

        Fault fault(RuleRow rule, Object... values) {
            return Fault.at(rule, form, rule.field(), row.get("target"), values);
        }

        String owner() {
            return Names.key(form.text(Campaign.UNIT));
        }
    }

    private static List<Measured> measured(Collection<CollectedForm> forms, RuleRow rule) {
        MeasureWords units = MeasureWords.of(rule);
        List<Measured> measured = new ArrayList<>();
        for (CollectedForm form : forms) {
            for (Row typed : form.form().rows(Subject.tableOf(rule.field()))) {
                Row row = typed.withUnitInTarget();
                TargetValue target = TargetValue.parse(row.text("target"));
                IndicatorName name = IndicatorName.of(row);
                if (target.isNumeric() && !name.key().isEmpty()) {
                    String level = Names.key(row.text("level2"));
                    String own = MeasureWords.typed(target);
                    String unit = own.isEmpty() ? units.in(name) : own;
                    measured.add(new Measured(form, row, level, name.key(), target, own, unit));
                }
            }
        }
        return measured;
    }

    /**
     * V07: within a unit, indicators of one name are measured alike (rules.md V07). A name that another one of the same second level ends
     * in is that name: 到位率 and 资金到位率. One finding for each name, at the first one that is unlike the first of all.
     */
    static List<Verdict> withinUnit(Campaign campaign, RuleRow rule) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Campaign.Group unit : campaign.units()) {
            for (List<Measured> ofLevel : Groups.of(measured(unit.forms(), rule), Measured::level)) {
                Set<String> names = ofLevel.stream().map(Measured::key).collect(Collectors.toSet());
                for (List<Measured> same : Groups.of(ofLevel, one -> ending(one.key(), names))) {
                    verdicts.add(alike(same, rule));
                }
            }
        }
        return verdicts;
    }

    /** The shortest of the names that a name ends in. */
    private static String ending(String name, Set<String> names) {
        for (int i = name.length() - SHORTEST; i > 0; i--) {
            if (names.contains(name.substring(i))) {
                return name.substring(i);
            }
        }
        return name;
    }

    private static Verdict alike(List<Measured> same, RuleRow rule) {
        Measured first = same.get(0);
        String project = first.form().text(Campaign.PROJECT);
        return Verdict.of(same.stream()
                .filter(other -> other.form() != first.form() && !isAlike(first, other, MeasureWords.of(rule)))
                .limit(1)
                .map(one -> one.fault(
                        rule, one.text("name"), one.text("target"), project, first.text("name"), first.text("target")))
                .toList());
    }

    private static boolean isAlike(Measured one, Measured other, MeasureWords units) {
        if (one.typed().isEmpty() || other.typed().isEmpty()) {
            TargetValue first = one.target();
            TargetValue second = other.target();
            boolean onePercent = first.percent() != second.percent(); // =100 and =100%
            boolean oneShare = first.isShare() != second.isShare(); // 100 and 1
            if (onePercent || (oneShare && IndicatorName.of(one.row()).isPercentage(first))) {
                return false;
            }
        }
        return one.unit().isEmpty() || other.unit().isEmpty() || units.same(one.unit(), other.unit());
    }

    /**
     * X02: indicators of one name and second level have one unit in all units (rules.md X02), where both say one. Those are marked that
     * differ from most others; within one unit V07 has said so.
     */
    static List<Verdict> acrossUnits(Campaign campaign, RuleRow rule) {
        MeasureWords units = MeasureWords.of(rule);
        List<Measured> told = measured(campaign.counting, rule).stream()
                .filter(one -> !one.unit().isEmpty())
                .toList();
        return Groups.of(told, one -> List.of(one.level(), one.key())).stream()
                .map(same -> Groups.of(same, one -> units.group(one.unit())))
                .map(byUnit -> Verdict.of(unusual(byUnit, rule)))
                .toList();
    }

    /** Those that are measured otherwise than most; none where nobody can tell what most are. */
    private static List<Fault> unusual(Collection<List<Measured>> byUnit, RuleRow rule) {
        List<Measured> usual =
                byUnit.stream().max(Comparator.comparingInt(List::size)).orElseThrow();
        if (byUnit.stream().filter(list -> list.size() == usual.size()).count() > 1) {
            return List.of();
        }
        Set<String> owners = usual.stream().map(Measured::owner).collect(Collectors.toSet());
        return byUnit.stream()
                .filter(list -> list != usual)
                .flatMap(List::stream)
                .filter(one -> !owners.contains(one.owner()))
                .map(one -> one.fault(
                        rule, one.text("name"), one.unit(), usual.get(0).unit(), usual.size()))
                .toList();
    }
}
