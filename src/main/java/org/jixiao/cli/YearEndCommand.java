package org.jixiao.cli;

import java.util.List;
import org.jixiao.Consolidation;
import org.jixiao.OutputException;
import org.jixiao.UsageException;

/** 年终: one workbook across all units that puts results beside targets. */
final class YearEndCommand implements Command {
    @Override
    public String name() {
        return "year-end";
    }

    @Override
    public List<String> options() {
        return List.of(
                "targets", "evaluations", "roster", "output", "template", "year", "format", "strict", "latest", "jobs");
    }

    @Override
    public boolean exports() {
        return true;
    }

    @Override
    public int run(Arguments arguments, Session session) throws UsageException, OutputException {
        return SummaryCommand.write(
                Consolidation.Kind.YEAR_END,
                List.of(
                        "targets",
                        "evaluations",
                        "units",
                        "indicators",
                        "revised",
                        "executed",
                        "meanScore",
                        "missed",
                        "noEvaluation",
                        "noTarget",
                        "missing",
                        "unreadable"),
                arguments,
                session);
    }
}
