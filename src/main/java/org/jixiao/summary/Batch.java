package org.jixiao.summary;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiao.check.CheckResult;
import org.jixiao.check.Duplicates;
import org.jixiao.check.Groups;
import org.jixiao.check.Identity;
import org.jixiao.check.Listed;
import org.jixiao.check.Pairs;
import org.jixiao.check.Years;
import org.jixiao.model.CellAddress;
import org.jixiao.model.CellLink;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Finding;
import org.jixiao.model.Messages;
import org.jixiao.model.Names;
import org.jixiao.model.Roster;
import org.jixiao.model.Severity;
import org.jixiao.model.Value;
import org.jixiao.template.Field;
import org.jixiao.template.FormTemplate;
import org.jspecify.annotations.Nullable;

/**
 * Everything that came in, with what was found: the ground on which all workbooks about many forms stand. A project is summed up once,
 * by the form that {@link Duplicates} has for it.
 */
public final class Batch {
    /** What else came in. */
    final Seen seen;

    /** The forms of all years. */
    final Years years;

    final CheckResult result;
    private final @Nullable Roster roster;
    /** What the roster says. */
    final Listed listed;

    final List<FormTemplate> templates;
    private final UnaryOperator<String> linkTo;
    final Messages messages;
    private final Map<CollectedForm, List<Finding>> findings;
    /** The forms that count, one a project, in the order of the roster, else by unit, project and file. */
    final List<CollectedForm> counting;

    private final Map<Object, List<CollectedForm>> formsByProject;

    /**
     * @param seen what else came in
     * @param years the forms, of which those of the year that is summed up make the batch
     * @param templates those that the forms follow, and the forms that they are compared with
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
        this.seen = seen;
        this.years = years;
        this.result = result;
        this.roster = roster;
        this.listed = Listed.of(roster);
        this.templates = List.copyOf(templates);
        Map<String, String> links = new ConcurrentHashMap<>();
        this.linkTo = file -> links.computeIfAbsent(file, linkTo);
        this.messages = messages;
        findings = result.findings().stream()
                .filter(finding -> finding.form() != null)
                .collect(Collectors.groupingBy(finding -> Objects.requireNonNull(finding.form())));
        counting = duplicates().projects().keySet().stream()
                .sorted(listed.<CollectedForm>order(this::unit, this::project).thenComparing(CollectedForm::file))
                .toList();
        formsByProject = Groups.by(years.current(), form -> identity(form).projectOf(form));
    }

    /** What the first page of each workbook tells. */
    Map<String, @Nullable Object> overview(List<?> formsOrProjects) {
        Map<String, @Nullable Object> overview = new LinkedHashMap<>();
        overview.put("year", years.main());
        overview.put("files", seen.read());
        overview.put("unreadable", seen.problems().size());
        overview.put("entries", listed.expected(listed.roster().entries(), formsOrProjects));
        Rows.counts(overview, result.findings());
        overview.put("firstYear", years.first());
        overview.put("newestYear", years.newest());
        overview.put("otherYears", years.others().size());
        return overview;
    }

    Duplicates duplicates() {
        return result.duplicates();
    }

    String word(String key, Object... arguments) {
        return messages.get(key, arguments);
    }

    String word(@Nullable Severity severity) {
        return Severity.word(severity, messages);
    }

    /** A note that so many are missing; empty where none is. */
    String noted(String key, long count) {
        return count == 0 ? "" : messages.get(key, count);
    }

    /** Notes on one thing, in one line; empty ones say nothing. */
    String list(Collection<String> notes) {
        return notes.stream()
                .filter(note -> !note.isEmpty())
                .collect(Collectors.joining(messages.get("list.separator")));
    }

    FormTemplate templateOf(CollectedForm form) {
        return FormTemplate.of(form, templates);
    }

    FormTemplate.Kind kind(CollectedForm form) {
        return templateOf(form).kind();
    }

    /** The templates that some forms follow. */
    Stream<FormTemplate> templatesOf(List<CollectedForm> forms) {
        return templates.stream().filter(template -> forms.stream().anyMatch(form -> templateOf(form) == template));
    }

    /** The titles of the forms that came in, those of other years too. */
    String titles() {
        return templatesOf(years.all()).map(FormTemplate::title).distinct().collect(Collectors.joining("、"));
    }

    /** The same, and how many of the forms are only there to compare with. */
    String scope() {
        return titles() + noted("summary.other-years", years.others().size());
    }

    /** Targets beside self-evaluations, of the forms given. */
    List<Pairs.Pair> pairs(List<CollectedForm> forms) {
        return Pairs.of(forms, years::yearOf, templates, roster).all();
    }

