package org.jixiao.check;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Finding;
import org.jixiao.model.Names;
import org.jixiao.model.Roster;
import org.jspecify.annotations.Nullable;

/**
 * What the roster says of units and projects; nothing where there is none.
 *
 * @param roster one without anything where there is none
 * @param byUnit its entries by {@link Names#key(String)} of their units, in its order
 * @param byCell its entries by the cell with the project's name
 * @param ceilings the control figures of units, by their keys: their own, else those of their projects together, where every one
 *     has its own
 */
public record Listed(
        Roster roster,
        Map<String, List<Roster.Entry>> byUnit,
        Map<CellAddress, Roster.Entry> byCell,
        Map<String, BigDecimal> ceilings) {
    private static final Roster NONE = new Roster("", null, List.of(), List.of(), List.of());

    /** @param given null where there is none */
    public static Listed of(@Nullable Roster given) {
        Roster roster = Objects.requireNonNullElse(given, NONE);
        Map<String, List<Roster.Entry>> byUnit = Groups.by(roster.entries(), entry -> Names.key(entry.unit()));
        Map<CellAddress, Roster.Entry> byCell = new HashMap<>();
        for (Roster.Entry entry : roster.entries()) {
            if (entry.at() != null) {
                byCell.put(entry.at(), entry);
            }
        }
        return new Listed(roster, byUnit, byCell, ceilings(roster.controls(), byUnit));
    }

    private static Map<String, BigDecimal> ceilings(
            List<Roster.Control> controls, Map<String, List<Roster.Entry>> byUnit) {
        Map<String, BigDecimal> ceilings = new HashMap<>();
        controls.stream()
                .filter(control -> !control.ofDepartment())
                .forEach(control -> ceilings.putIfAbsent(Names.key(control.name()), control.ceiling()));
        byUnit.forEach((unit, entries) -> {
            List<BigDecimal> all = entries.stream()
                    .map(Roster.Entry::ceiling)
                    .filter(Objects::nonNull)
                    .toList();
            if (all.size() == entries.size()) {
                ceilings.putIfAbsent(unit, all.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
            }
        });
        return ceilings;
    }

    public boolean isThere() {
        return roster != NONE;
    }

    /** The roster's entries of a unit; none without a roster. */
    public List<Roster.Entry> entriesOf(String unit) {
        return byUnit.getOrDefault(Names.key(unit), List.of());
    }

    /** How many of the roster's entries there are; without a roster as many as there are forms. */
    public int expected(List<Roster.Entry> entries, List<?> forms) {
        return isThere() ? entries.size() : forms.size();
    }

    /** The control figure (控制数) of a unit, or null where the roster has none. */
    public @Nullable BigDecimal ceilingOf(String unit) {
        return ceilings.get(Names.key(unit));
    }

    /** The supervising department of a unit, empty where the roster names none. */
    public String departmentOf(String unit) {
        return entriesOf(unit).stream()
                .map(Roster.Entry::department)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The order of the roster, and behind it whatever is not on it: units by name, and their projects by name. */
    public <T> Comparator<T> order(Function<T, String> unit, Function<T, String> project) {
        Map<String, Integer> places = new HashMap<>();
        for (Roster.Entry entry : roster.entries()) {
            places.putIfAbsent(Names.key(entry.unit()), places.size());
            places.putIfAbsent(Names.key(entry.unit(), entry.project()), places.size());
        }
        ToIntFunction<String> place = key -> places.getOrDefault(key, Integer.MAX_VALUE);
        return Comparator.<T>comparingInt(each -> place.applyAsInt(Names.key(unit.apply(each))))
                .thenComparing(unit)
                .thenComparingInt(each -> place.applyAsInt(Names.key(unit.apply(each), project.apply(each))))
                .thenComparing(project);
    }

    /** The entry of the roster that a finding is about, as one that has not come in; null for a finding about a form. */
    public Roster.@Nullable Entry entryOf(Finding finding) {
        CellAddress at = finding.at();
        return at == null || !roster.file().equals(finding.file()) ? null : byCell.get(at);
    }
}
