package org.jixiao;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.io.function.IOConsumer;
import org.jixiao.fill.Filler;
import org.jixiao.model.Messages;
import org.jixiao.model.Stamp;
import org.jixiao.workbook.AtomicFiles;
import org.jspecify.annotations.Nullable;

/**
 * All that goes out: files that are written beside and moved into place, whole or not at all. What was read is never written over, nor is
 * anything but what this program wrote for the same purpose. Safe for use by several threads.
 */
public final class Outbox {
    /** How jxls names the cell of a template that it cannot fill. */
    private static final Pattern CELL =
            Pattern.compile("CellData\\{(?<at>.+), cellType=\\w+, cellValue=(?<text>.*)}", Pattern.DOTALL);

    /** Why a file cannot be written, by its name in the bundle. */
    private static final Map<Class<?>, String> REASONS = Map.of(
            AccessDeniedException.class, "denied",
            NoSuchFileException.class, "missing",
            FileAlreadyExistsException.class, "in-the-way",
            NotDirectoryException.class, "in-the-way",
            DirectoryNotEmptyException.class, "in-the-way");

    private final Messages messages;
    private final TemplateStore templates;
    private final Progress progress;
    private final List<Path> inputs;

    /** @param inputs files and folders that are read */
    Outbox(Messages messages, TemplateStore templates, Progress progress, List<Path> inputs) {
        this.messages = messages;
        this.templates = templates;
        this.progress = progress;
        this.inputs = inputs.stream().map(Outbox::real).toList();
    }

    /**
     * Writes a file of any kind.
     *
     * @throws UsageException where it would take the place of what is read
     */
    public void write(Path file, byte[] content) throws UsageException, OutputException {
        requireFree(file, content);
        write(file, out -> out.write(content));
    }

    /** Writes files that belong together: none where one of them would be refused. */
    public void write(Map<Path, byte[]> files) throws UsageException, OutputException {
        for (Map.Entry<Path, byte[]> file : files.entrySet()) {
            requireFree(file.getKey(), file.getValue());
        }
        for (Map.Entry<Path, byte[]> file : files.entrySet()) {
            write(file.getKey(), out -> out.write(file.getValue()));
        }
    }

    private void requireFree(Path file, byte[] content) throws UsageException, OutputException {
        if (Files.isRegularFile(file)) {
            Occupant there = occupant(file);
            if (!there.losesNothing(content)) {
                requireApart(file);
                if (!there.isLike(content)) {
                    throw kept(file);
                }
            }
        }
    }

    /**
     * Refuses, before any work is done, what would be refused when a list is written.
     *
     * @throws UsageException where it would take the place of what is read
     * @throws OutputException where it would take that of anything but such a list
     */
    public void requireFree(Path file, String template) throws UsageException, OutputException {
        if (Files.isRegularFile(file) && !occupant(file).isBy(template)) {
            requireApart(file);
            throw kept(file);
        }
    }

    private Occupant occupant(Path file) throws OutputException {
        try {
            return Occupant.of(file);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private void requireApart(Path file) throws UsageException {
        Path real = real(file);
        if (inputs.stream().anyMatch(real::startsWith)) {
            throw new UsageException(messages.get("usage.over-input", file));
        }
    }

    private OutputException kept(Path file) {
        return new OutputException(messages.get("failure.kept", file));
    }

    /** The path without links, and as the disk spells it. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) { // it is not there
            return path.toAbsolutePath().normalize();
        }
    }

    /** Writes a workbook of lists; where one of them is too long for a sheet, that it goes on in a next one is told. */
    public void write(Path file, String template, Map<String, ? extends @Nullable Object> data)
            throws UsageException, OutputException {
        requireFree(file, template);
        try {
            write(file, Filler.fill(templates.content(template), data, Stamp.of(template)));
        } catch (RuntimeException e) { // the office may have changed the template, and named what there is not
            throw Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
                    .map(cause -> CELL.matcher(String.valueOf(cause.getMessage())))
                    .filter(Matcher::find)
                    .findFirst()
                    .map(cell -> new OutputException(
                            messages.get("failure.list", template, cell.group("at"), cell.group("text")), e))
                    .orElseThrow(() -> e);
        }
        data.values().stream()
                .filter(value -> value instanceof List<?> list && list.size() > Filler.ROWS)
                .forEach(list -> progress.wentOn(file, ((List<?>) list).size()));
    }

    private void write(Path file, IOConsumer<OutputStream> body) throws OutputException {
        try {
            AtomicFiles.write(file, body);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** That a file could not be written, and why, in the user's words; the system's own are in no language of ours. */
    public OutputException failure(Path file, IOException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String reason = REASONS.getOrDefault(cause.getClass(), "other");
        return new OutputException(messages.get("failure.write", file, messages.get("reason." + reason)), e);
    }

    /** Whether a file is there that is not a workbook of ours as we wrote it: nobody's work is overwritten. */
    public static boolean isFilledIn(Path file) {
        return Files.exists(file) && !Occupant.at(file).isUntouched();
    }

    /** Whether a file is a workbook of ours, made by that template, that nobody has saved since. */
    public static boolean isAsWritten(Path file, String template) {
        Occupant there = file.toString().endsWith(".xlsx") ? Occupant.at(file) : null;
        return there != null && there.isUntouched() && there.isBy(template);
    }

    /** Whether a file is one that a review wrote to be sent back: a marked copy, or a list of what is to be mended. */
    public static boolean isSentBack(Path file) {
        Occupant there = Occupant.at(file);
        return there.isBy("returned") || there.isMarked();
    }
}
