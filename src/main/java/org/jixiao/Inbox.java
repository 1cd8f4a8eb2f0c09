package org.jixiao;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jixiao.check.Duplicates;
import org.jixiao.check.Years;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Messages;
import org.jixiao.model.Names;
import org.jixiao.model.Problem;
import org.jixiao.model.Stamp;
import org.jixiao.read.WholeDepartment;
import org.jixiao.review.MarkedCopy;
import org.jixiao.summary.Seen;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.SheetPlan;
import org.jixiao.workbook.SourceFile;
import org.jixiao.workbook.Sources;
import org.jixiao.workbook.UnreadableException;
import org.jixiao.workbook.Workbook;
import org.jixiao.workbook.WorkbookReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that came back, read.
 *
 * @param files all that were looked at
 * @param forms in the order of the files
 * @param problems one for each file that gave no form
 * @param marked names of the files that are marked copies of ours, come back
 * @param seen what became of everything else; passed over are lock files, hidden files, the roster, and workbooks that this
 *     program wrote itself
 */
public record Inbox(
        List<SourceFile> files, List<CollectedForm> forms, List<Problem> problems, Set<String> marked, Seen seen) {
    /** Nothing has come in. */
    static final Inbox EMPTY =
            new Inbox(List.of(), List.of(), List.of(), Set.of(), new Seen(0, List.of(), List.of(), List.of()));

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    /**
     * What one file gave: forms, or a problem, or neither where it is ours.
     *
     * @param digest empty where nobody asked for the latest versions only
     * @param madeOf the digests of the files that it was made of as a marked copy; none where it is none
     */
    private record Read(
            String file,
            String digest,
            List<CollectedForm> forms,
            List<String> madeOf,
            @Nullable Problem problem) {
        static Read without(SourceFile file, UnreadableException e, Messages messages) {
            return new Read(file.name(), "", List.of(), List.of(), Inbox.problem(file.name(), e, messages));
        }
    }

    /**
     * Reads all files under the paths of a request. What cannot be read is told and listed; the other files go on.
     *
     * @throws UsageException where no path was given
     */
    public static Inbox read(Request request, List<FormTemplate> templates, Jixiao jixiao)
            throws UsageException, OutputException {
        return read(request, new KnownForms(templates, jixiao.messages()), jixiao);
    }

    static Inbox read(Request request, KnownForms known, Jixiao jixiao) throws UsageException, OutputException {
        Messages messages = jixiao.messages();
        if (request.paths().isEmpty()) {
            throw new UsageException(messages.get("usage.no-paths"));
        }
        Sources sources = Sources.expand(request.paths());
        List<Read> all = jixiao.each(
                sources.files(),
                "read",
                file -> read(file, request, known, jixiao),
                (file, failure) -> unread(file, failure, messages));
        List<CollectedForm> forms =
                all.stream().flatMap(read -> read.forms().stream()).toList();
        List<Problem> problems =
                all.stream().map(Read::problem).filter(Objects::nonNull).toList();
        Set<String> marked = all.stream()
                .filter(read -> !read.madeOf().isEmpty())
                .map(Read::file)
                .collect(Collectors.toSet());
        List<String> passedOver = new ArrayList<>(sources.passedOver());
        all.stream()
                .filter(read -> read.problem() == null && read.forms().isEmpty())
                .forEach(read -> passedOver.add(read.file()));
        if (!passedOver.isEmpty()) {
            jixiao.progress().passedOver(passedOver);
        }
        List<CollectedForm> taken = request.latest() ? latest(unreplaced(all), known.of(forms), request.year()) : forms;
        Set<CollectedForm> superseded = new LinkedHashSet<>(forms);
        taken.forEach(superseded::remove);
        int files = sources.files().size() + sources.passedOver().size();
        Seen seen = new Seen(files, problems, passedOver, List.copyOf(superseded));
        return new Inbox(sources.files(), taken, problems, marked, seen);
    }

    /** The forms but those that have come back in a marked copy, whatever was mended there: names, the year. */
    private static List<CollectedForm> unreplaced(List<Read> all) {
        Map<String, List<CollectedForm>> copies = new HashMap<>();
        for (Read read : all) {
            for (String digest : read.madeOf()) {
                read.forms()
                        .forEach(form -> copies.computeIfAbsent(digest + form.sheet(), key -> new ArrayList<>())
                                .add(form));
            }
        }
        return all.stream()
                .flatMap(read -> read.forms().stream()
                        .filter(form -> copies.getOrDefault(read.digest() + form.sheet(), List.of()).stream()
                                .noneMatch(copy -> isSame(copy, form))))
                .toList();
    }

    /** Whether two forms are still of one project: people also take a copy as the blank for their next one. */
    private static boolean isSame(CollectedForm one, CollectedForm other) {
        Set<String> names = names(one);
        int all = names.size();
        names.removeAll(names(other));
        return Names.same(one.text("project.name"), other.text("project.name")) || names.size() * 2 < all;
    }

    /** What its indicators are called. */
    private static Set<String> names(CollectedForm form) {
        return form.form().rows("indicators").stream()
                .map(row -> row.text("name"))
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Of each project the form that was saved last, in the order of the files; what is of another year only stays as it is. */
    private static List<CollectedForm> latest(
            List<CollectedForm> forms, List<FormTemplate> templates, @Nullable Integer year) {
        Years years = Years.of(forms, year);
        Set<CollectedForm> taken = new HashSet<>(years.others());
        Duplicates.of(years.current(), templates).groups().forEach(group -> taken.add(group.newest()));
        return forms.stream().filter(taken::contains).toList();
    }

    /** The path, as given, of the file that a form came in: of its archive, where it is in one. */
    public static Path onDisk(String file) {
        int inArchive = file.indexOf("!/");
        while (inArchive >= 0 && Files.isDirectory(Path.of(file.substring(0, inArchive + 1)))) {
            inArchive = file.indexOf("!/", inArchive + 1); // a folder whose name ends so
        }
        return Path.of(inArchive < 0 ? file : file.substring(0, inArchive));
    }

    private static Read read(SourceFile file, Request request, KnownForms known, Jixiao jixiao) throws UsageException {
        Messages messages = jixiao.messages();
        try {
            byte[] content = file.read();
            Workbook whole = WorkbookReader.read(content);
            Workbook workbook = MarkedCopy.withoutRemarks(whole);
            List<CollectedForm> forms = known.read(file, workbook);
            String stamp = workbook.properties().getOrDefault(Stamp.TEMPLATE, "");
            boolean list =
                    forms.stream().noneMatch(form -> form.form().template().equals(stamp))
                            && jixiao.templates().isList(stamp);
            if (list && !forms.isEmpty()) { // what lists fields with their values may look like a form
                List<SheetPlan> ours = jixiao.templates().lists(stamp).sheets();
                forms = forms.stream()
                        .filter(form ->
                                ours.stream().noneMatch(sheet -> sheet.name().equals(form.sheet())))
                        .toList();
            }
            if (!forms.isEmpty() || list || isRoster(file, request)) {
                String digest = request.latest() ? MarkedCopy.digest(content) : "";
                return new Read(file.name(), digest, forms, MarkedCopy.madeOf(whole), null);
            }
            String reason = WholeDepartment.isIn(workbook) ? "department" : "no-form";
            return Read.without(file, new UnreadableException(Problem.Kind.NO_FORM, reason), messages);
        } catch (UnreadableException e) {
            LOG.debug("{}", file.name(), e);
            return Read.without(file, e, messages);
        }
    }

    /** Whether a file is the roster that was named: an office may keep it among what came back. */
    private static boolean isRoster(SourceFile file, Request request) {
        Path roster = request.roster();
        try {
            return roster != null && Files.isSameFile(onDisk(file.name()), roster);
        } catch (IOException e) {
            return false;
        }
    }

    /** A file that ran into a limit that only shows from outside, or into a mistake of ours. */
    private static Read unread(SourceFile file, Throwable failure, Messages messages) {
        LOG.debug("{}", file.name(), failure);
        boolean late = failure instanceof TimeoutException;
        String detail = late ? "time" : failure instanceof OutOfMemoryError ? "memory" : "program";
        Problem.Kind kind = detail.equals("program") ? Problem.Kind.CORRUPT : Problem.Kind.TOO_LARGE;
        return Read.without(file, new UnreadableException(kind, detail), messages);
    }

    /** The problem in words. */
    static Problem problem(String file, UnreadableException e, Messages messages) {
        return new Problem(file, e.kind(), messages.get("problem." + e.detail()));
    }

    /** Whether there is nothing at all to go on with. */
    public boolean isEmpty() {
        return forms.isEmpty();
    }
}
