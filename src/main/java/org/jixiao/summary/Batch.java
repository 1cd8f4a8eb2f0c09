package org.jixiao.summary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jixiao.check.CheckResult;
import org.jixiao.check.Duplicates;
import org.jixiao.check.Identity;
import org.jixiao.check.Pairs;
import org.jixiao.model.CellAddress;
import org.jixiao.model.CellLink;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Finding;
import org.jixiao.model.Messages;
import org.jixiao.model.Names;
import org.jixiao.model.Problem;
import org.jixiao.model.Roster;
import org.jixiao.model.Severity;
import org.jixiao.template.FormTemplate;
import org.jspecify.annotations.Nullable;

/**
 * Everything that came in, with what was found: the ground on which all workbooks about many forms stand. A project is summed up once:
 * of forms of one kind the one that {@link Duplicates} lets count, of several kinds the target form before what came of it.
 */
public final class Batch {
    /** Rows that a form may have above its first value: its title. */
    private static final int TITLE_ROWS = 1;

    private final Seen seen;
    private final Years years;
    private final List<CollectedForm> counting;
    private final Duplicates duplicates;
    private final CheckResult result;
    private final @Nullable Roster roster;
    private final Map<String, FormTemplate> templates = new LinkedHashMap<>();
    private final UnaryOperator<String> linkTo;
    private final Messages messages;
    private final Map<CollectedForm, List<CollectedForm>> projects = new IdentityHashMap<>();
    private final Map<String, List<CollectedForm>> formsBySheet = new HashMap<>();
    private final Map<CollectedForm, List<Finding>> findingsByForm = new IdentityHashMap<>();
    private final Map<Finding, CollectedForm> formByFinding = new IdentityHashMap<>();
    private final Map<Object, List<CollectedForm>> formsByProject = new HashMap<>();
    private final Map<CellAddress, Roster.Entry> entryByCell = new HashMap<>();
    private final Map<String, List<Roster.Entry>> entriesByUnit = new LinkedHashMap<>();
    private final Map<String, BigDecimal> ceilings = new HashMap<>();
    private final Map<String, FormTemplate.Kind> kinds = new HashMap<>();

    /**
     * @param seen what else came in
     * @param years the forms, of which those of the year that is summed up make the batch
     * @param templates those that the forms follow
     * @param linkTo turns a file as given on the command line into its path seen from the workbook that will be written
     */
    public Batch(
            Seen seen,
            Years years,
            CheckResult result,
            @Nullable Roster roster,
            Collection<FormTemplate> templates,
            UnaryOperator<String> linkTo,
            Messages messages) {
        List<CollectedForm> forms = years.current();
        this.seen = seen;
        this.years = years;
        this.duplicates = result.duplicates();
        this.result = result;
        this.roster = roster;
        Map<String, String> links = new ConcurrentHashMap<>();
        this.linkTo = file -> links.computeIfAbsent(file, linkTo);
        this.messages = messages;
        for (FormTemplate template : templates) {
            this.templates.put(template.name(), template);
            kinds.put(template.name(), template.kind());
        }
        Map<Object, List<CollectedForm>> byProject = new LinkedHashMap<>();
        forms.stream()
                .filter(duplicates::counts)
                .sorted(Comparator.comparing(this::kind)
                        .thenComparing(CollectedForm::modified, Comparator.reverseOrder())
                        .thenComparing(CollectedForm::file))
                .forEach(form -> byProject
                        .computeIfAbsent(projectKey(form), key -> new ArrayList<>())
                        .add(form));
        byProject.values().forEach(ofProject -> projects.put(ofProject.get(0), ofProject));
        counting = projects.keySet().stream()
                .sorted(Comparator.comparing(this::unit)
                        .thenComparing(this::project)
                        .thenComparing(CollectedForm::file))
                .toList();
        for (CollectedForm form : forms) {
            formsBySheet
                    .computeIfAbsent(key(form.file(), form.sheet()), key -> new ArrayList<>())
                    .add(form);
            formsByProject
                    .computeIfAbsent(projectKey(form), key -> new ArrayList<>())
                    .add(form);
        }
        if (roster != null) {
            for (Roster.Entry entry : roster.entries()) {
                entriesByUnit
                        .computeIfAbsent(Names.key(entry.unit()), key -> new ArrayList<>())
                        .add(entry);
                if (entry.at() != null) {
                    entryByCell.put(entry.at(), entry);
                }
            }
            roster.controls().stream()
                    .filter(control -> !control.ofDepartment())
                    .forEach(control -> ceilings.putIfAbsent(Names.key(control.name()), control.ceiling()));
        }
        for (Finding finding : result.findings()) {
            CollectedForm form = find(finding);
            if (form != null) {
                formByFinding.put(finding, form);
                findingsByForm.computeIfAbsent(form, f -> new ArrayList<>()).add(finding);
            }
        }
    }

