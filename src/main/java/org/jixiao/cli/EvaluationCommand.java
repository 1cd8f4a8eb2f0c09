package org.jixiao.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jixiao.OutputException;
import org.jixiao.TemplateStore;
import org.jixiao.UsageException;
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
final class EvaluationCommand implements Command {
    @Override
    public String name() {
        return "evaluation";
    }

    @Override
    public List<String> options() {
        return List.of("roster", "output", "template", "year", "per", "jobs");
    }

    @Override
    public int run(Arguments arguments, Session session) throws UsageException, OutputException {
        Messages messages = session.messages();
        TemplateStore templates = session.templates();
        Roster roster = session.jixiao().roster(arguments.roster());
        if (arguments.paths().isEmpty()) {
            throw new UsageException(messages.get("usage.no-paths"));
        }
        EarlierForms earlier = EarlierForms.read(arguments.paths(), templates.forms(null), roster, arguments, session);
        Integer listed = arguments.yearOr(roster);
        Integer year = listed != null ? listed : earlier.newestYear();
        if (year == null) {
            throw new UsageException(
                    messages.get("usage.year-needed", roster == null ? arguments.paths() : roster.file()));
        }
        Map<String, Pairs.Pair> pairs = earlier.newest(pair ->
                pair.target() != null && (pair.year() == null || pair.year().equals(year)));
        if (pairs.isEmpty()) {
            throw new OutputException(messages.get("failure.no-targets", year));
        }
        FormTemplate template =
                evaluation(arguments.template(), targets(pairs), earlier.templates(), templates, messages);
        Map<String, Roster.Entry> entries = EarlierForms.entries(roster);
        if (roster != null) {
            earlier.tellUnmatched(entries, pairs);
        }
        tellFaulty(targets(pairs), earlier.templates(), year, session);
        Successor successor = new Successor(template, earlier.templates());
        List<Issuance.Item> items = new ArrayList<>();
        pairs.forEach((key, pair) -> {
            Roster.Entry project = entries.getOrDefault(key, EarlierForms.entry(pair));
            Successor.Sources sources =
                    new Successor.Sources(project.values(), List.copyOf(targets(Map.of(key, pair))), true);
            items.add(new Issuance.Item(project, successor.form(year, sources)));
        });
        earlier.tell(successor.misfits());
        Path output = arguments.output() == null ? Path.of(messages.get("file.evaluations")) : arguments.output();
        new Issuance(template, year, output, arguments, session).write(items);
        return DONE;
    }

    private static List<CollectedForm> targets(Map<String, Pairs.Pair> pairs) {
        return pairs.values().stream()
                .map(Pairs.Pair::target)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Faulty target forms are no reason to send nothing, but the office should know. */
    private static void tellFaulty(List<CollectedForm> targets, List<FormTemplate> templates, int year, Session session)
            throws OutputException {
        Checker checker = new Checker(templates, session.messages());
        List<Long> errors = session.jixiao()
                .each(
                        targets,
                        "check",
                        form -> checker.checkForm(form, year).findings().stream()
                                .filter(finding -> finding.severity() == Severity.ERROR)
                                .count());
        for (int i = 0; i < targets.size(); i++) {
            if (errors.get(i) > 0) {
                session.tell(session.messages()
                        .get("evaluation.faulty", targets.get(i).file(), errors.get(i)));
            }
        }
    }

    /** The template that was asked for, else the newest self-evaluation of the targets' region, which is the first word of their names. */
    private static FormTemplate evaluation(
            @Nullable String asked,
            List<CollectedForm> targets,
            List<FormTemplate> known,
            TemplateStore templates,
            Messages messages)
            throws UsageException {
        List<FormTemplate> all = known.stream()
                .filter(template -> template.kind() == FormTemplate.Kind.EVALUATION)
                .toList();
        String names = String.join(" ", all.stream().map(FormTemplate::name).toList());
        if (asked != null) {
            FormTemplate template = templates.load(asked);
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
