package org.jixiao.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jixiao.OutputException;
import org.jixiao.TemplateStore;
import org.jixiao.UsageException;
import org.jixiao.check.Pairs;
import org.jixiao.fill.Successor;
import org.jixiao.model.Messages;
import org.jixiao.model.Roster;
import org.jixiao.template.FormTemplate;
import org.jspecify.annotations.Nullable;

/**
 * 下发: one pre-filled workbook a project or a unit, and the list of what was issued. The roster says which projects there are, or without
 * one last year's forms; what still holds of these is in the new ones.
 */
final class BlankCommand implements Command {
    static final String DEFAULT_TEMPLATE = "shanghai-2020";

    @Override
    public String name() {
        return "blank";
    }

    @Override
    public List<String> options() {
        return List.of("roster", "from", "output", "template", "year", "per", "jobs");
    }

    @Override
    public int run(Arguments arguments, Session session) throws UsageException, OutputException {
        Messages messages = session.messages();
        TemplateStore templates = session.templates();
        Roster roster = session.jixiao().roster(arguments.roster());
        if (roster == null && arguments.from().isEmpty()) {
            throw new UsageException(messages.get("usage.roster-needed"));
        }
        if (roster != null && roster.entries().isEmpty()) {
            throw new UsageException(messages.get("roster.empty", roster.file()));
        }
        FormTemplate template = templates.load(arguments.template() == null ? DEFAULT_TEMPLATE : arguments.template());
        EarlierForms earlier = EarlierForms.read(
                arguments.from(),
                arguments.from().isEmpty() ? List.of() : templates.formsAnd(template),
                roster,
                arguments,
                session);
        int year = year(arguments, roster, earlier, messages);
        Map<String, Pairs.Pair> pairs = earlier.newest(pair -> pair.year() == null || pair.year() < year);
        if (roster != null && !arguments.from().isEmpty()) {
            earlier.tellUnmatched(EarlierForms.entries(roster), pairs);
        }
        List<Roster.Entry> projects = roster == null
                ? pairs.values().stream().map(EarlierForms::entry).toList()
                : roster.entries();
        Successor successor = new Successor(template, earlier.templates());
        List<Issuance.Item> items = new ArrayList<>();
        for (Roster.Entry project : projects) {
            Pairs.Pair pair = pairs.get(EarlierForms.key(project.unit(), project.project()));
            items.add(new Issuance.Item(
                    project, successor.form(year, EarlierForms.sources(project.values(), pair, year - 1))));
        }
        earlier.tell(successor.misfits());
        Path output = arguments.output() == null ? Path.of(messages.get("file.blanks")) : arguments.output();
        new Issuance(template, year, output, arguments, session).write(items);
        return DONE;
    }

    /** The year that was asked for, else that of the roster, else the one after the newest form. */
    private static int year(Arguments arguments, @Nullable Roster roster, EarlierForms earlier, Messages messages)
            throws UsageException {
        Integer year = arguments.yearOr(roster);
        if (year != null) {
            return year;
        }
        Integer newest = earlier.newestYear();
        if (roster != null || newest == null) {
            throw new UsageException(
                    messages.get("usage.year-needed", roster == null ? arguments.from() : roster.file()));
        }
        return newest + 1;
    }
}
