package org.jixiao.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Folding;
import org.jixiao.model.Memo;
import org.jixiao.model.Names;
import org.jixiao.model.Row;
import org.jixiao.model.TargetValue;
import org.jixiao.model.Value;
import org.jixiao.template.RuleRow;
import org.jspecify.annotations.Nullable;

/** The checks of units of measure, in targets and in brackets behind the names. */
final class UnitChecks {
    private static final Pattern NOTE = Pattern.compile("\\(([^()]*)\\)\\s*$");

    private static final Pattern PER = Pattern.compile("[^/]+/[^/]+");

    /** What stands in brackets behind a name; empty where nothing does. */
    private static final Memo<String> NOTES = new Memo<>(name -> {
        Matcher note = NOTE.matcher(Folding.fold(name));
        return note.find() ? note.group(1).strip() : "";
    });

    private static final Memo<String> TYPED =
            new Memo<>(body -> Texts.folded(body).replaceAll("^.*\\d", "").replaceAll("\\(.*\\)$", ""));

    /** Names shorter than this are nobody's ending: 人数 says too little. */
    private static final int SHORTEST = 3;

    private UnitChecks() {}

    /** The units of a rule's parameter: each word is one, those joined by = are interchangeable. */
    private record Units(Map<String, String> groups) {
        private static final Memo<Units> KNOWN = new Memo<>(Units::parse);

        static Units of(RuleRow rule) {
            return KNOWN.of(rule.parameter());
        }

        private static Units parse(String parameter) {
            Map<String, String> groups = new HashMap<>();
            for (String group : WordList.of(parameter).words()) {
                for (String unit : group.split("=")) {
                    groups.put(unit.strip(), group);
                }
            }
            return new Units(groups);
        }

        boolean same(String one, String other) {
            return one.equals(other) || (groups.containsKey(one) && group(one).equals(group(other)));
        }

        String group(String unit) {
            return groups.getOrDefault(unit, unit);
        }

        /** The unit in brackets behind a name; empty where there is none. */
        String of(String name) {
            String inside = NOTES.of(name);
            return groups.containsKey(inside) || PER.matcher(inside).matches() ? inside : "";
        }
    }

    /** An indicator with a number, and where it stands. */
    private record Measured(CollectedForm form, Row row, String key, TargetValue target) {
        /** The unit as typed behind the number, 万元 too; empty where there is none. */
        String typedUnit() {
            return UnitChecks.typedUnit(target);
        }

        String unit(Units units) {
            return typedUnit().isEmpty() ? units.of(row.get("name").text()) : typedUnit();
        }
    }

    static String typedUnit(TargetValue target) {
        if (target.percent() && target.unit().isEmpty()) {
            return "%";
        }
        return TYPED.of(target.body());
    }

    /** V06: the unit is in the name or in the target (rules.md V06); in both of them it is milder, unless they contradict each other. */
    static Verdict unitOnce(Subject subject) {
        Units units = Units.of(subject.rule());
        TargetValue target = TargetChecks.target(subject);
        String inName = units.of(subject.row().get("name").text());
        String inTarget = target.isNumeric() ? typedUnit(target) : "";
        if (inName.isEmpty() || inTarget.isEmpty()) {
            return target.isNumeric() ? Verdict.HELD : Verdict.NOT_APPLICABLE;
        }
        Fault fault = subject.fault(Map.of("inName", inName, "inTarget", inTarget));
        return Verdict.failed(units.same(inName, inTarget) ? fault.asMilder() : fault);
    }

    /** V10: a number has a unit, and what is counted in pieces is a whole number (rules.md V10). Rates are left to V05. */
    static Verdict countable(Subject subject) {
        TargetValue target = TargetChecks.target(subject);
        BigDecimal number = target.number();
        String name = Folding.fold(subject.row().get("name").text()).strip();
        if (number == null || target.percent() || name.isEmpty() || RateChecks.isRate(name)) {
            return Verdict.NOT_APPLICABLE;
        }
        List<String> pieces = Subject.words(subject.rule());
        Matcher note = NOTE.matcher(name);
        String inName = note.find() ? note.group(1) : "";
        String unit = target.unit().isEmpty() ? inName : target.unit();
        String bare = inName.isEmpty() ? name : name.substring(0, note.start()).strip();
        String ending = pieces.stream().filter(bare::endsWith).findFirst().orElse("");
        if (unit.isEmpty() && ending.isEmpty() && !bare.endsWith("数") && !bare.endsWith("数量")) {
            return subject.fails(Map.of("kind", "unit", "unit", ""));
        }
        String counted = unit.isEmpty()
                ? pieces.stream()
                        .filter(piece -> bare.endsWith(piece + "数"))
                        .findFirst()
                        .orElse(ending)
                : unit;
        boolean whole = number.stripTrailingZeros().scale() <= 0;
        return whole || !pieces.contains(counted)
                ? Verdict.HELD
                : subject.fails(Map.of("kind", "whole", "unit", "“" + counted + "”"));
    }

    /**
     * V07: within a unit, indicators of one name are measured alike (rules.md V07). A name that another one of the same second level ends
     * in is that name: 到位率 and 资金到位率. One finding for each name, at the first one that is unlike the first of all.
     */
    static List<Verdict> alikeWithinUnit(Campaign campaign, RuleRow rule) {
        Units units = Units.of(rule);
        List<Verdict> verdicts = new ArrayList<>();
        for (Campaign.Group unit : campaign.units()) {
            for (List<Measured> same : byEnding(measured(unit.forms(), rule)).values()) {
                Measured first = same.get(0);
                Measured unlike = same.stream()
                        .filter(other -> other.form() != first.form() && !alike(first, other, units))
                        .findFirst()
                        .orElse(null);
                verdicts.add(unlike == null ? Verdict.HELD : Verdict.failed(unlike(rule, unlike, first)));
            }
        }
        return verdicts;
    }

