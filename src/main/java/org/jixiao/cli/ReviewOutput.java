package org.jixiao.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jixiao.Inbox;
import org.jixiao.Intake;
import org.jixiao.Outbox;
import org.jixiao.OutputException;
import org.jixiao.UsageException;
import org.jixiao.check.CheckResult;
import org.jixiao.check.Groups;
import org.jixiao.model.CellLink;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Finding;
import org.jixiao.model.Messages;
import org.jixiao.model.Problem;
import org.jixiao.model.Severity;
import org.jixiao.review.MarkedCopy;
import org.jixiao.review.Remark;
import org.jixiao.summary.Batch;
import org.jixiao.summary.ReviewData;
import org.jixiao.workbook.SafeNames;
import org.jixiao.workbook.SourceFile;
import org.jixiao.workbook.UniqueNames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@code check -o} writes: the review workbook, and for each unit a folder to send back, with a marked copy of every workbook
 * that has errors or warnings, and the list of what is to be mended; and the list of those who have sent nothing.
 */
record ReviewOutput(Path folder, Session session, Messages messages, UnitFolders units) {
    private static final Logger LOG = LoggerFactory.getLogger(ReviewOutput.class);

    /**
     * One workbook to be sent back.
     *
     * @param copies one for each unit whose forms in it are faulty
     * @param remarks what it says
     * @param written false as long as it is not, and where it could not be marked
     */
    private record Job(SourceFile source, List<Copy> copies, List<Remark> remarks, boolean written) {}

    /**
     * A unit's copy of a workbook.
     *
     * @param path without its ending until it is written
     * @param forms those of the unit
     */
    private record Copy(Path path, List<CollectedForm> forms) {}

    static ReviewOutput in(Path folder, Session session) {
        Messages messages = session.messages();
        Path units = folder.resolve(messages.get("file.return"));
        return new ReviewOutput(folder, session, messages, new UnitFolders(units, () -> fileNames(messages)));
    }

    private Path report() {
        return folder.resolve(messages.get("file.review"));
    }

    private Path reminder() {
        return folder.resolve(messages.get("file.reminder"));
    }

    /** Refuses, before the work, to write over what is not ours. */
    void requireFree(Intake intake) throws UsageException, OutputException {
        session.requireApart(intake.inbox(), units.root());
        session.requireApart(intake.earlier(), units.root());
        session.outbox().requireFree(report(), "review");
        if (intake.roster() != null) {
            session.outbox().requireFree(reminder(), "reminder");
        }
    }

    /**
     * Writes all of it.
     *
     * @param told whether the user is told of it
     * @return the workbooks that could not be marked
     */
    List<Problem> write(Intake intake, CheckResult result, boolean told) throws UsageException, OutputException {
        Inbox inbox = intake.inbox();
        Path report = report();
        Batch batch = intake.batch(result, report);
        Map<String, List<Finding>> byFile = Groups.by(result.findings(), Finding::file);
        List<Job> jobs = session.jixiao()
                .each(jobs(inbox, byFile, batch), "mark", job -> mark(job, false), (job, failure) -> mark(job, true));
        Set<Path> written = new HashSet<>();
        List<Job> done = jobs.stream().filter(Job::written).toList();

        Map<Finding, String> states = new IdentityHashMap<>();
        Map<CollectedForm, CellLink> copies = new HashMap<>();
        int mended = 0;
        for (Job each : done) {
            for (Remark remark : each.remarks()) {
                states.put(
                        remark.finding(), messages.get("state." + remark.state().name()));
                mended += remark.state() == Remark.State.MENDED ? 1 : 0;
            }
            for (Copy copy : each.copies()) {
                String name = copy.path().getFileName().toString();
                String link = folder.relativize(copy.path()).toString().replace('\\', '/');
                copy.forms().forEach(form -> copies.put(form, new CellLink(name, link, "")));
                written.add(copy.path());
            }
        }
        String fresh = messages.get("state.NEW");
        ReviewData data = ReviewData.of(batch, finding -> states.getOrDefault(finding, fresh), copies);
        session.outbox().write(report, "review", data.report());
        List<Path> lists = returned(jobs, batch, data);
        if (intake.roster() != null) {
            session.outbox().write(reminder(), "reminder", data.reminder());
        }
        if (told) {
            session.say("review.written", report, done.size(), lists.size(), mended);
        }
        written.addAll(lists);
        session.tellStale(units.root(), written, Outbox::isSentBack);
        return jobs.stream()
                .filter(job -> !job.written())
                .map(job -> job.source().name())
                .map(name -> new Problem(name, Problem.Kind.CORRUPT, messages.get("failure.mark", name)))
                .toList();
    }

