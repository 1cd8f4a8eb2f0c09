package org.jixiao.cli;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jixiao.Consolidation;
import org.jixiao.Consolidation.Kind;
import org.jixiao.Intake;
import org.jixiao.OutputException;
import org.jixiao.UsageException;
import org.jixiao.model.Amount;
import org.jspecify.annotations.Nullable;

/** 汇总 and 年终: one consolidated workbook across all units. */
final class SummaryCommand {
    /** The figures of the first page that the result tells, in the order of its words in the bundle ({@code ….written}). */
    private static final Map<Kind, String> FIGURES = Map.of(
            Kind.SUMMARY,
            "forms units indicators total current lastYear lastYearExecuted missing unreadable otherYears",
            Kind.YEAR_END,
            "targets evaluations units indicators revised executed meanScore missed noEvaluation noTarget missing unreadable otherYears");

    private SummaryCommand() {}

    /** The command that writes a workbook of that kind. */
    static Command.Work of(Kind kind) {
        return (arguments, session) -> write(kind, arguments, session);
    }

    /** Reads, checks and sums up what came in, of several years the newest. */
    private static int write(Kind kind, Arguments arguments, Session session) throws UsageException, OutputException {
        String name = kind.template();
        Export export = Export.to("file." + name, arguments, session);
        if (!arguments.exports()) {
            session.outbox().requireFree(export.output(), name);
        }
        Intake intake = session.jixiao().read(arguments.request());
        session.require(intake.inbox());
        Consolidation sum = intake.consolidate(kind, export.file());
        if (arguments.exports()) {
            export.write(sum.tables());
        } else {
            sum.write(export.output());
        }
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("output", export.output().toString().replace('\\', '/'));
        for (String figure : Objects.requireNonNull(FIGURES.get(kind)).split(" ")) {
            line.put(figure, sum.figure(figure));
        }
        if (arguments.json()) {
            session.json(line);
        } else {
            session.say(
                    name + ".written",
                    line.values().stream().map(SummaryCommand::show).toArray());
            Object others = line.get("otherYears");
            if (others instanceof Integer count && count > 0) {
                session.say("summary.other-years-left-out", count);
            }
        }
        return arguments.has("strict")
                ? CheckCommand.status(intake.inbox().problems(), sum.findings(), arguments)
                : Command.DONE;
    }

    private static Object show(@Nullable Object value) {
        return value instanceof BigDecimal number ? Amount.format(number) : Objects.requireNonNullElse(value, "—");
    }
}
