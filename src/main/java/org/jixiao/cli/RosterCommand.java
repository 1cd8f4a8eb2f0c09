package org.jixiao.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jixiao.Outbox;
import org.jixiao.OutputException;
import org.jixiao.RosterFile;
import org.jixiao.TemplateStore;
import org.jixiao.UsageException;
import org.jixiao.check.Pairs;
import org.jixiao.fill.Filler;
import org.jixiao.fill.Successor;
import org.jixiao.model.Form;
import org.jixiao.model.Roster;
import org.jixiao.model.Row;
import org.jixiao.model.Stamp;
import org.jixiao.model.Value;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.TablePlan;
import org.jspecify.annotations.Nullable;

/**
 * 名册: an empty roster to fill in, or one that lists the projects of an old roster and of last year's forms, with the budget and execution
 * of these as last year's.
 */
final class RosterCommand {
    private static final String ENTRIES = "entries";
    private static final int EMPTY_ROWS = 100;
    private static final int EMPTY_CONTROLS = 30;

    private RosterCommand() {}

    static int run(Arguments arguments, Session session) throws UsageException, OutputException {
        TemplateStore templates = session.templates();
        FormTemplate template = templates.load(RosterFile.TEMPLATE);
        Path output = arguments.workbookOr(session.messages().get("file.roster"));
        if (Outbox.isFilledIn(output)) {
            throw new OutputException(session.messages().get("blank.kept", output));
        }
        Roster old = session.jixiao().roster(arguments.roster(), arguments.year());
        List<Path> from = Stream.concat(arguments.from().stream(), arguments.paths().stream())
                .toList();
        List<FormTemplate> known = from.isEmpty() ? List.of() : templates.forms(arguments.template());
        EarlierForms earlier = EarlierForms.read(arguments.request(from, List.of()), known, old, session);
        Integer newest = earlier.newestYear();
        Integer last = newest == null && old != null ? old.year() : newest;
        Integer year = arguments.year() != null ? arguments.year() : last == null ? null : Integer.valueOf(last + 1);
        if (old != null && year != null && year.equals(old.year())) {
            session.tell("roster.same-year", old.file(), year);
        }
        Map<String, Pairs.Pair> pairs =
                earlier.newest(pair -> year == null || pair.year() == null || pair.year() < year);
        if (!from.isEmpty()) {
            earlier.tellUnmatched(pairs);
        }
        List<Row> entries = entries(template, year, earlier, pairs);
        Form roster = new Form(template.name(), Map.of(), Map.of())
                .with("year", year)
                .withRows(ENTRIES, padded(entries, EMPTY_ROWS))
                .withRows("controls", padded(controls(entries, session), EMPTY_CONTROLS));
        Filler.Sheet sheet = new Filler.Sheet(template.sheets().get(0).name(), roster);
        session.outbox().write(output, Filler.fill(template, List.of(sheet), false, Stamp.of(template.name())));
        session.say("roster.written", output, entries.size());
        return Command.DONE;
    }

    /** One entry for each project of an old roster and of the forms: what they say of it. */
    private static List<Row> entries(
            FormTemplate template, @Nullable Integer year, EarlierForms earlier, Map<String, Pairs.Pair> pairs) {
        TablePlan table = template.tables().stream()
                .filter(each -> each.path().equals(ENTRIES))
                .findFirst()
                .orElseThrow();
        int lastYear = year == null ? 0 : year - 1;
        Successor successor = new Successor(template, earlier.templates());
        Map<String, Roster.Entry> projects = new LinkedHashMap<>(earlier.entries());
        pairs.forEach((key, pair) -> projects.putIfAbsent(key, earlier.entry(pair)));
        List<Row> rows = projects.entrySet().stream()
                .map(each -> successor.row(table, earlier.sources(each.getValue(), pairs.get(each.getKey()), lastYear)))
                .toList();
        earlier.tell(successor);
        return rows;
    }

    private static List<Row> controls(List<Row> entries, Session session) {
        Value level = Value.of(session.messages().get("roster.level-unit"));
        return entries.stream()
                .map(entry -> entry.get("unit.name"))
                .distinct()
                .map(unit -> new Row(Map.of("level", level, "name", unit)))
                .toList();
    }

    private static List<Row> padded(List<Row> rows, int emptyRows) {
        List<Row> padded = new ArrayList<>(rows);
        padded.addAll(Collections.nCopies(emptyRows, new Row(Map.of())));
        return padded;
    }
}