    /**
     * The workbooks to mark: those with errors or warnings, for each unit that has some, and marked copies that came back, also where
     * all is mended.
     */
    private List<Job> jobs(Inbox inbox, Map<String, List<Finding>> byFile, Batch batch) {
        Map<String, List<CollectedForm>> forms = Groups.by(inbox.forms(), CollectedForm::file);
        List<Job> jobs = new ArrayList<>();
        for (SourceFile source : inbox.files()) {
            Collection<List<CollectedForm>> ofUnits =
                    batch.byUnit(forms.getOrDefault(source.name(), List.of())).values();
            List<List<CollectedForm>> faulty = ofUnits.stream()
                    .filter(ofUnit -> isFaulty(batch.findingsOf(ofUnit)))
                    .toList();
            boolean mended = faulty.isEmpty() && inbox.marked().contains(source.name());
            List<Copy> copies = (mended ? ofUnits.stream().limit(1) : faulty.stream())
                    .map(ofUnit -> copy(source, ofUnit, batch))
                    .toList();
            if (!copies.isEmpty()) {
                List<Remark> remarks = byFile.getOrDefault(source.name(), List.of()).stream()
                        .map(finding -> new Remark(finding, batch.fieldName(finding), Remark.State.NEW))
                        .toList();
                jobs.add(new Job(source, copies, remarks, false));
            }
        }
        return jobs;
    }

    private Copy copy(SourceFile source, List<CollectedForm> ofUnit, Batch batch) {
        UnitFolders.Folder folder = units.of(batch.unit(ofUnit.get(0)));
        String name = folder.inside().unique(SafeNames.fileName(stem(source.name())));
        return new Copy(folder.path().resolve(name), ofUnit);
    }

    private static boolean isFaulty(List<Finding> findings) {
        return findings.stream().anyMatch(finding -> finding.severity() != Severity.HINT);
    }

    /** @param plain whether the copy must do without the workbook's own looks, because opening it costs too much */
    private Job mark(Job job, boolean plain) throws UsageException, OutputException {
        MarkedCopy.Marked marked;
        try {
            byte[] content = job.source().read();
            MarkedCopy copy = new MarkedCopy(messages);
            marked = plain ? copy.markPlain(content, job.remarks()) : copy.mark(content, job.remarks());
        } catch (IOException | RuntimeException e) { // one that cannot be marked keeps no other from being sent back
            LOG.debug("not marked: {}", job.source().name(), e);
            return job;
        }
        List<Copy> copies = job.copies().stream()
                .map(copy ->
                        new Copy(copy.path().resolveSibling(copy.path().getFileName() + marked.ending()), copy.forms()))
                .toList();
        for (Copy copy : copies) {
            session.outbox().write(copy.path(), marked.content());
        }
        return new Job(job.source(), copies, marked.remarks(), true);
    }

    /** One list for each unit that has something to mend. */
    private List<Path> returned(List<Job> jobs, Batch batch, ReviewData data) throws UsageException, OutputException {
        List<CollectedForm> forms = jobs.stream()
                .flatMap(job -> job.copies().stream())
                .filter(copy -> isFaulty(batch.findingsOf(copy.forms())))
                .flatMap(copy -> copy.forms().stream())
                .toList();
        List<List<CollectedForm>> byUnit = List.copyOf(batch.byUnit(forms).values());
        return session.jixiao().each(byUnit, "mark", ofUnit -> {
            String unit = batch.unit(ofUnit.get(0));
            Path list = units.of(unit).path().resolve(messages.get("file.returned"));
            session.outbox().write(list, "returned", data.returned(unit, ofUnit));
            return list;
        });
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
