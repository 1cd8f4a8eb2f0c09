package org.jixiao.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who must report what, and the control figures: a roster workbook, read back through its own template.
 *
 * @param file the file as given on the command line
 * @param year the budget year, or null where the roster does not say
 */
public record Roster(
        String file, @Nullable Integer year, List<Entry> entries, List<Control> controls, List<Waiver> waivers) {

    /**
     * One project that must be reported.
     *
     * @param ceiling the control figure of the project, or null where there is none; 0 where it is part of that of one above
     * @param values every value of the entry by path; those whose path a form template has too are filled into its blank
     * @param at the cell with the project's name, or null for an entry that no workbook holds yet
     */
    public record Entry(
            String department,
            String unit,
            String project,
            @Nullable BigDecimal ceiling,
            String contact,
            String phone,
            Row values,
            @Nullable CellAddress at) {
        /** A project that no roster holds. */
        public static Entry of(String department, String unit, String project) {
            Row values = new Row(department.isEmpty() ? Map.of() : Map.of("department.name", Value.of(department)));
            return new Entry(department, unit, project, null, "", "", values, null);
        }

        /** The same with another control figure. */
        public Entry withCeiling(@Nullable BigDecimal other) {
            return new Entry(department, unit, project, other, contact, phone, values, at);
        }
    }

    /**
     * The control figure (预算控制数) of a unit or of a supervising department, in yuan.
     *
     * @param ofDepartment true for a supervising department (主管部门), false for a unit
     */
    public record Control(
            boolean ofDepartment,
            String name,
            BigDecimal ceiling,
            @Nullable CellAddress at) {}

    /**
     * A finding that the office lets stand, with its reason in writing.
     *
     * @param rule the number of the rule; several with anything between them: V05、K12
     * @param unit empty for all units
     * @param project empty for all projects
     */
    public record Waiver(
            String rule,
            String unit,
            String project,
            String reason,
            @Nullable CellAddress at) {
        /** The numbers of its rules. */
        public List<String> rules() {
            return List.of(rule.split("[^\\p{L}\\d]+"));
        }

        /** Whether it speaks of a finding of that rule in a form of that unit and project. */
        public boolean covers(String ruleId, String unitName, String projectName) {
            return rule.contains(ruleId) // as few do, of those that each of many findings is held to
                    && rules().contains(ruleId)
                    && (unit.isEmpty() || Names.same(unit, unitName))
                    && (project.isEmpty() || Names.same(project, projectName));
        }
    }

    /** The same for a year, with other entries. */
    public Roster with(@Nullable Integer known, List<Entry> others) {
        return new Roster(file, known, others, controls, waivers);
    }

    /** The roster that a roster workbook holds; entries without a unit and a project are left to the reader's findings. */
    public static Roster of(CollectedForm workbook) {
        Form form = workbook.form();
        Integer year = form.get("year").parsed() instanceof Integer number ? number : null;
        List<Entry> entries = form.rows("entries").stream()
                .filter(row -> !row.get("unit.name").isBlank()
                        && !row.get("project.name").isBlank())
                .map(row -> new Entry(
                        row.text("department.name"),
                        row.text("unit.name"),
                        row.text("project.name"),
                        row.get("ceiling").number(),
                        row.text("contact.name"),
                        row.text("contact.phone"),
                        row,
                        row.get("project.name").at()))
                .toList();
        return new Roster(workbook.file(), year, entries, controls(form), waivers(form));
    }

    private static List<Control> controls(Form form) {
        return form.rows("controls").stream()
                .filter(row -> !row.get("name").isBlank() && row.get("ceiling").number() != null)
                .map(row -> new Control(
                        row.text("level").contains("部门"),
                        row.text("name"),
                        Objects.requireNonNull(row.get("ceiling").number()),
                        row.get("ceiling").at()))
                .toList();
    }

    private static List<Waiver> waivers(Form form) {
        return form.rows("waivers").stream()
                .map(row -> new Waiver(
                        Folding.fold(row.text("rule")).strip().toUpperCase(Locale.ROOT),
                        row.text("unit.name"),
                        row.text("project.name"),
                        row.text("reason"),
                        row.get("rule").at()))
                .toList();
    }
}
