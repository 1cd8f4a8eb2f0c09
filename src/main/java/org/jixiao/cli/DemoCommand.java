package org.jixiao.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jixiao.OutputException;
import org.jixiao.UsageException;
import org.jixiao.model.Messages;

/** 演示: the whole year on the sample forms, by the same commands that the user would give. */
final class DemoCommand {
    /** In it lists of the samples: the resource, a tab, and the name under which a department would have sent it. */
    private static final String SAMPLES = "/fixtures/demo/";

    private DemoCommand() {}

    static int run(Arguments arguments, Session session) throws UsageException, OutputException {
        Messages messages = session.messages();
        Path out = arguments.output() == null ? Path.of("out") : arguments.output();
        Path roster = out.resolve(messages.get("file.roster"));
        Path blanks = out.resolve(messages.get("file.blanks"));
        Path collected = out.resolve(messages.get("file.collected"));
        Path review = out.resolve(messages.get("file.reviews"));
        Path summary = out.resolve(messages.get("file.summary"));
        Path evaluations = out.resolve(messages.get("file.evaluations"));
        Path evaluated = out.resolve(messages.get("file.evaluated"));
        Path evaluationReview = out.resolve(messages.get("file.evaluation-reviews"));
        Path yearEnd = out.resolve(messages.get("file.year-end"));

        session.outbox().write(roster, sample("roster.xlsx", messages));
        step("blank", session, "-r", roster, "-o", blanks);
        collect("collected.tsv", collected, session);
        step("check", session, "-r", roster, "-o", review, collected);
        step("summary", session, "-r", roster, "-o", summary, collected);
        step("evaluation", session, "-r", roster, "-o", evaluations, collected);
        collect("evaluated.tsv", evaluated, session);
        step("check", session, "-r", roster, "-o", evaluationReview, evaluated, "--targets", collected);
        step("year-end", session, "-r", roster, "-o", yearEnd, "--targets", collected, "--evaluations", evaluated);

        session.say("demo.done");
        for (Path file : files(out, session)) {
            session.print("  " + file.toString().replace('\\', '/'));
        }
        return Command.DONE;
    }

    /** What departments would have sent back. */
    private static void collect(String list, Path folder, Session session) throws OutputException {
        String lines = new String(sample(list, session.messages()), StandardCharsets.UTF_8);
        for (String line : lines.lines().toList()) {
            String[] parts = line.split("\t");
            session.outbox().write(folder.resolve(parts[1]), sample(parts[0], session.messages()));
        }
        session.say("demo.collected", folder);
    }

    private static void step(String name, Session session, Object... arguments) throws UsageException, OutputException {
        List<String> words = Stream.of(arguments).map(Object::toString).toList();
        session.say("demo.step", session.messages().get("name." + name) + " " + String.join(" ", words));
        Command command = Cli.named(name).orElseThrow();
        command.work().run(Arguments.parse(command, words, session.messages()), session);
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

    private static List<Path> files(Path folder, Session session) throws OutputException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw session.outbox().failure(folder, e);
        }
    }
}
