package org.jixiao.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jixiao.check.CheckResult;
import org.jixiao.fill.Filler;
import org.jixiao.fill.Stamp;
import org.jixiao.model.Amount;
import org.jixiao.model.Problem;
import org.jixiao.model.Roster;
import org.jixiao.summary.Batch;
import org.jixiao.summary.SummaryData;
import org.jixiao.template.FormTemplate;
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
    public int run(Arguments arguments, Session session) throws UsageException, OutputException {
        TemplateStore templates = new TemplateStore(session.messages());
        List<FormTemplate> forms = templates.forms(arguments.template());
        Roster roster = RosterFile.read(arguments, session, templates);
        Inbox inbox = Inbox.read(arguments, session, forms);
        for (Problem problem : inbox.problems()) {
            session.tell(session.messages().get("read.problem", problem.file(), problem.message()));
        }
        if (inbox.isEmpty()) {
            throw new OutputException(session.messages().get("failure.no-forms"));
        }
        CheckResult result = CheckCommand.check(inbox, forms, roster, arguments, session);
        Path output = arguments.output() == null ? Path.of(session.messages().get("file.summary")) : arguments.output();
        Map<String, Object> data = SummaryData.of(batch(inbox, result, roster, forms, output, session));
        session.write(output, Filler.fill(templates.content(TEMPLATE), data, Stamp.of(TEMPLATE)));
        report(output, (Map<?, ?>) data.get("overview"), arguments, session);
        return arguments.strict() ? CheckCommand.status(inbox, result, arguments) : DONE;
    }

    /** All that came in, seen from the workbook that will be written. */
    static Batch batch(
            Inbox inbox,
            CheckResult result,
            @Nullable Roster roster,
            List<FormTemplate> templates,
            Path output,
            Session session) {
        List<FormTemplate> used = templates.stream()
                .filter(template -> inbox.forms().stream()
                        .anyMatch(form -> form.form().template().equals(template.name())))
                .toList();
        return new Batch(
                inbox.files().size(),
                inbox.forms(),
                inbox.problems(),
                result,
                roster,
                used,
                file -> linkFrom(output, file),
                session.messages());
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

    /** The path of a returned file (of its archive, where it is in one) as seen from the folder of the summary. */
    private static String linkFrom(Path output, String file) {
        int inArchive = file.indexOf("!/");
        Path target = Path.of(inArchive < 0 ? file : file.substring(0, inArchive))
                .toAbsolutePath()
                .normalize();
        Path folder = output.toAbsolutePath().normalize().getParent();
        boolean sameDisk = folder != null && folder.getRoot().equals(target.getRoot());
        Path link = folder != null && sameDisk ? folder.relativize(target) : target;
        return link.toString().replace('\\', '/');
    }
}
