package org.jixiao.cli;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jixiao.OutputException;
import org.jixiao.Request;
import org.jixiao.UsageException;
import org.jixiao.Workers;
import org.jixiao.check.Checker;
import org.jixiao.check.Pairs;
import org.jixiao.fill.Successor;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Messages;
import org.jixiao.model.Roster;
import org.jixiao.model.Severity;
import org.jixiao.template.FormTemplate;
import org.jspecify.annotations.Nullable;

/** 自评: for each project whose target form came in, a self-evaluation that already holds its targets; and the list of what was issued. */
final class EvaluationCommand {
    private EvaluationCommand() {}

    static int run(Arguments arguments, Session session) throws UsageException, OutputException {
        Messages messages = session.messages();
        Roster roster = session.jixiao().roster(arguments.roster(), arguments.year());
        if (arguments.paths().isEmpty()) {
            throw new UsageException(messages.get("usage.no-paths"));
        }
        Request request = arguments.request(arguments.paths(), List.of());
        EarlierForms earlier = EarlierForms.read(request, session.templates().forms(null), roster, session);
        int year = earlier.year(request, roster, 0);
        Map<String, Pairs.Pair> pairs = new LinkedHashMap<>(
                earlier.newest(pair -> pair.target() != null && (pair.year() == null || pair.year() == year)));
        pairs.values().removeIf(pair -> {
            boolean blank = target(pair).isBlank();
            if (blank) { // there is nothing in it to be evaluated
                session.tell("evaluation.blank", target(pair).file());
            }
            return blank;
        });
        if (pairs.isEmpty()) {
            throw new OutputException(messages.get("failure.no-targets", year));
        }
        List<CollectedForm> targets =
                pairs.values().stream().map(EvaluationCommand::target).toList();
        FormTemplate template = evaluation(arguments.template(), targets, earlier.templates(), session);
        earlier.tellUnmatched(pairs);
        tellFaulty(targets, earlier.templates(), year, session);
        Issuance issuance = new Issuance(template, year, earlier, "file.evaluations", arguments, session);
        pairs.values().forEach(pair -> {
            Roster.Entry project = earlier.entry(pair);
            issuance.add(
                    project, new Successor.Sources(earlier.roster(), project.values(), List.of(target(pair)), true));
        });
        issuance.write();
        return Command.DONE;
    }

    private static CollectedForm target(Pairs.Pair pair) {
        return Objects.requireNonNull(pair.target());
    }

    /** Faulty target forms are no reason to send nothing, but the office should know. */
    private static void tellFaulty(List<CollectedForm> targets, List<FormTemplate> templates, int year, Session session)
            throws UsageException, OutputException {
        Checker checker = new Checker(templates, session.messages());
        Workers.Work<CollectedForm, Long> count =
                form -> Severity.ERROR.count(checker.checkForm(form, year).findings());
        List<Long> errors = session.jixiao().each(targets, "check", count);
        for (int i = 0; i < targets.size(); i++) {
            if (errors.get(i) > 0) {
                session.tell("evaluation.faulty", targets.get(i).file(), errors.get(i));
            }
        }
    }

    /** The template that was asked for, else the newest self-evaluation of the targets' region, which is the first word of their names. */
    private static FormTemplate evaluation(
            @Nullable String asked, List<CollectedForm> targets, List<FormTemplate> known, Session session)
            throws UsageException {
        Messages messages = session.messages();
        List<FormTemplate> all = known.stream()
                .filter(template -> template.kind() == FormTemplate.Kind.EVALUATION)
                .toList();
        String names = all.stream().map(FormTemplate::name).collect(Collectors.joining(" "));
        if (asked != null) {
            FormTemplate template = session.templates().load(asked);
            if (template.kind() != FormTemplate.Kind.EVALUATION) {
                throw new UsageException(messages.get("usage.no-evaluation", asked, names));
            }
            return template;
        }
        List<String> regions = targets.stream()
                .map(form -> region(form.form().template()))
                .distinct()
                .sorted()
                .toList();
        return all.stream()
                .filter(template -> regions.equals(List.of(region(template.name()))))
                .max(Comparator.comparing(template -> template.name().replaceAll("\\D", "")))
                .orElseThrow(() -> new UsageException(
                        messages.get("usage.evaluation-template", String.join(" ", regions), names)));
    }

    private static String region(String template) {
        return template.split("-", 2)[0];
    }
}
