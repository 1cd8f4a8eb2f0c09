package org.jixiao.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Messages;
import org.jixiao.model.Names;
import org.jixiao.model.Roster;
import org.jixiao.model.Roster.Entry;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.RuleRow;
import org.jspecify.annotations.Nullable;

/** The forms of one year that came back, beside the roster: what the rules across forms are asked about. */
final class Campaign {
    static final String UNIT = "unit.name";
    static final String PROJECT = "project.name";
    static final String DEPARTMENT = "department.name";

    /** In the order of their files. */
    final List<CollectedForm> forms;

    /** What the roster says. */
    final Listed listed;

    final Messages words;
    final Map<CollectedForm, Identity> identities;
    final Duplicates duplicates;

    /** The forms that sums are made of, one for each project, in the order of their files. */
    final List<CollectedForm> counting;

    /** By name those that the forms follow, and maybe more. */
    final Map<String, FormTemplate> templates;

    private final Supplier<Pairs> pairing;
    private final Map<String, List<CollectedForm>> byProject;
    private final List<Group> units;
    private @Nullable Pairs pairs;

    /**
     * @param years the forms, of which those of other years are only known by name
     * @param templates of all forms, by name
     * @param pairing of all forms, and maybe of targets that were collected before
     */
    Campaign(
            Years years,
            @Nullable Roster roster,
            Map<String, FormTemplate> templates,
            Messages words,
            Supplier<Pairs> pairing) {
        forms = years.current().stream().sorted(Duplicates.FILE_ORDER).toList();
        listed = Listed.of(roster);
        this.templates = templates;
        this.words = words;
        this.pairing = pairing;
        identities = RosterNames.identify(
                years.all(),
                listed.roster().entries(),
                rule(RosterNames.RULE).map(Subject::words).orElse(null),
                (form, entry) -> true);
        Identity.tellApart(identities, listed);
        byProject = Groups.by(forms, form -> identity(form).key());
        duplicates = Duplicates.of(forms, templates.values(), this::identity);
        counting = duplicates.projects().keySet().stream()
                .sorted(Duplicates.FILE_ORDER)
                .toList();
        units = unitsOf(Groups.by(counting, form -> Names.key(identity(form).unit())));
    }

    /**
     * The forms of a unit, or of all units of a department, that count in sums.
     *
     * @param forms in the order of their files, never empty
     * @param ceiling the control figure, or null where there is none
     * @param complete whether every project that the roster lists there has come in
     */
    record Group(
            String name,
            List<CollectedForm> forms,
            @Nullable BigDecimal ceiling,
            boolean complete) {}

    /** What has come of each project. */
    List<Duplicates.Group> projects() {
        return duplicates.groups();
    }

    /** The target forms beside the self-evaluations; what targets collected before are taken for is known from then on. */
    Pairs pairs() {
        if (pairs == null) {
            pairs = pairing.get();
            pairs.all()
                    .forEach(pair -> pair.targets()
                            .forEach(form -> identities.putIfAbsent(form, new Identity(pair.unit(), pair.project()))));
        }
        return pairs;
    }

    /** The template that a form follows. */
    FormTemplate template(CollectedForm form) {
        return Objects.requireNonNull(templates.get(form.form().template()));
    }

    /** A rule that is not switched off, in the first template that has it. */
    Optional<RuleRow> rule(String id) {
        return templates.values().stream()
                .flatMap(template -> template.rule(id).stream())
                .findFirst()
                .filter(row -> row.severity() != null);
    }

    /** The unit and project that a form is taken for. */
    Identity identity(CollectedForm form) {
        return Objects.requireNonNull(identities.get(form));
    }

    /** The forms of that entry that have come in, blank ones too. */
    List<CollectedForm> formsOf(Entry entry) {
        return byProject.getOrDefault(Identity.of(entry).key(), List.of());
    }

    /** The units that have sent something, in the order of their files. */
    List<Group> units() {
        return units;
    }

    private List<Group> unitsOf(Map<String, List<CollectedForm>> byUnit) {
        byUnit.remove("");
        return byUnit.values().stream()
                .map(sent -> {
                    String name = identity(sent.get(0)).unit();
                    return new Group(name, sent, listed.ceilingOf(name), haveAllCome(listed.entriesOf(name)));
                })
                .toList();
    }

    /** The supervising departments with a control figure whose units have sent something, in the order of the roster. */
    List<Group> departments() {
        Map<String, List<CollectedForm>> sent = Groups.by(counting, form -> Names.key(departmentOf(form)));
        Map<String, List<Entry>> asked = Groups.by(listed.roster().entries(), entry -> Names.key(entry.department()));
        return listed.roster().controls().stream()
                .filter(control -> control.ofDepartment() && sent.containsKey(Names.key(control.name())))
                .map(control -> new Group(
                        control.name(),
                        sent.getOrDefault(Names.key(control.name()), List.of()),
                        control.ceiling(),
                        haveAllCome(asked.getOrDefault(Names.key(control.name()), List.of()))))
                .toList();
    }

    /** The supervising department, as the roster says or the form itself; empty where neither does. */
    String departmentOf(CollectedForm form) {
        String department = listed.departmentOf(identity(form).unit());
        return department.isEmpty() ? form.text(DEPARTMENT) : department;
    }

    /** Whether there are entries, and of each of them a form that is not blank. */
    private boolean haveAllCome(List<Entry> entries) {
        return !entries.isEmpty()
                && entries.stream().allMatch(entry -> formsOf(entry).stream().anyMatch(form -> !form.isBlank()));
    }
}
