package org.jixiao.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jixiao.check.CheckResult;
import org.jixiao.check.Checker;
import org.jixiao.check.FormFindings;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Roster;
import org.jixiao.summary.Batch;
import org.jixiao.summary.Years;
import org.jixiao.template.FormTemplate;
import org.jspecify.annotations.Nullable;

/**
 * What most commands begin with: the templates, the roster of the command line, and all that came back, read.
 *
 * @param forms the templates that what came back may follow
 * @param roster null where none was given
 */
record Intake(
        TemplateStore templates,
        List<FormTemplate> forms,
        @Nullable Roster roster,
        Inbox inbox,
        Inbox earlier) {

    /** Reads all paths of the command line, by the template that it names or by all there are. */
    static Intake read(Arguments arguments, Session session) throws UsageException, OutputException {
        List<Path> paths = new ArrayList<>(arguments.paths());
        paths.addAll(arguments.targets());
        return read(paths, List.of(), arguments, session);
    }

    /** The same, but what {@code --targets} names is only there to be compared with. */
    static Intake besideTargets(Arguments arguments, Session session) throws UsageException, OutputException {
        return read(arguments.paths(), arguments.targets(), arguments, session);
    }

    private static Intake read(List<Path> paths, List<Path> targets, Arguments arguments, Session session)
            throws UsageException, OutputException {
        TemplateStore templates = new TemplateStore(session.messages());
        List<FormTemplate> forms = templates.forms(arguments.template());
        Roster roster = RosterFile.read(arguments, session, templates);
        Inbox inbox = Inbox.read(paths, arguments, session, forms);
        List<FormTemplate> all =
                new ArrayList<>(forms); // a template that was named is the evaluations', not the targets'
        for (FormTemplate other : targets.isEmpty() ? List.<FormTemplate>of() : templates.forms(null)) {
            if (forms.stream().noneMatch(form -> form.name().equals(other.name()))) {
                all.add(other);
            }
        }
        Inbox earlier = targets.isEmpty() ? Inbox.EMPTY : Inbox.read(targets, arguments, session, all);
        Intake intake = new Intake(templates, all, roster, inbox, earlier);
        templates.requireSoundRules(intake.judged());
        return intake;
    }

    /** The forms, of which only those of one year are summed up: of the year that was asked for, else of the newest. */
    Years years(Arguments arguments) {
        return Years.of(inbox.forms(), arguments.yearOr(roster));
    }

    /** All rules over all forms. */
    CheckResult check(Arguments arguments, Session session) throws OutputException {
        return check(inbox.forms(), arguments.yearOr(roster), arguments, session);
    }

    /** All rules over the forms that are summed up. */
    CheckResult check(Years years, Arguments arguments, Session session) throws OutputException {
        return check(years.current(), years.main(), arguments, session);
    }

    /** The rules about a single form on all cores. */
    private CheckResult check(
            List<CollectedForm> collected, @Nullable Integer year, Arguments arguments, Session session)
            throws OutputException {
        Checker checker = new Checker(judged(), session.messages());
        List<FormFindings> each = session.each(
                collected, arguments.jobs(), "check", form -> checker.checkForm(form, year), (form, failure) -> {
                    if (failure instanceof TimeoutException) { // a rule that no text may lead into, or an office's own
                        throw new OutputException(session.messages().get("failure.slow", form.file()));
                    }
                    return Workers.fail(form, failure);
                });
        return checker.checkAcross(collected, each, roster, earlier.forms());
    }

    /** The templates by whose rules something is judged. */
    private List<FormTemplate> judged() {
        return used(
                Stream.concat(inbox.forms().stream(), earlier.forms().stream()).toList());
    }

    private List<FormTemplate> used(List<CollectedForm> collected) {
        return forms.stream()
                .filter(template -> collected.stream()
                        .anyMatch(form -> form.form().template().equals(template.name())))
                .toList();
    }

    /** All that came in, seen from the workbook that will be written. */
    Batch batch(Arguments arguments, CheckResult result, Path output, Session session) {
        return batch(new Years(years(arguments).main(), inbox.forms(), List.of()), result, output, session);
    }

    /** What came in of the year that is summed up, and of others to compare with. */
    Batch batch(Years years, CheckResult result, Path output, Session session) {
        return new Batch(
                inbox.files().size(),
                years,
                inbox.problems(),
                result,
                roster,
                used(inbox.forms()),
                file -> linkFrom(output, file),
                session.messages());
    }

    /** The path of a returned file (of its archive, where it is in one) as seen from the folder of the output. */
    private static String linkFrom(Path output, String file) {
        int inArchive = file.indexOf("!/");
        Path target = Path.of(inArchive < 0 ? file : file.substring(0, inArchive))
                .toAbsolutePath()
                .normalize();
        Path folder = output.toAbsolutePath().normalize().getParent();
        boolean sameDisk = folder != null && folder.getRoot().equals(target.getRoot());
        Path link = folder != null && sameDisk ? folder.relativize(target) : target;
        return link.toString().replace('\\', '/');
    }
}
