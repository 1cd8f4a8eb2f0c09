package org.jixiao.summary;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jixiao.check.Groups;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Finding;
import org.jixiao.model.Names;
import org.jixiao.model.Roster;
import org.jspecify.annotations.Nullable;

/** What the roster says of units and projects; nothing where there is none. */
final class Listed {
    private final @Nullable Roster roster;
    private final Map<String, List<Roster.Entry>> entriesByUnit;
    private final Map<CellAddress, Roster.Entry> entryByCell = new HashMap<>();
    private final Map<String, BigDecimal> ceilings;

    Listed(@Nullable Roster roster) {
        this.roster = roster;
        entriesByUnit = Groups.by(entries(), entry -> Names.key(entry.unit()));
        for (Roster.Entry entry : entries()) {
            if (entry.at() != null) {
                entryByCell.put(entry.at(), entry);
            }
        }
        ceilings = roster == null ? Map.of() : roster.ceilings();
    }

    /** The entries by {@link Names#key(String)} of their units, in the roster's order. */
    Map<String, List<Roster.Entry>> byUnit() {
        return entriesByUnit;
    }

    boolean isThere() {
        return roster != null;
    }

    /** The roster's entries; none without a roster. */
    List<Roster.Entry> entries() {
        return roster == null ? List.of() : roster.entries();
    }

    /** Which findings the roster lets stand; none without a roster. */
    List<Roster.Waiver> waivers() {
        return roster == null ? List.of() : roster.waivers();
    }

    /** The roster's entries of a unit; none without a roster. */
    List<Roster.Entry> entriesOf(String unit) {
        return entriesByUnit.getOrDefault(Names.key(unit), List.of());
    }

    /** How many of the roster's entries there are; without a roster as many as there are forms. */
    int expected(List<Roster.Entry> entries, List<?> forms) {
        return roster == null ? forms.size() : entries.size();
    }

    /** The control figure (控制数) of a unit, or null where the roster has none. */
    @Nullable
    BigDecimal ceilingOf(String unit) {
        return ceilings.get(Names.key(unit));
    }

    /** The supervising department of a unit, empty where the roster names none. */
    String departmentOf(String unit) {
        return entriesOf(unit).stream()
                .map(Roster.Entry::department)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The entry of the roster that a finding is about, as one that has not come in; null for a finding about a form. */
    Roster.@Nullable Entry entryOf(Finding finding) {
        CellAddress at = finding.at();
        return roster == null || at == null || !roster.file().equals(finding.file()) ? null : entryByCell.get(at);
    }
}