    boolean isCounting(CollectedForm form) {
        return duplicates().projects().containsKey(form);
    }

    /** Forms that count, together with those of other kinds that came in beside them. */
    List<CollectedForm> withOtherKinds(List<CollectedForm> forms) {
        return forms.stream()
                .flatMap(form -> duplicates().projects().getOrDefault(form, List.of()).stream())
                .toList();
    }

    /** Forms by unit, in the order in which they are given; two spellings of one name are one unit. */
    public Map<String, List<CollectedForm>> byUnit(Collection<CollectedForm> forms) {
        return Groups.by(forms, form -> Names.key(unit(form)));
    }

    /** For how many of the roster's entries something has come in; without a roster for as many as there are forms. */
    long returned(List<Roster.Entry> entries, List<?> forms) {
        return listed.isThere() ? entries.stream().filter(this::hasReturned).count() : forms.size();
    }

    /** The names of all units that have sent something or are on the roster, in its order. */
    List<String> units() {
        Map<String, String> names = new LinkedHashMap<>();
        counting.forEach(form -> names.putIfAbsent(Names.key(unit(form)), unit(form)));
        listed.byUnit()
                .forEach((key, entries) -> names.putIfAbsent(key, entries.get(0).unit()));
        return names.values().stream()
                .sorted(listed.order(name -> name, name -> ""))
                .toList();
    }

    /** Whether something has come in for an entry of the roster, and is more than a blank form. */
    boolean hasReturned(Roster.Entry entry) {
        return formsOf(entry).stream().anyMatch(form -> !form.isBlank());
    }

    /** All forms that came in for an entry of the roster, counting or not. */
    List<CollectedForm> formsOf(Roster.Entry entry) {
        return formsByProject.getOrDefault(Names.key(entry.unit(), entry.project()), List.of());
    }

    /** All forms of a form's project, of whatever kind, counting or not. */
    List<CollectedForm> formsOfSameProject(CollectedForm form) {
        return formsByProject.getOrDefault(identity(form).projectOf(form), List.of());
    }

    /** What was found in some forms. */
    public List<Finding> findingsOf(List<CollectedForm> forms) {
        return forms.stream().flatMap(form -> findingsOf(form).stream()).toList();
    }

    /** What was found in a form. */
    List<Finding> findingsOf(CollectedForm form) {
        return findings.getOrDefault(form, List.of());
    }

    /** Whether errors were found in some forms. */
    boolean isFaulty(List<CollectedForm> forms) {
        return Severity.ERROR.count(findingsOf(forms)) > 0;
    }

    /** 有误 where a form has errors, 需核对 where it has warnings, else 通过. */
    String verdict(List<Finding> findings) {
        String key = Severity.ERROR.count(findings) > 0
                ? "faulty"
                : Severity.WARNING.count(findings) > 0 ? "doubtful" : "sound";
        return messages.get("verdict." + key);
    }

    /** What people call a finding's field. */
    public String fieldName(Finding finding) {
        CollectedForm form = finding.form();
        Stream<FormTemplate> asked = form != null ? Stream.of(templateOf(form)) : templates.stream();
        return asked.flatMap(template -> Stream.ofNullable(template.fields().get(finding.field())))
                .findFirst()
                .map(Field::name)
                .orElse(finding.field());
    }

    /** A link whose text is the file's own name. */
    CellLink link(String file, @Nullable CellAddress at) {
        return CellLink.to(file.substring(file.lastIndexOf('/') + 1), linkTo.apply(file), at);
    }

    /** A link to a value of a form. */
    CellLink link(CollectedForm form, Value value) {
        return link(form.file(), value.at());
    }

    /** A link to the name of a form's project. */
    CellLink link(CollectedForm form) {
        return link(form, form.form().get("project.name"));
    }

    /** The unit that a form is taken for, as the roster calls it; one left blank is its department. */
    public String unit(CollectedForm form) {
        String unit = identity(form).unit();
        return Names.key(unit).isEmpty() ? form.text("department.name") : unit;
    }

    /** The supervising department of a unit: the roster's, else that of its forms. */
    String department(String unit, Stream<CollectedForm> forms) {
        return Stream.concat(Stream.of(listed.departmentOf(unit)), forms.map(form -> form.text("department.name")))
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse("");
    }

    /** The project that a form is taken for, as the roster calls it. */
    String project(CollectedForm form) {
        return identity(form).project();
    }

    private Identity identity(CollectedForm form) {
        return Objects.requireNonNull(result.identities().get(form));
    }
}