    /** What else came in. */
    Seen seen() {
        return seen;
    }

    /** How many files were read, or should have been. */
    int files() {
        return seen.read();
    }

    /** The forms of all years. */
    Years years() {
        return years;
    }

    /** Targets beside self-evaluations, of the forms given. */
    List<Pairs.Pair> pairs(List<CollectedForm> forms) {
        return Pairs.of(forms, templates.values(), roster).all();
    }

    /** The forms that count, one a project, by unit, project and file. */
    List<CollectedForm> counting() {
        return counting;
    }

    Duplicates duplicates() {
        return duplicates;
    }

    CheckResult result() {
        return result;
    }

    @Nullable
    Roster roster() {
        return roster;
    }

    List<Problem> problems() {
        return seen.problems();
    }

    Collection<FormTemplate> templates() {
        return templates.values();
    }

    /** Those that the counting forms follow. */
    List<FormTemplate> countingTemplates() {
        return templates.values().stream()
                .filter(template -> counting.stream()
                        .anyMatch(form -> form.form().template().equals(template.name())))
                .toList();
    }

    @Nullable
    FormTemplate templateOf(CollectedForm form) {
        return templates.get(form.form().template());
    }

    Messages words() {
        return messages;
    }

    String word(String key, Object... arguments) {
        return messages.get(key, arguments);
    }

    String word(Severity severity) {
        return messages.get("severity." + severity.name());
    }

    /** The counting forms by unit, in order; two spellings of one name are one unit. */
    Map<String, List<CollectedForm>> byUnit() {
        return byUnit(counting);
    }

    /** Forms by unit, in the order in which they are given. */
    Map<String, List<CollectedForm>> byUnit(Collection<CollectedForm> forms) {
        Map<String, List<CollectedForm>> units = new LinkedHashMap<>();
        forms.forEach(form -> units.computeIfAbsent(Names.key(unit(form)), key -> new ArrayList<>())
                .add(form));
        return units;
    }

    /** The roster's entries of a unit; none without a roster. */
    List<Roster.Entry> entriesOf(String unit) {
        return entriesByUnit.getOrDefault(Names.key(unit), List.of());
    }

    /** The names of all units: those that have sent something, then those of the roster that have not. */
    List<String> units() {
        Map<String, String> names = new LinkedHashMap<>();
        counting.forEach(form -> names.putIfAbsent(Names.key(unit(form)), unit(form)));
        entriesByUnit.forEach(
                (key, entries) -> names.putIfAbsent(key, entries.get(0).unit()));
        return List.copyOf(names.values());
    }

    /** Whether something has come in for an entry of the roster, and is more than a blank form. */
    boolean hasReturned(Roster.Entry entry) {
        return formsOf(entry).stream().anyMatch(form -> !form.isBlank());
    }

    /** All forms that came in for an entry of the roster, counting or not. */
    List<CollectedForm> formsOf(Roster.Entry entry) {
        return formsByProject.getOrDefault(projectKey(entry.unit(), entry.project()), List.of());
    }

    /** All forms of a form's project, of whatever kind, counting or not. */
    List<CollectedForm> formsOfSameProject(CollectedForm form) {
        return formsByProject.getOrDefault(projectKey(form), List.of());
    }

    boolean isCounting(CollectedForm form) {
        return projects.containsKey(form);
    }

    /** Forms that count, together with those of other kinds that came in beside them. */
    List<CollectedForm> withOtherKinds(List<CollectedForm> counting) {
        return counting.stream()
                .flatMap(form -> projects.getOrDefault(form, List.of()).stream())
                .toList();
    }

    /** The form that a finding is in; null for a finding about the roster or a file. */
    @Nullable
    CollectedForm formOf(Finding finding) {
        return formByFinding.get(finding);
    }

