package org.jixiao.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jixiao.model.Messages;

/** 演示: the whole cycle on the sample forms, by the same commands that the user would give. */
final class DemoCommand implements Command {
    /** In it a list of the samples: the resource, a tab, and the name under which a department would have sent it. */
    private static final String SAMPLES = "/fixtures/demo/";

    private static final String LIST = "collected.tsv";

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String chineseName() {
        return "演示";
    }

    @Override
    public List<String> options() {
        return List.of("output");
    }

    @Override
    public int run(Arguments arguments, Session session) throws UsageException, OutputException {
        Messages messages = session.messages();
        Path out = arguments.output() == null ? Path.of("out") : arguments.output();
        Path roster = out.resolve(messages.get("file.roster"));
        Path blanks = out.resolve(messages.get("file.blanks"));
        Path collected = out.resolve(messages.get("file.collected"));
        Path review = out.resolve(messages.get("file.reviews"));
        Path summary = out.resolve(messages.get("file.summary"));

        session.write(roster, sample("roster.xlsx", messages));
        step(new BlankCommand(), List.of("-r", roster.toString(), "-o", blanks.toString()), session);
        for (String line : new String(sample(LIST, messages), StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            String[] parts = line.split("\t");
            session.write(collected.resolve(parts[1]), sample(parts[0], messages));
        }
        session.say("demo.collected", collected);
        step(
                new CheckCommand(),
                List.of("-r", roster.toString(), "-o", review.toString(), collected.toString()),
                session);
        step(
                new SummaryCommand(),
                List.of("-r", roster.toString(), "-o", summary.toString(), collected.toString()),
                session);

        session.say("demo.done");
        for (Path file : files(out)) {
            session.print("  " + file.toString().replace('\\', '/'));
        }
        return DONE;
    }

    private static void step(Command command, List<String> words, Session session)
            throws UsageException, OutputException {
        session.say("demo.step", command.name() + " " + String.join(" ", words));
        command.run(Arguments.parse(command, words, session.messages()), session);
    }

    private static byte[] sample(String name, Messages messages) throws OutputException {
        try (InputStream in = DemoCommand.class.getResourceAsStream(SAMPLES + name)) {
            if (in == null) {
                throw new OutputException(messages.get("demo.no-fixture", name));
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new OutputException(messages.get("demo.no-fixture", name), e);
        }
    }

    private static List<Path> files(Path folder) throws OutputException {
        try (Stream<Path> files = Files.walk(folder)) {
            return new ArrayList<>(files.filter(Files::isRegularFile).sorted().toList());
        } catch (IOException e) {
            throw new OutputException(String.valueOf(e.getMessage()), e);
        }
    }
}
