package org.jixiao.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jixiao.Inbox;
import org.jixiao.Intake;
import org.jixiao.OutputException;
import org.jixiao.UsageException;
import org.jixiao.check.CheckResult;
import org.jixiao.check.RuleTally;
import org.jixiao.model.Amount;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Finding;
import org.jixiao.model.Problem;
import org.jixiao.model.Severity;
import org.jixiao.model.Value;
import org.jspecify.annotations.Nullable;

/** 审核: every finding with its place, its rule and how to mend it. */
final class CheckCommand implements Command {
    @Override
    public String name() {
        return "check";
    }

    @Override
    public List<String> options() {
        return List.of("targets", "roster", "output", "template", "year", "format", "strict", "latest", "jobs");
    }

    @Override
    public boolean exports() {
        return true;
    }

    @Override
    public int run(Arguments arguments, Session session) throws UsageException, OutputException {
        Intake intake = session.jixiao().read(arguments.requestBesideTargets());
        Inbox inbox = intake.inbox();
        CheckResult result = intake.check();
        for (Finding finding : result.findings()) {
            if (arguments.json()) {
                session.json(json(finding));
            } else if (!arguments.exports()) {
                session.print(line(finding, session));
            }
        }
        List<Problem> problems = new ArrayList<>(inbox.problems());
        problems.addAll(intake.earlier().problems());
        for (Problem problem : problems) {
            ReadCommand.print(problem, arguments, session);
        }
        if (arguments.exports() && !inbox.isEmpty()) {
            Export export = new Export("file.check", arguments, session);
            export.write(List.of(
                    ReadCommand.table(
                            "findings",
                            result.findings().stream().map(CheckCommand::json).toList(),
                            session),
                    ReadCommand.table(
                            "problems", problems.stream().map(ReadCommand::json).toList(), session)));
            session.say("export.written", export.output());
        } else if (arguments.output() != null && !inbox.isEmpty()) {
            new ReviewOutput(arguments.output(), arguments, session).write(intake, result);
        }
        if (!arguments.json()) {
            total(inbox, result, session);
        }
        return inbox.isEmpty() ? NOTHING_DONE : status(problems, result, arguments);
    }

    /** 1 where an error-level finding or an unreadable file is there, under {@code --strict} also for a warning; else 0. */
    static int status(List<Problem> problems, CheckResult result, Arguments arguments) {
        boolean faulty = result.findings().stream()
                .anyMatch(finding -> finding.severity() == Severity.ERROR
                        || (arguments.strict() && finding.severity() == Severity.WARNING));
        return faulty || !problems.isEmpty() ? FINDINGS : DONE;
    }

    private static String line(Finding finding, Session session) {
        CellAddress at = finding.at();
        return session.messages()
                .get(
                        at == null ? "check.finding-in-file" : "check.finding",
                        finding.file(),
                        session.messages().get("severity." + finding.severity().name()),
                        finding.rule(),
                        finding.message(),
                        finding.remedy(),
                        at == null ? "" : at);
    }

    private static Map<String, @Nullable Object> json(Finding finding) {
        CellAddress at = finding.at();
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("file", finding.file());
        object.put("sheet", at == null ? null : at.sheet());
        object.put("cell", at == null ? null : at.a1());
        object.put("field", finding.field());
        object.put("rule", finding.rule());
        object.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        object.put("message", finding.message());
        object.put("value", finding.value());
        object.put("basis", finding.basis());
        return object;
    }

    private static void total(Inbox inbox, CheckResult result, Session session) {
        session.say(
                "check.total",
                inbox.files().size(),
                inbox.forms().size(),
                inbox.problems().size(),
                count(result, Severity.ERROR),
                count(result, Severity.WARNING),
                count(result, Severity.HINT));
        session.say(
                "check.tally",
                result.tallies().stream().mapToInt(RuleTally::held).sum(),
                result.tallies().stream().mapToInt(RuleTally::failed).sum(),
                result.tallies().stream().mapToInt(RuleTally::notApplicable).sum(),
                result.tallies().stream().mapToInt(RuleTally::notEvaluated).sum());
        List<String> off = result.tallies().stream()
                .filter(tally -> tally.severity() == null)
                .map(RuleTally::rule)
                .toList();
        if (!off.isEmpty()) {
            session.say("check.off", String.join(" ", off));
        }
    }

    private static long count(CheckResult result, Severity severity) {
        return result.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /** A value as people read it. */
    static String show(Value value) {
        BigDecimal number = value.number();
        return number == null ? value.text() : Amount.format(number);
    }
}