    private static Fault unlike(RuleRow rule, Measured unlike, Measured first) {
        Value target = unlike.row().get("target");
        return Fault.at(
                unlike.form(),
                rule.field(),
                target,
                Map.of(
                        "indicator", unlike.row().get("name").text(),
                        "value", target.text(),
                        "project", first.form().form().text(Campaign.PROJECT),
                        "otherIndicator", first.row().get("name").text(),
                        "otherValue", first.row().get("target").text()));
    }

    private static boolean alike(Measured one, Measured other, Units units) {
        boolean percentTyped = one.target().percent() == other.target().percent();
        boolean bare = one.typedUnit().isEmpty() || other.typedUnit().isEmpty();
        if (!percentTyped && bare) {
            return false; // =100 and =100%
        }
        if (isRate(one) && bare && isShare(one) != isShare(other)) {
            return false; // 100 and 1
        }
        String unit = one.unit(units);
        String otherUnit = other.unit(units);
        return unit.isEmpty() || otherUnit.isEmpty() || units.same(unit, otherUnit);
    }

    private static boolean isRate(Measured measured) {
        return RateChecks.isPercentage(measured.row().get("name").text(), measured.target());
    }

    private static boolean isShare(Measured measured) {
        BigDecimal number = measured.target().number();
        return number != null && number.signum() > 0 && number.compareTo(BigDecimal.ONE) <= 0;
    }

    /** By second level and the shortest name that theirs ends in; groups and indicators in the order of the files. */
    private static Map<String, List<Measured>> byEnding(List<Measured> measured) {
        Map<String, Set<String>> namesOf = new HashMap<>();
        for (Measured one : measured) {
            namesOf.computeIfAbsent(level(one), k -> new HashSet<>()).add(one.key());
        }
        Map<String, List<Measured>> groups = new LinkedHashMap<>();
        for (Measured one : measured) {
            Set<String> names = namesOf.getOrDefault(level(one), Set.of());
            String ending = one.key();
            for (int i = one.key().length() - SHORTEST; i > 0 && ending.equals(one.key()); i--) {
                String shorter = one.key().substring(i);
                ending = names.contains(shorter) ? shorter : ending;
            }
            groups.computeIfAbsent(level(one) + "\n" + ending, k -> new ArrayList<>())
                    .add(one);
        }
        return groups;
    }

    private static String level(Measured measured) {
        return Names.key(measured.row().get("level2").text());
    }

    private static List<Measured> measured(Collection<CollectedForm> forms, RuleRow rule) {
        String table = rule.field().substring(0, Math.max(0, rule.field().indexOf('.')));
        List<Measured> measured = new ArrayList<>();
        for (CollectedForm form : forms) {
            for (Row row : form.form().rows(table)) {
                TargetValue target = TargetValue.parse(row.get("target").text());
                String name = Folding.fold(row.get("name").text());
                String key = Names.key(NOTE.matcher(name).replaceAll(""));
                if (target.isNumeric() && !key.isEmpty()) {
                    measured.add(new Measured(form, row, key, target));
                }
            }
        }
        return measured;
    }

    /**
     * X02: indicators of one name and second level have one unit in all units (rules.md X02), where both say one. Those are marked that
     * differ from most others; within one unit V07 has said so.
     */
    static List<Verdict> alikeAcrossUnits(Campaign campaign, RuleRow rule) {
        Units units = Units.of(rule);
        Map<String, Map<String, List<Measured>>> byName = new LinkedHashMap<>();
        for (Measured one : measured(campaign.counting(), rule)) {
            String unit = units.group(one.unit(units));
            if (!unit.isEmpty()) {
                byName.computeIfAbsent(level(one) + "\n" + one.key(), k -> new TreeMap<>())
                        .computeIfAbsent(unit, k -> new ArrayList<>())
                        .add(one);
            }
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (Map<String, List<Measured>> byUnit : byName.values()) {
            List<Measured> usual = most(byUnit.values());
            List<Fault> faults = new ArrayList<>();
            if (usual != null && byUnit.size() > 1) {
                Set<String> owners = new HashSet<>();
                usual.forEach(one -> owners.add(owner(one)));
                byUnit.values().stream()
                        .filter(list -> list != usual)
                        .flatMap(List::stream)
                        .filter(one -> !owners.contains(owner(one)))
                        .forEach(one -> faults.add(Fault.at(
                                one.form(),
                                rule.field(),
                                one.row().get("target"),
                                Map.of(
                                        "indicator", one.row().get("name").text(),
                                        "measure", one.unit(units),
                                        "usual", usual.get(0).unit(units),
                                        "count", usual.size()))));
            }
            verdicts.add(Verdict.of(faults));
        }
        return verdicts;
    }

    /** The longest of the lists; null where two are equally long. */
    private static @Nullable List<Measured> most(Collection<List<Measured>> lists) {
        int longest = lists.stream().mapToInt(List::size).max().orElse(0);
        List<List<Measured>> all =
                lists.stream().filter(list -> list.size() == longest).toList();
        return all.size() == 1 ? all.get(0) : null;
    }

    private static String owner(Measured measured) {
        return Names.key(measured.form().form().text(Campaign.UNIT));
    }
}
