package org.jixiao.template;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jixiao.model.CellAddress;

/**
 * Looks for what each sheet of a template says of the others, and for what could not be told apart when read back.
 */
final class TemplateLint {
    private static final Set<FieldType> DATES = EnumSet.of(FieldType.DATE, FieldType.END_DATE);
    private static final Pattern BRACES = Pattern.compile("\\{([^}]*)}");

    private final FormTemplate template;
    private final List<Mistake> mistakes;
    private final Set<String> used = new HashSet<>();

    /** @param mistakes to which what is found is added */
    TemplateLint(FormTemplate template, List<Mistake> mistakes) {
        this.template = template;
        this.mistakes = mistakes;
    }

    void run() {
        for (SheetPlan sheet : template.sheets()) {
            Map<String, String> owners = new HashMap<>();
            for (Slot slot : sheet.slots()) {
                CellAddress at = new CellAddress(sheet.name(), slot.row(), slot.column());
                known(at, slot.path());
                if (slot.label() != null) {
                    String header = slot.header() == null
                            ? ""
                            : "×" + Labels.key(slot.header().text());
                    used.add(slot.group());
                    String half = slot.isHalf() ? slot.path() : "";
                    String key = Labels.key(slot.label().text()) + header + half;
                    distinct(at, slot.path(), key + " " + slot.label().column(), owners);
                }
                Field field = template.fields().get(slot.path());
                if (slot.isHalf() && field != null && !DATES.contains(field.type())) {
                    mistakes.add(Mistake.at(
                            at, "two-expressions", slot.prefix() + "${" + slot.path() + "}" + slot.suffix()));
                }
            }
            for (TablePlan table : sheet.tables()) {
                CellAddress at = new CellAddress(sheet.name(), table.bodyRow(), 0);
                known(at, table.path());
                Map<String, String> headers = new HashMap<>();
                for (TablePlan.Column column : table.columns()) {
                    CellAddress cell = new CellAddress(sheet.name(), table.bodyRow(), column.column());
                    known(cell, table.path() + "." + column.path());
                    distinct(cell, column.path(), Labels.key(column.header()), headers);
                }
                if (table.columns().size() < 2) {
                    mistakes.add(Mistake.at(at, "narrow-table", table.path()));
                }
                anchoredBelow(sheet, table, at);
            }
        }
        template.fields().values().forEach(this::formula);
        for (String path : template.fields().keySet()) {
            if (!used.contains(path)) {
                mistakes.add(Mistake.at(new CellAddress(DefinitionSheet.FIELDS, 0, 0), "unused", path));
            }
        }
    }

    private void known(CellAddress at, String path) {
        used.add(path);
        if (!template.fields().containsKey(path)) {
            mistakes.add(Mistake.at(at, "unknown-path", path));
        }
    }

    /** A formula names fields, or columns of the tables. */
    private void formula(Field field) {
        CellAddress at = new CellAddress(DefinitionSheet.FIELDS, 0, 0);
        Set<String> known = new HashSet<>(template.fields().keySet());
        template.tables()
                .forEach(table -> table.columns().forEach(column -> known.add(table.variable() + "." + column.path())));
        BRACES.matcher(field.formula())
                .results()
                .filter(path -> !known.contains(path.group(1)))
                .forEach(path -> mistakes.add(Mistake.at(at, "formula", field.path(), path.group())));
    }

    /** Two fields with one label, one below the other, could not be told apart. */
    private void distinct(CellAddress at, String path, String key, Map<String, String> owners) {
        String other = owners.putIfAbsent(key, path);
        if (other != null && !other.equals(path)) {
            mistakes.add(Mistake.at(at, "same-label", path, other));
        }
    }

    /** What stands below a repeating part must begin with a constant, or nobody could say where the part ends. */
    private void anchoredBelow(SheetPlan sheet, TablePlan table, CellAddress at) {
        boolean slotBelow = sheet.slots().stream().anyMatch(slot -> slot.row() > table.bodyRow());
        boolean constantBelow = sheet.headings().stream().anyMatch(heading -> heading.row() > table.bodyRow())
                || sheet.slots().stream()
                        .anyMatch(slot -> slot.label() != null && slot.label().row() > table.bodyRow());
        if (slotBelow && !constantBelow) {
            mistakes.add(Mistake.at(at, "no-stop", table.path()));
        }
    }
}
