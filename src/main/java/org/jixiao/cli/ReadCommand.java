package org.jixiao.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jixiao.Inbox;
import org.jixiao.Intake;
import org.jixiao.OutputException;
import org.jixiao.UsageException;
import org.jixiao.export.Table;
import org.jixiao.model.Amount;
import org.jixiao.model.CellAddress;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Form;
import org.jixiao.model.Problem;
import org.jixiao.model.Value;
import org.jspecify.annotations.Nullable;

/** 读取: the forms as JSON for other programs, or as a short list for people. */
final class ReadCommand {
    private ReadCommand() {}

    static int run(Arguments arguments, Session session) throws UsageException, OutputException {
        Intake intake = session.jixiao().read(arguments.request());
        Inbox inbox = intake.inbox();
        if (arguments.exports() && !inbox.isEmpty()) {
            Export export = Export.to("file.read", arguments, session);
            List<Table> tables = new ArrayList<>(FormTables.of(inbox.forms(), intake.forms(), session.messages()));
            tables.add(problems(inbox.problems(), session));
            export.write(tables);
            session.say("export.written", export.output());
        }
        if (arguments.output() != null && !arguments.exports()) {
            String ending = arguments.json() ? ".jsonl" : ".txt";
            Path file = arguments.fileOr(session.messages().get("file.read") + ending);
            session.outbox().write(file, session.printed(into -> print(inbox, arguments, into)));
            session.say("export.written", file);
        } else {
            print(inbox, arguments, session);
        }
        return inbox.isEmpty()
                ? Command.NOTHING_DONE
                : arguments.has("strict") && !inbox.problems().isEmpty() ? Command.FINDINGS : Command.DONE;
    }

    private static void print(Inbox inbox, Arguments arguments, Session session) {
        for (CollectedForm form : inbox.forms()) {
            if (arguments.json()) {
                session.json(json(form));
            } else if (!arguments.exports()) {
                session.say(
                        "read.form",
                        form.file(),
                        form.sheet(),
                        form.text("unit.name"),
                        form.text("project.name"),
                        show(form.form().get("budget.current")),
                        form.form().rows("indicators").size());
            }
        }
        inbox.problems().forEach(problem -> print(problem, arguments, session));
        if (!arguments.json()) {
            session.say(
                    "read.total",
                    inbox.seen().read(),
                    inbox.forms().size(),
                    inbox.problems().size());
        }
    }

    /** A value as people read it. */
    private static String show(Value value) {
        BigDecimal number = value.number();
        return number == null ? value.text() : Amount.format(number);
    }

    /** A file that could not be read, as {@code read} and {@code check} show it. */
    static void print(Problem problem, Arguments arguments, Session session) {
        if (arguments.json()) {
            session.json(json(problem));
        } else {
            session.say("read.problem", problem.file(), problem.message());
        }
    }

    /** Those files as a table. */
    static Table problems(List<Problem> problems, Session session) {
        List<Map<String, @Nullable Object>> rows =
                problems.stream().map(ReadCommand::json).toList();
        return table("problems", "file problem message", rows, session);
    }

    private static Map<String, @Nullable Object> json(Problem problem) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("file", problem.file());
        object.put("problem", problem.kind().word());
        object.put("message", problem.message());
        return object;
    }

    /**
     * The objects of JSON as a table, under the headings of the bundle.
     *
     * @param columns their names, with blanks between them: an empty list has them, too
     */
    static Table table(String name, String columns, List<Map<String, @Nullable Object>> rows, Session session) {
        Map<String, String> headings = new LinkedHashMap<>();
        for (String column : columns.split(" ")) {
            headings.put(column, session.messages().get("column." + column));
        }
        return new Table(name, headings, rows);
    }

    private static Map<String, @Nullable Object> json(CollectedForm collected) {
        Form form = collected.form();
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("file", collected.file());
        object.put("sheet", collected.sheet());
        object.put("template", form.template());
        object.put("form", form.nested());
        Map<String, String> origins = new LinkedHashMap<>();
        form.flat().forEach((path, value) -> {
            CellAddress at = value.at();
            if (at != null) {
                origins.put(path, at.a1());
            }
        });
        object.put("origins", origins);
        return object;
    }
}
