package org.jixiao.check;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Finding;
import org.jixiao.model.Names;
import org.jixiao.model.Roster;
import org.jspecify.annotations.Nullable;

/** What the roster says of units and projects; nothing where there is none. */
public final class Listed {
    private static final Roster NONE = new Roster("", null, List.of(), List.of(), List.of());

    private final Roster roster;
    private final Map<String, List<Roster.Entry>> entriesByUnit;
    private final Map<CellAddress, Roster.Entry> entryByCell = new HashMap<>();
    private final Map<String, BigDecimal> ceilings;

    public Listed(@Nullable Roster roster) {
        this.roster = Objects.requireNonNullElse(roster, NONE);
        entriesByUnit = Groups.by(entries(), entry -> Names.key(entry.unit()));
        for (Roster.Entry entry : entries()) {
            if (entry.at() != null) {
                entryByCell.put(entry.at(), entry);
            }
        }
        ceilings = this.roster.ceilings();
    }

    /** The entries by {@link Names#key(String)} of their units, in the roster's order. */
    public Map<String, List<Roster.Entry>> byUnit() {
        return entriesByUnit;
    }

    public boolean isThere() {
        return roster != NONE;
    }

    /** The roster's entries; none without a roster. */
    public List<Roster.Entry> entries() {
        return roster.entries();
    }

    /** The control figures; none without a roster. */
    List<Roster.Control> controls() {
        return roster.controls();
    }

    /** The roster's file; empty without a roster. */
    String file() {
        return roster.file();
    }

    /** Which findings the roster lets stand; none without a roster. */
    public List<Roster.Waiver> waivers() {
        return roster.waivers();
    }

    /** The roster's entries of a unit; none without a roster. */
    public List<Roster.Entry> entriesOf(String unit) {
        return entriesByUnit.getOrDefault(Names.key(unit), List.of());
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

    /** The entry of the roster that a finding is about, as one that has not come in; null for a finding about a form. */
    public Roster.@Nullable Entry entryOf(Finding finding) {
        CellAddress at = finding.at();
        return at == null || !roster.file().equals(finding.file()) ? null : entryByCell.get(at);
    }
}
