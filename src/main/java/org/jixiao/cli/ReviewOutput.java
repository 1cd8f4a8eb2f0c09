package org.jixiao.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jixiao.Inbox;
import org.jixiao.Intake;
import org.jixiao.OutputException;
import org.jixiao.UsageException;
import org.jixiao.check.CheckResult;
import org.jixiao.check.Groups;
import org.jixiao.model.CellLink;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Finding;
import org.jixiao.model.Messages;
import org.jixiao.model.Severity;
import org.jixiao.review.MarkedCopy;
import org.jixiao.review.Remark;
import org.jixiao.summary.Batch;
import org.jixiao.summary.ReviewData;
import org.jixiao.workbook.SafeNames;
import org.jixiao.workbook.SourceFile;
import org.jixiao.workbook.UniqueNames;

/**
 * What {@code check -o} writes: the review workbook, and for each unit a folder to send back, with a marked copy of every workbook
 * that has errors or warnings, and the list of what is to be mended; and the list of those who have sent nothing.
 */
record ReviewOutput(Path folder, Session session, Messages messages, UnitFolders units) {
    /**
     * One workbook to be sent back.
     *
     * @param target without its ending until it is written
     * @param remarks what it says
     */
    private record Job(SourceFile source, Path target, List<Remark> remarks) {}

    static ReviewOutput in(Path folder, Session session) {
        Messages messages = session.messages();
        Path units = folder.resolve(messages.get("file.return"));
        return new ReviewOutput(folder, session, messages, new UnitFolders(units, () -> fileNames(messages)));
    }

    /** @param told whether the user is told of it */
    void write(Intake intake, CheckResult result, boolean told) throws UsageException, OutputException {
        Inbox inbox = intake.inbox();
        Path report = folder.resolve(messages.get("file.review"));
        Batch batch = intake.batch(result, report);
        List<Job> done = session.jixiao()
                .each(jobs(inbox, result, batch), "mark", job -> mark(job, false), (job, failure) -> mark(job, true));

        Map<Finding, String> states = new IdentityHashMap<>();
        Map<String, CellLink> copies = new HashMap<>();
        int mended = 0;
        for (Job each : done) {
            for (Remark remark : each.remarks()) {
                states.put(
                        remark.finding(), messages.get("state." + remark.state().name()));
                mended += remark.state() == Remark.State.MENDED ? 1 : 0;
            }
            String name = each.target().getFileName().toString();
            String link = folder.relativize(each.target()).toString().replace('\\', '/');
            copies.put(each.source().name(), new CellLink(name, link, ""));
        }
        String fresh = messages.get("state.NEW");
        ReviewData data = ReviewData.of(batch, finding -> states.getOrDefault(finding, fresh), copies);
        session.outbox().write(report, "review", data.report());
        int lists = returned(inbox, result, batch, data);
        if (intake.roster() != null) {
            session.outbox().write(folder.resolve(messages.get("file.reminder")), "reminder", data.reminder());
        }
        if (told) {
            session.say("review.written", report, done.size(), lists, mended);
        }
    }

    /** The workbooks to mark: those with errors or warnings, and marked copies that came back, also where all is mended. */
    private List<Job> jobs(Inbox inbox, CheckResult result, Batch batch) {
        Map<String, List<Finding>> byFile = Groups.by(result.findings(), Finding::file);
        Map<String, String> unitOf = new HashMap<>();
        inbox.forms().forEach(form -> unitOf.putIfAbsent(form.file(), batch.unit(form)));
        List<Job> jobs = new ArrayList<>();
        for (SourceFile source : inbox.files()) {
            String unit = unitOf.get(source.name());
            List<Finding> findings = byFile.getOrDefault(source.name(), List.of());
            boolean faulty = findings.stream().anyMatch(finding -> finding.severity() != Severity.HINT);
            if (unit != null && (faulty || inbox.marked().contains(source.name()))) {
                UnitFolders.Folder ofUnit = units.of(unit);
                String name = ofUnit.inside().unique(SafeNames.fileName(stem(source.name())));
                List<Remark> remarks = findings.stream()
                        .map(finding -> new Remark(finding, batch.fieldName(finding), Remark.State.NEW))
                        .toList();
                jobs.add(new Job(source, ofUnit.path().resolve(name), remarks));
            }
        }
        return jobs;
    }

    /** @param plain whether the copy must do without the workbook's own looks, because opening it costs too much */
    private Job mark(Job job, boolean plain) throws OutputException {
        try {
            byte[] content = job.source().read();
            MarkedCopy copy = new MarkedCopy(messages);
            MarkedCopy.Marked marked =
                    plain ? copy.markPlain(content, job.remarks()) : copy.mark(content, job.remarks());
            Path target = job.target().resolveSibling(job.target().getFileName() + marked.ending());
            session.outbox().write(target, marked.content());
            return new Job(job.source(), target, marked.remarks());
        } catch (IOException e) {
            throw new OutputException(messages.get("failure.mark", job.source().name()), e);
        }
    }

    /** One list for each unit that gets something back; how many there were. */
    private int returned(Inbox inbox, CheckResult result, Batch batch, ReviewData data)
            throws UsageException, OutputException {
        Set<String> faulty = result.findings().stream()
                .filter(finding -> finding.severity() != Severity.HINT)
                .map(Finding::file)
                .collect(Collectors.toSet());
        List<CollectedForm> forms = inbox.forms().stream()
                .filter(form -> faulty.contains(form.file()))
                .toList();
        List<List<CollectedForm>> byUnit = List.copyOf(batch.byUnit(forms).values());
        byUnit.forEach(ofUnit -> units.of(batch.unit(ofUnit.get(0)))); // names are given out in order
        session.jixiao().each(byUnit, "mark", ofUnit -> {
            String unit = batch.unit(ofUnit.get(0));
            Path list = units.of(unit).path().resolve(messages.get("file.returned"));
            session.outbox().write(list, "returned", data.returned(unit, ofUnit));
            return list;
        });
        return byUnit.size();
    }

    /** Names within one unit's folder; the list that is written there keeps its own. */
    private static UniqueNames fileNames(Messages messages) {
        UniqueNames names = UniqueNames.forFiles();
        names.unique(stem(messages.get("file.returned")));
        return names;
    }

    /** The file's own name without its ending; in an archive, too. */
    private static String stem(String name) {
        String own = name.substring(name.lastIndexOf('/') + 1);
        int dot = own.lastIndexOf('.');
        return dot > 0 ? own.substring(0, dot) : own;
    }
}
