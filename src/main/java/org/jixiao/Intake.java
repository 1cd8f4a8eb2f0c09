package org.jixiao;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiao.check.CheckResult;
import org.jixiao.check.CheckResult.FormFindings;
import org.jixiao.check.Checker;
import org.jixiao.check.Years;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Messages;
import org.jixiao.model.Roster;
import org.jixiao.summary.Batch;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.RuleRow;
import org.jspecify.annotations.Nullable;

/**
 * All that came back, read, with all that it is judged by.
 *
 * @param forms the templates that what came back follows, and what it is compared with; all, where that is nothing but there is a roster
 * @param roster null where none was given
 * @param inbox what is judged and summed up
 * @param earlier targets that it is only compared with
 * @param years the forms, of which only those of one year are held against each other: of the year that was asked for, else of the newest
 */
public record Intake(
        Request request,
        Jixiao jixiao,
        List<FormTemplate> forms,
        @Nullable Roster roster,
        Inbox inbox,
        Inbox earlier,
        Years years) {

    static Intake of(Request request, Jixiao jixiao) throws UsageException, OutputException {
        TemplateStore templates = jixiao.templates();
        List<Path> targets = request.targets();
        Messages messages = jixiao.messages();
        List<FormTemplate> named = request.template() == null ? List.of() : templates.forms(request.template());
        KnownForms known = named.isEmpty() ? new KnownForms(templates, messages) : new KnownForms(named, messages);
        Roster roster = jixiao.roster(request.roster(), request.year());
        Inbox inbox = Inbox.read(request, known, jixiao);
        // a template that was named is the evaluations', not the targets'
        KnownForms all =
                named.isEmpty() || targets.isEmpty() ? known : new KnownForms(templates.withAll(named), messages);
        Inbox earlier = targets.isEmpty() ? Inbox.EMPTY : Inbox.read(request.of(targets), all, jixiao);
        List<CollectedForm> read =
                Stream.concat(inbox.forms().stream(), earlier.forms().stream()).toList();
        List<FormTemplate> forms = read.isEmpty() && roster != null ? all.templates() : all.of(read);
        if (roster != null) {
            tellUnknown(roster, forms, jixiao);
        }
        Years years = Years.ofKinds(inbox.forms(), forms, request.year(roster));
        return new Intake(request, jixiao, forms, roster, inbox, earlier, years);
    }

    /** Gives notice of exemptions from rules that no template has. */
    private static void tellUnknown(Roster roster, List<FormTemplate> forms, Jixiao jixiao) throws UsageException {
        Set<String> used = rules(forms);
        if (roster.waivers().stream().allMatch(waiver -> used.containsAll(waiver.rules()))) {
            return;
        }
        Set<String> known = rules(jixiao.templates().withAll(forms));
        for (Roster.Waiver waiver : roster.waivers()) {
            List<String> unknown = waiver.rules().stream()
                    .filter(rule -> !known.contains(rule))
                    .toList();
            if (!unknown.isEmpty()) {
                Object at = Objects.requireNonNullElse(waiver.at(), "");
                String names = String.join("、", unknown);
                jixiao.progress().notice(jixiao.messages().get("roster.unknown-rule", roster.file(), at, names));
            }
        }
    }

    /** The numbers of all rules of some templates. */
    private static Set<String> rules(List<FormTemplate> templates) {
        return templates.stream()
                .flatMap(template -> template.rules().stream())
                .map(RuleRow::id)
                .collect(Collectors.toSet());
    }

    /** The forms, of which only those of one year are summed up: of the year that was asked for, else of the newest. */
    private Years years(Consolidation.Kind kind) {
        List<CollectedForm> leading = inbox.forms().stream()
                .filter(form ->
                        kind.leading.contains(FormTemplate.of(form, forms).kind()))
                .toList();
        return Years.of(inbox.forms(), Years.of(leading, request.year(roster)).main());
    }

    /** All rules over all forms. */
    public CheckResult check() throws UsageException, OutputException {
        return check(years, request.year(roster));
    }

    /** The rules about a single form on all cores. */
    private CheckResult check(Years years, @Nullable Integer year) throws UsageException, OutputException {
        jixiao.templates().requireSoundRules(forms);
        Checker checker = new Checker(forms, jixiao.messages());
        List<FormFindings> each =
                jixiao.each(years.all(), "check", form -> checker.checkForm(form, year), (form, failure) -> {
                    if (failure instanceof TimeoutException) { // a rule that no text may lead into, or an office's own
                        throw new OutputException(jixiao.messages().get("failure.slow", form.file()));
                    }
                    return Workers.fail(form, failure);
                });
        return checker.checkAcross(years, each, roster, earlier.forms());
    }

    /**
     * Judges the forms of the year that is summed up, and sums them up.
     *
     * @param output the file that it will be written to, from which its links are seen
     */
    public Consolidation consolidate(Consolidation.Kind kind, Path output) throws UsageException, OutputException {
        Years years = years(kind);
        Integer wanted = request.year();
        if (wanted != null && !years.borne().isEmpty() && !years.borne().contains(wanted)) {
            String borne = years.borne().stream().map(String::valueOf).collect(Collectors.joining("、"));
            throw new OutputException(jixiao.messages().get("failure.no-forms-of-year", wanted, borne));
        }
        CheckResult findings = check(years.alone(), years.main());
        return new Consolidation(kind, findings, kind.data.apply(batch(years, findings, output)), jixiao);
    }

    /** All that came in, seen from the workbook that will be written. */
    public Batch batch(CheckResult result, Path output) {
        return batch(years, result, output);
    }

    /** What came in of the year that is summed up, and of others to compare with. */
    private Batch batch(Years years, CheckResult result, Path output) {
        return new Batch(inbox.seen(), years, result, roster, forms, file -> linkFrom(output, file), jixiao.messages());
    }

    /** The path of a returned file (of its archive, where it is in one) as seen from the folder of the output. */
    private static String linkFrom(Path output, String file) {
        Path target = Inbox.onDisk(file).toAbsolutePath().normalize();
        Path folder = output.toAbsolutePath().normalize().getParent();
        boolean sameDisk = folder != null && folder.getRoot().equals(target.getRoot());
        Path link = folder != null && sameDisk ? folder.relativize(target) : target;
        return link.toString().replace('\\', '/');
    }
}
