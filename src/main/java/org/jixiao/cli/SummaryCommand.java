package org.jixiao.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jixiao.Consolidation;
import org.jixiao.Inbox;
import org.jixiao.Intake;
import org.jixiao.OutputException;
import org.jixiao.UsageException;
import org.jixiao.model.Amount;
import org.jixiao.model.Problem;
import org.jspecify.annotations.Nullable;

/** 汇总: one consolidated workbook across all units. */
final class SummaryCommand implements Command {
    @Override
    public String name() {
        return "summary";
    }

    @Override
    public List<String> options() {
        return List.of("roster", "output", "template", "year", "format", "strict", "latest", "jobs");
    }

    @Override
    public boolean exports() {
        return true;
    }

    @Override
    public int run(Arguments arguments, Session session) throws UsageException, OutputException {
        return write(
                Consolidation.Kind.SUMMARY,
                List.of(
                        "forms",
                        "units",
                        "indicators",
                        "total",
                        "current",
                        "lastYear",
                        "lastYearExecuted",
                        "missing",
                        "unreadable"),
                arguments,
                session);
    }

    /**
     * Reads, checks and sums up what came in, of several years the newest.
     *
     * @param kind its name stands in the bundle for the file ({@code file.…}) and the words for the result ({@code ….written})
     * @param figures those of its first page that the result tells, in order
     * @return the exit status
     */
    static int write(Consolidation.Kind kind, List<String> figures, Arguments arguments, Session session)
            throws UsageException, OutputException {
        Intake intake = session.jixiao().read(arguments.request());
        Inbox inbox = intake.inbox();
        for (Problem problem : inbox.problems()) {
            session.tell(session.messages().get("read.problem", problem.file(), problem.message()));
        }
        if (inbox.isEmpty()) {
            throw new OutputException(session.messages().get("failure.no-forms"));
        }
        String name = kind.template();
        Export export = arguments.exports() ? new Export("file." + name, arguments, session) : null;
        Path output = export != null
                ? export.output()
                : arguments.output() == null ? Path.of(session.messages().get("file." + name)) : arguments.output();
        Consolidation sum = intake.consolidate(kind, export == null ? output : export.file());
        if (export == null) {
            sum.write(output);
        } else {
            export.write(sum.tables());
        }
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("output", output.toString().replace('\\', '/'));
        figures.forEach(figure -> line.put(figure, sum.figure(figure)));
        if (arguments.json()) {
            session.json(line);
        } else {
            session.say(
                    name + ".written",
                    line.values().stream().map(SummaryCommand::show).toArray());
        }
        return arguments.strict() ? CheckCommand.status(inbox.problems(), sum.findings(), arguments) : DONE;
    }

    private static Object show(@Nullable Object value) {
        return value instanceof BigDecimal number ? Amount.format(number) : Objects.requireNonNullElse(value, "—");
    }
}
