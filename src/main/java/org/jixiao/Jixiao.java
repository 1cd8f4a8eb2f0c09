package org.jixiao;

import java.nio.file.Path;
import java.util.List;
import org.jixiao.model.Messages;
import org.jixiao.model.Roster;
import org.jixiao.workbook.Limits;
import org.jspecify.annotations.Nullable;

/**
 * Where everything begins for those who embed the program; the commands begin here, too. Immutable, and safe for use by several
 * threads. It never prints, never ends the process, leaves nothing open, and writes nothing but what it is told to.
 */
public final class Jixiao {
    private final Messages messages;
    private final TemplateStore templates;
    private final int jobs;
    private final Progress progress;
    private final Outbox outbox;

    /**
     * With the templates at hand, as {@link TemplateStore} finds them, on all cores.
     *
     * @param language of messages and findings: {@code zh} or {@code en}
     */
    public Jixiao(String language) {
        this(new Messages(language), Runtime.getRuntime().availableProcessors(), Progress.NONE);
    }

    /**
     * @param jobs how many files may be worked on at once
     * @param progress called from the thread that calls
     */
    public Jixiao(Messages messages, int jobs, Progress progress) {
        this(messages, jobs, progress, List.of());
    }

    /** @param inputs files and folders that nothing is written over, except lists of ours that lie in them */
    public Jixiao(Messages messages, int jobs, Progress progress, List<Path> inputs) {
        this.messages = messages;
        this.templates = new TemplateStore(messages);
        this.jobs = jobs;
        this.progress = progress;
        this.outbox = new Outbox(messages, templates, progress, inputs);
    }

    public Messages messages() {
        return messages;
    }

    public TemplateStore templates() {
        return templates;
    }

    /** By which everything is written. */
    public Outbox outbox() {
        return outbox;
    }

    Progress progress() {
        return progress;
    }

    /**
     * Reads all that was asked for. What cannot be read is among the {@link Inbox#problems()}; the other files go on.
     *
     * @throws UsageException where no path is given, or a template or the roster is not there or has mistakes
     */
    public Intake read(Request request) throws UsageException, OutputException {
        return Intake.of(request, this);
    }

    /**
     * Reads a roster; null gives null.
     *
     * @throws UsageException for one that cannot be read, lacks a column or the year, lists nothing, or has entries that cannot be right
     */
    public @Nullable Roster roster(@Nullable Path file) throws UsageException {
        return roster(file, null);
    }

    /**
     * The same where a year was asked for, so that the roster need not say one.
     *
     * @param year null where none was
     */
    public @Nullable Roster roster(@Nullable Path file, @Nullable Integer year) throws UsageException {
        return file == null ? null : RosterFile.read(file, year, this);
    }

    /** Does work that must succeed on all items on several cores; results in the items' order. */
    public <T, R> List<R> each(List<T> items, String task, Workers.Work<T, R> work)
            throws UsageException, OutputException {
        return each(items, task, work, Workers::fail);
    }

    /** Does work on all items; where it fails on one, the rescue says what to go on with. */
    public <T, R> List<R> each(List<T> items, String task, Workers.Work<T, R> work, Workers.Rescue<T, R> rescue)
            throws UsageException, OutputException {
        try (Progress.Steps steps = progress.begin(task, items.size())) {
            return new Workers<>(work, rescue, Limits.TIME).each(items, jobs, steps::done);
        }
    }
}
