package org.jixiao.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jixiao.check.CheckResult;
import org.jixiao.fill.Filler;
import org.jixiao.model.Amount;
import org.jixiao.model.Problem;
import org.jixiao.model.Stamp;
import org.jixiao.summary.SummaryData;
import org.jspecify.annotations.Nullable;

/** 汇总: one consolidated workbook across all units. */
final class SummaryCommand implements Command {
    private static final String TEMPLATE = "summary";

    @Override
    public String name() {
        return "summary";
    }

    @Override
    public String chineseName() {
        return "汇总";
    }

    @Override
    public List<String> options() {
        return List.of("roster", "output", "template", "year", "format", "strict", "latest", "jobs");
    }

    @Override
    public int run(Arguments arguments, Session session) throws UsageException, OutputException {
        Intake intake = Intake.read(arguments, session);
        Inbox inbox = intake.inbox();
        for (Problem problem : inbox.problems()) {
            session.tell(session.messages().get("read.problem", problem.file(), problem.message()));
        }
        if (inbox.isEmpty()) {
            throw new OutputException(session.messages().get("failure.no-forms"));
        }
        CheckResult result = intake.check(arguments, session);
        Path output = arguments.output() == null ? Path.of(session.messages().get("file.summary")) : arguments.output();
        Map<String, Object> data = SummaryData.of(intake.batch(result, output, session));
        session.write(output, Filler.fill(intake.templates().content(TEMPLATE), data, Stamp.of(TEMPLATE)));
        report(output, (Map<?, ?>) data.get("overview"), arguments, session);
        return arguments.strict() ? CheckCommand.status(inbox, result, arguments) : DONE;
    }

    private static void report(Path output, @Nullable Map<?, ?> overview, Arguments arguments, Session session) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("output", output.toString().replace('\\', '/'));
        for (String key : List.of(
                "forms",
                "units",
                "indicators",
                "total",
                "current",
                "lastYear",
                "lastYearExecuted",
                "missing",
                "unreadable")) {
            line.put(key, overview == null ? null : overview.get(key));
        }
        if (arguments.json()) {
            session.json(line);
        } else {
            session.say(
                    "summary.written",
                    line.values().stream().map(SummaryCommand::show).toArray());
        }
    }

    private static Object show(@Nullable Object value) {
        return value instanceof BigDecimal number ? Amount.format(number) : String.valueOf(value);
    }
}
