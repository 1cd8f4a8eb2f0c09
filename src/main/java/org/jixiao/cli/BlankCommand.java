package org.jixiao.cli;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jixiao.OutputException;
import org.jixiao.Request;
import org.jixiao.TemplateStore;
import org.jixiao.UsageException;
import org.jixiao.check.Pairs;
import org.jixiao.model.Names;
import org.jixiao.model.Roster;
import org.jixiao.template.FormTemplate;

/**
 * 下发: one pre-filled workbook a project or a unit, and the list of what was issued. The roster says which projects there are, or without
 * one last year's forms; what still holds of these is in the new ones.
 */
final class BlankCommand {
    static final String DEFAULT_TEMPLATE = "shanghai-2020";

    private BlankCommand() {}

    static int run(Arguments arguments, Session session) throws UsageException, OutputException {
        TemplateStore templates = session.templates();
        Roster roster = session.jixiao().roster(arguments.roster(), arguments.year());
        if (roster == null && arguments.from().isEmpty()) {
            throw new UsageException(session.messages().get("usage.roster-needed"));
        }
        FormTemplate template =
                templates.loadForm(arguments.template() == null ? DEFAULT_TEMPLATE : arguments.template());
        List<Path> from = arguments.from();
        List<FormTemplate> known = from.isEmpty() ? List.of() : templates.withAll(List.of(template));
        Request request = arguments.request(from, List.of());
        EarlierForms earlier = EarlierForms.read(request, known, roster, session);
        int year = earlier.year(request, roster, 1);
        Map<String, Pairs.Pair> pairs = earlier.newest(pair -> pair.year() == null || pair.year() < year);
        if (!from.isEmpty()) {
            earlier.tellUnmatched(pairs);
        }
        Issuance issuance = new Issuance(template, year, earlier, "file.blanks", arguments, session);
        List<Roster.Entry> projects = roster != null
                ? roster.entries()
                : pairs.values().stream().map(earlier::entry).toList();
        Set<String> issued = new HashSet<>();
        for (Roster.Entry project : projects) {
            String key = Names.key(project.unit(), project.project());
            if (!issued.add(key)) {
                session.tell("blank.repeated", project.unit(), project.project());
            }
            Pairs.Pair pair = pairs.get(key);
            issuance.add(project, earlier.sources(project, pair, year - 1));
        }
        issuance.write();
        return Command.DONE;
    }
}
