package org.jixiao.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jixiao.Inbox;
import org.jixiao.Intake;
import org.jixiao.OutputException;
import org.jixiao.UsageException;
import org.jixiao.check.CheckResult;
import org.jixiao.export.Table;
import org.jixiao.model.Amount;
import org.jixiao.model.Problem;
import org.jixiao.summary.Batch;
import org.jixiao.summary.SummaryData;
import org.jixiao.summary.Years;
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
                "summary",
                SummaryData::of,
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
     * @param name of the template; in the bundle, of the file ({@code file.…}) and the words for the result ({@code ….written})
     * @param data the values of the workbook
     * @param figures those of its overview that the result tells, in order
     * @return the exit status
     */
    static int write(
            String name,
            Function<Batch, Map<String, Object>> data,
            List<String> figures,
            Arguments arguments,
            Session session)
            throws UsageException, OutputException {
        Intake intake = session.jixiao().read(arguments.request());
        Inbox inbox = intake.inbox();
        for (Problem problem : inbox.problems()) {
            session.tell(session.messages().get("read.problem", problem.file(), problem.message()));
        }
        if (inbox.isEmpty()) {
            throw new OutputException(session.messages().get("failure.no-forms"));
        }
        Years years = intake.years();
        CheckResult result = intake.check(years);
        Path output = arguments.output() == null ? Path.of(session.messages().get("file." + name)) : arguments.output();
        Map<String, Object> values;
        if (arguments.exports()) {
            Export export = new Export("file." + name, arguments, session);
            values = data.apply(intake.batch(years, result, export.file()));
            export.write(Table.of(values, session.templates().lists(name)));
            output = export.output();
        } else {
            values = data.apply(intake.batch(years, result, output));
            session.write(output, name, values);
        }
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("output", output.toString().replace('\\', '/'));
        Map<?, ?> overview = (Map<?, ?>) values.get("overview");
        figures.forEach(figure -> line.put(figure, overview == null ? null : overview.get(figure)));
        if (arguments.json()) {
            session.json(line);
        } else {
            session.say(
                    name + ".written",
                    line.values().stream().map(SummaryCommand::show).toArray());
        }
        return arguments.strict() ? CheckCommand.status(inbox.problems(), result, arguments) : DONE;
    }

    private static Object show(@Nullable Object value) {
        return value instanceof BigDecimal number ? Amount.format(number) : Objects.requireNonNullElse(value, "—");
    }
}