    /** Of several forms on one sheet the one that begins last above the cell, and of those side by side last to its left. */
    private @Nullable CollectedForm find(Finding finding) {
        CellAddress at = finding.at();
        if (at == null) {
            return null;
        }
        List<CollectedForm> forms = formsBySheet.getOrDefault(key(finding.file(), at.sheet()), List.of());
        return forms.size() < 2
                ? forms.stream().findFirst().orElse(null)
                : forms.stream()
                        .filter(form -> begin(form).row() - TITLE_ROWS <= at.row()
                                && begin(form).column() <= at.column())
                        .max(Comparator.comparing(Batch::begin))
                        .orElse(forms.get(0));
    }

    /** The first row and column in which a form has a value or the header of a table. */
    private static CellAddress begin(CollectedForm form) {
        List<CellAddress> cells = new ArrayList<>();
        form.form().fields().values().forEach(value -> cells.add(value.at()));
        form.form().tables().values().forEach(table -> cells.add(table.at()));
        cells.removeIf(Objects::isNull);
        return new CellAddress(
                form.sheet(),
                cells.stream().mapToInt(CellAddress::row).min().orElse(0),
                cells.stream().mapToInt(CellAddress::column).min().orElse(0));
    }

    /** The entry of the roster that a finding is about, as one that has not come in; null for a finding about a form. */
    Roster.@Nullable Entry entryOf(Finding finding) {
        CellAddress at = finding.at();
        return roster == null || at == null || !roster.file().equals(finding.file()) ? null : entryByCell.get(at);
    }

    /** What was found in a form. */
    List<Finding> findingsOf(CollectedForm form) {
        return findingsByForm.getOrDefault(form, List.of());
    }

    List<Finding> findingsOf(List<CollectedForm> forms) {
        return forms.stream().flatMap(form -> findingsOf(form).stream()).toList();
    }

    /** What people call a finding's field. */
    public String fieldName(Finding finding) {
        CollectedForm form = formOf(finding);
        FormTemplate template = form != null
                ? templateOf(form)
                : templates.values().stream()
                        .filter(each -> each.fields().containsKey(finding.field()))
                        .findFirst()
                        .orElse(null);
        return template == null ? finding.field() : template.nameOf(finding.field());
    }

    /** A link whose text is the file's own name. */
    CellLink link(String file, @Nullable CellAddress at) {
        return CellLink.to(file.substring(file.lastIndexOf('/') + 1), linkTo.apply(file), at);
    }

    /** A link to the name of a form's project. */
    CellLink link(CollectedForm form) {
        return link(form.file(), form.form().get("project.name").at());
    }

    /** 有误 where a form has errors, 需核对 where it has warnings, else 通过. */
    String verdict(List<Finding> findings) {
        String key = Rows.count(findings, Severity.ERROR) > 0
                ? "faulty"
                : Rows.count(findings, Severity.WARNING) > 0 ? "doubtful" : "sound";
        return messages.get("verdict." + key);
    }

    /** The year that is summed up; null where neither the roster nor a form says it. */
    @Nullable
    Integer year() {
        return years.main();
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

    /** The titles of the forms that came in, those of other years too. */
    String titles() {
        return templates.values().stream().map(FormTemplate::title).distinct().collect(Collectors.joining("、"));
    }

    /** The unit that a form is taken for, as the roster calls it. */
    public String unit(CollectedForm form) {
        return identity(form).unit();
    }

    /** The project that a form is taken for, as the roster calls it. */
    String project(CollectedForm form) {
        return identity(form).project();
    }

    private Identity identity(CollectedForm form) {
        return Objects.requireNonNull(result.identities().get(form));
    }

    private static String key(String file, String sheet) {
        return file + "\n" + sheet;
    }

    /** What forms of one project have in common; one without a project's name is alone. */
    private Object projectKey(CollectedForm form) {
        return Names.key(project(form)).isEmpty() ? form : projectKey(unit(form), project(form));
    }

    FormTemplate.Kind kind(CollectedForm form) {
        return kinds.getOrDefault(form.form().template(), FormTemplate.Kind.OTHER);
    }

    private static String projectKey(String unit, String project) {
        return Names.key(unit) + "\n" + Names.key(project);
    }
}
