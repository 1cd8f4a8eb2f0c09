package org.jixiao.cli;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.io.function.Uncheck;
import org.jixiao.Inbox;
import org.jixiao.Jixiao;
import org.jixiao.Outbox;
import org.jixiao.OutputException;
import org.jixiao.TemplateStore;
import org.jixiao.UsageException;
import org.jixiao.model.Messages;
import org.jixiao.workbook.SourceFile;
import org.jspecify.annotations.Nullable;

/**
 * What a command works with: where its words go, in which language, and how long work is done on all cores.
 *
 * @param out what is printed goes there
 * @param screen what is told beside it
 */
record Session(PrintStream out, Screen screen, Jixiao jixiao) {
    /** How many files a message names. */
    private static final int NAMED = 5;

    /** Made when it is first needed: most runs print no JSON, and it takes 0.1 s to start. */
    private static final class Json {
        static final ObjectMapper MAPPER = JsonMapper.builder()
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .addModule(new SimpleModule().addSerializer(Temporal.class, ToStringSerializer.instance))
                .build();
    }

    Session(Screen screen, Arguments arguments) {
        this(screen.out(), screen, new Jixiao(screen.messages(), arguments.jobs(), screen, arguments.inputs()));
    }

    /** What is printed, as the content of a file. */
    byte[] printed(Consumer<Session> printing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream into = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
            printing.accept(new Session(into, screen, jixiao));
        }
        return bytes.toByteArray();
    }

    Outbox outbox() {
        return jixiao.outbox();
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

    /** Tells a message of the bundle beside the result. */
    void tell(String key, Object... arguments) {
        screen.tell(key, arguments);
    }

    /** Tells what could not be read; refuses to go on where nothing could. */
    void require(Inbox inbox) throws OutputException {
        inbox.problems().forEach(problem -> tell("read.problem", problem.file(), problem.message()));
        if (inbox.isEmpty()) {
            throw new OutputException(messages().get("failure.no-forms"));
        }
    }

    /** Refuses a folder of ours that holds what was read: what came back does not get lost among what goes out. */
    void requireApart(Inbox inbox, Path folder) throws UsageException {
        Path ours = Arguments.absolute(folder);
        Set<String> passedOver = Set.copyOf(inbox.seen().passedOver());
        for (SourceFile source : inbox.files()) {
            Path file = Inbox.onDisk(source.name());
            if (!passedOver.contains(source.name()) && Arguments.absolute(file).startsWith(ours)) {
                throw new UsageException(messages().get("usage.over-input", file));
            }
        }
    }

    /**
     * Tells what an earlier run left in a folder that is sent out, so that it does not go out with the rest.
     *
     * @param ours whether a file is of such a run
     */
    void tellStale(Path folder, Set<Path> written, Predicate<Path> ours) throws OutputException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder, 2)) {
            List<String> stale = files.filter(file -> Files.isRegularFile(file) && !written.contains(file))
                    .filter(ours)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
            if (!stale.isEmpty()) {
                tell("output.stale", folder, stale.size(), few(stale));
            }
        } catch (IOException | UncheckedIOException e) {
            throw outbox().failure(folder, e instanceof IOException io ? io : new IOException(e));
        }
    }

    /** Some of many names, for a message. */
    static String few(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    }

    /** Prints one line of JSON. */
    void json(Map<String, ? extends @Nullable Object> object) {
        out.println(Printable.json(Uncheck.apply(Json.MAPPER::writeValueAsString, object)));
    }
}
