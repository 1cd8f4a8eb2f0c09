package org.jixiao.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jixiao.Inbox;
import org.jixiao.Intake;
import org.jixiao.OutputException;
import org.jixiao.UsageException;
import org.jixiao.check.CheckResult;
import org.jixiao.check.RuleTally;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Finding;
import org.jixiao.model.Messages;
import org.jixiao.model.Problem;
import org.jixiao.model.Severity;
import org.jspecify.annotations.Nullable;

/** 审核: every finding with its place, its rule and how to mend it. */
final class CheckCommand {
    private CheckCommand() {}

    static int run(Arguments arguments, Session session) throws UsageException, OutputException {
        Intake intake = session.jixiao().read(arguments.requestBesideTargets());
        Inbox inbox = intake.inbox();
        ReviewOutput review = arguments.output() == null || arguments.exports()
                ? null
                : ReviewOutput.in(arguments.folderOr("", session.messages()), session);
        if (review != null) {
            review.requireFree(intake);
        }
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
        problems.forEach(problem -> ReadCommand.print(problem, arguments, session));
        boolean judged =
                !inbox.isEmpty() || intake.roster() != null; // a roster tells also of those who all sent nothing
        if (arguments.exports() && judged) {
            Export export = Export.to("file.check", arguments, session);
            List<Map<String, @Nullable Object>> findings =
                    result.findings().stream().map(CheckCommand::json).toList();
            String columns = "file sheet cell field rule severity message value basis";
            export.write(List.of(
                    ReadCommand.table("findings", columns, findings, session),
                    ReadCommand.problems(problems, session)));
            session.say("export.written", export.output());
        } else if (review != null && judged) {
            List<Problem> unmarked = review.write(intake, result, !arguments.json());
            unmarked.forEach(problem -> printUnmarked(problem, arguments, session));
            problems.addAll(unmarked);
        }
        if (!arguments.json()) {
            total(intake, result, session);
        }
        if (!judged) {
            throw new OutputException(session.messages().get("failure.no-forms"));
        }
        return status(problems, result, arguments);
    }

    private static void printUnmarked(Problem problem, Arguments arguments, Session session) {
        if (arguments.json()) {
            ReadCommand.print(problem, arguments, session);
        } else {
            session.print(problem.message());
        }
    }

    /** 1 where an error-level finding or an unreadable file is there, under {@code --strict} also for a warning; else 0. */
    static int status(List<Problem> problems, CheckResult result, Arguments arguments) {
        boolean faulty = Severity.ERROR.count(result.findings()) > 0
                || (arguments.has("strict") && Severity.WARNING.count(result.findings()) > 0);
        return faulty || !problems.isEmpty() ? Command.FINDINGS : Command.DONE;
    }

    private static String line(Finding finding, Session session) {
        Messages messages = session.messages();
        return messages.get(
                finding.at() == null ? "check.finding-in-file" : "check.finding",
                finding.file(),
                Severity.word(finding.severity(), messages),
                finding.rule(),
                finding.message(),
                finding.remedy(),
                Objects.toString(finding.at(), ""));
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

    private static void total(Intake intake, CheckResult result, Session session) {
        Inbox inbox = intake.inbox();
        session.say(
                "check.total",
                inbox.seen().read(),
                inbox.forms().size(),
                inbox.problems().size(),
                Severity.ERROR.count(result.findings()),
                Severity.WARNING.count(result.findings()),
                Severity.HINT.count(result.findings()));
        int unreadTargets = intake.earlier().problems().size();
        if (unreadTargets > 0) {
            session.say("check.unread-targets", unreadTargets);
        }
        int others = intake.years().others().size();
        if (others > 0) {
            session.say("check.other-years", others);
        }
        List<RuleTally> tallies = result.tallies();
        session.say(
                "check.tally",
                tallies.stream().mapToInt(RuleTally::held).sum(),
                tallies.stream().mapToInt(RuleTally::failed).sum(),
                tallies.stream().mapToInt(RuleTally::notApplicable).sum(),
                tallies.stream().mapToInt(RuleTally::notEvaluated).sum());
        List<String> off = tallies.stream()
                .filter(tally -> tally.severity() == null)
                .map(RuleTally::rule)
                .toList();
        if (!off.isEmpty()) {
            session.say("check.off", String.join(" ", off));
        }
    }
}
