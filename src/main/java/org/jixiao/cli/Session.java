package org.jixiao.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jixiao.Jixiao;
import org.jixiao.OutputException;
import org.jixiao.Progress;
import org.jixiao.TemplateStore;
import org.jixiao.UsageException;
import org.jixiao.fill.Filler;
import org.jixiao.model.Messages;
import org.jixiao.model.Stamp;
import org.jixiao.workbook.AtomicFiles;
import org.jixiao.workbook.Workbook;
import org.jixiao.workbook.WorkbookReader;
import org.jspecify.annotations.Nullable;

/** What a command works with: where its words go, in which language, and how long work is done on all cores. */
final class Session implements Progress {
    /** How many files a message names. */
    private static final int NAMED = 5;

    /** Made when it is first needed: most runs print no JSON, and it takes 0.1 s to start. */
    private static final class Json {
        static final ObjectMapper MAPPER = JsonMapper.builder()
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build();
    }

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private final boolean quiet;
    private final Jixiao jixiao;

    /** @param terminal whether progress bars may be shown */
    Session(PrintStream out, PrintStream err, boolean terminal, Arguments arguments, Messages messages) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.quiet = arguments.quiet();
        this.jixiao = new Jixiao(messages, arguments.jobs(), this);
    }

    Jixiao jixiao() {
        return jixiao;
    }

    TemplateStore templates() {
        return jixiao.templates();
    }

    Messages messages() {
        return jixiao.messages();
    }

    /** Prints a line of the result. */
    void print(String line) {
        out.println(Printable.line(line));
    }

    /** Prints a message of the bundle, one line or several, as part of the result. */
    void say(String key, Object... arguments) {
        Object[] printable = Stream.of(arguments)
                .map(argument -> Printable.line(String.valueOf(argument)))
                .toArray();
        out.println(messages().get(key, printable));
    }

    /** Tells something beside the result, in one line. */
    void tell(String line) {
        err.println(Printable.line(line));
    }

    /** Prints one line of JSON. */
    void json(Map<String, ? extends @Nullable Object> object) {
        try {
            out.println(Printable.json(Json.MAPPER.writeValueAsString(object)));
        } catch (JsonProcessingException e) { // maps of plain values
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file beside and moves it into place. */
    void write(Path file, byte[] content) throws OutputException {
        write(file, out -> out.write(content));
    }

    /** Writes a workbook of lists; where one of them is too long for a sheet, that it goes on in a next one is told. */
    void write(Path file, String template, Map<String, ? extends @Nullable Object> data)
            throws UsageException, OutputException {
        write(file, template, templates().content(template), data);
    }

    /** The same for work on many workbooks, from the content of the template. */
    void write(Path file, String template, byte[] content, Map<String, ? extends @Nullable Object> data)
            throws OutputException {
        write(file, Filler.fill(content, data, Stamp.of(template)));
        data.values().stream()
                .filter(value -> value instanceof List<?> list && list.size() > Filler.ROWS)
                .forEach(list -> tell(messages().get("list.goes-on", file, ((List<?>) list).size())));
    }

    private void write(Path file, AtomicFiles.Body body) throws OutputException {
        try {
            AtomicFiles.write(file, body);
        } catch (IOException e) {
            throw new OutputException(messages().get("failure.write", file, reason(e)), e);
        }
    }

    /** Whether a file is there that is not a workbook of ours as we wrote it: nobody's work is overwritten. */
    static boolean isFilledIn(Path file) {
        if (!Files.exists(file)) {
            return false;
        }
        try {
            Workbook workbook = WorkbookReader.read(Files.readAllBytes(file));
            return !Filler.WRITTEN.equals(workbook.modified());
        } catch (IOException e) {
            return true;
        }
    }

    /** A progress bar, on a terminal. */
    @Override
    public Steps begin(String task, int items) {
        if (!terminal || quiet || items < 2) {
            return () -> {};
        }
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(messages().get("progress." + task))
                .setInitialMax(items)
                .setStyle(ProgressBarStyle.ASCII)
                .build();
        return new Steps() {
            @Override
            public void done() {
                bar.step();
            }

            @Override
            public void close() {
                bar.close();
            }
        };
    }

    @Override
    public void passedOver(List<String> files) {
        if (!quiet) {
            String some = String.join(", ", files.subList(0, Math.min(NAMED, files.size())));
            tell(messages().get("inbox.passed-over", files.size(), some));
        }
    }

    /** Why a file could not be written, in the user's words; the system's own are in no language of ours. */
    String reason(IOException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        boolean inTheWay = cause instanceof FileAlreadyExistsException
                || cause instanceof NotDirectoryException
                || cause instanceof DirectoryNotEmptyException;
        return messages()
                .get("reason."
                        + (cause instanceof AccessDeniedException
                                ? "denied"
                                : cause instanceof NoSuchFileException
                                        ? "missing"
                                        : inTheWay ? "in-the-way" : "other"));
    }
}
