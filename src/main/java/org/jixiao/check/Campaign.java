package org.jixiao.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Messages;
import org.jixiao.model.Names;
import org.jixiao.model.Roster;
import org.jixiao.model.Roster.Entry;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.RuleRow;
import org.jspecify.annotations.Nullable;

/** All forms that came back, beside the roster: what the rules across forms are asked about. */
final class Campaign {
    static final String UNIT = "unit.name";
    static final String PROJECT = "project.name";
    static final String DEPARTMENT = "department.name";

    private final List<CollectedForm> forms;
    private final Duplicates duplicates;
    private final @Nullable Roster roster;
    private final Messages words;
    private final Map<String, FormTemplate> templates;
    private final Map<String, String> departments = new HashMap<>();
    private final Map<String, List<Entry>> entriesByUnit = new LinkedHashMap<>();
    private final Map<String, BigDecimal> unitCeilings = new HashMap<>();
    private final Set<String> come = new HashSet<>();
    private final Set<String> filled = new HashSet<>();
    private final Map<CollectedForm, Identity> identities;
    private final Supplier<Pairs> pairs;
    private @Nullable Pairs paired;

    /**
     * @param templates of all forms, by name
     * @param pairs of these forms, and maybe of targets that were collected before
     */
    Campaign(
            Collection<CollectedForm> forms,
            @Nullable Roster roster,
            Map<String, FormTemplate> templates,
            Messages words,
            Supplier<Pairs> pairs) {
        this.pairs = pairs;
        this.forms = forms.stream().sorted(Duplicates.FILE_ORDER).toList();
        this.templates = templates;
        this.roster = roster;
        this.words = words;
        for (Entry entry : entries()) {
            String unit = Names.key(entry.unit());
            entriesByUnit.computeIfAbsent(unit, k -> new ArrayList<>()).add(entry);
            if (!entry.department().isEmpty()) {
                departments.putIfAbsent(unit, entry.department());
            }
        }
        for (Roster.Control control : controls()) {
            if (!control.ofDepartment()) {
                unitCeilings.putIfAbsent(Names.key(control.name()), control.ceiling());
            }
        }
        this.identities = RosterNames.identify(
                forms, entries(), rule(RosterNames.RULE).map(Subject::words).orElse(null));
        identities.forEach((form, identity) -> {
            String project = Names.key(identity.unit(), identity.project());
            come.add(project);
            if (!form.isBlank()) {
                filled.add(project);
            }
        });
        this.duplicates = Duplicates.of(forms, form -> {
            Identity identity = identity(form);
            return List.of(identity.unit(), identity.project());
        });
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

    /** In the order of their files. */
    List<CollectedForm> forms() {
        return forms;
    }

    Duplicates duplicates() {
        return duplicates;
    }

    /** The target forms beside the self-evaluations. */
    Pairs pairs() {
        paired = paired == null ? pairs.get() : paired;
        return paired;
    }

    @Nullable
    Roster roster() {
        return roster;
    }

    Messages words() {
        return words;
    }

    /** The template that a form follows. */
    FormTemplate template(CollectedForm form) {
        return Objects.requireNonNull(templates.get(form.form().template()));
    }

    /** A rule that is not switched off, in the first template that has it. */
    Optional<RuleRow> rule(String id) {
        return templates.values().stream()
                .map(template -> template.rule(id))
                .flatMap(Optional::stream)
                .findFirst()
                .filter(row -> row.severity() != null);
    }

    /** The unit and project that a form is taken for. */
    Identity identity(CollectedForm form) {
        return Objects.requireNonNull(identities.get(form));
    }

    Map<CollectedForm, Identity> identities() {
        return identities;
    }

    List<Entry> entries() {
        return roster == null ? List.of() : roster.entries();
    }

    /** What the roster lists of a unit; empty for a unit that it does not know. */
    List<Entry> entriesOf(String unit) {
        return entriesByUnit.getOrDefault(Names.key(unit), List.of());
    }

    /** Whether a form of that entry has come in, be it blank. */
    boolean hasCome(Entry entry) {
        return come.contains(Names.key(entry.unit(), entry.project()));
    }

    /** The units that have sent something, in the order of their files. */
    List<Group> units() {
        Map<String, List<CollectedForm>> byUnit = new LinkedHashMap<>();
        for (CollectedForm form : counting()) {
            byUnit.computeIfAbsent(Names.key(identity(form).unit()), k -> new ArrayList<>())
                    .add(form);
        }
        byUnit.remove("");
        return byUnit.values().stream()
                .map(ofUnit -> {
                    String name = identity(ofUnit.get(0)).unit();
                    List<Entry> entries = entriesOf(name);
                    BigDecimal control = unitCeilings.get(Names.key(name));
                    return new Group(name, ofUnit, control == null ? sum(entries) : control, haveAllCome(entries));
                })
                .toList();
    }

    /** The supervising departments with a control figure whose units have sent something, in the order of the roster. */
    List<Group> departments() {
        List<Group> groups = new ArrayList<>();
        for (Roster.Control control : controls()) {
            List<CollectedForm> ofDepartment = !control.ofDepartment()
                    ? List.of()
                    : counting().stream()
                            .filter(form -> Names.same(departmentOf(form), control.name()))
                            .toList();
            if (!ofDepartment.isEmpty()) {
                List<Entry> entries = entries().stream()
                        .filter(entry -> Names.same(entry.department(), control.name()))
                        .toList();
                groups.add(new Group(control.name(), ofDepartment, control.ceiling(), haveAllCome(entries)));
            }
        }
        return groups;
    }

    /** The forms that count, one for each project, in the order of their files. */
    List<CollectedForm> counting() {
        return forms.stream().filter(duplicates::counts).toList();
    }

    /** The supervising department, as the roster says or the form itself; empty where neither does. */
    String departmentOf(CollectedForm form) {
        String own = form.form().text(DEPARTMENT);
        return departments.getOrDefault(Names.key(identity(form).unit()), own);
    }

    private boolean haveAllCome(List<Entry> entries) {
        return !entries.isEmpty()
                && entries.stream().allMatch(entry -> filled.contains(Names.key(entry.unit(), entry.project())));
    }

    private List<Roster.Control> controls() {
        return roster == null ? List.of() : roster.controls();
    }

    /** The entries' own control figures together; null unless every one has its own. */
    private static @Nullable BigDecimal sum(List<Entry> entries) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Entry entry : entries) {
            BigDecimal ceiling = entry.ceiling();
            if (ceiling == null) {
                return null;
            }
            sum = sum.add(ceiling);
        }
        return entries.isEmpty() ? null : sum;
    }
}
