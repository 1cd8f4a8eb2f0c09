package org.jixiao.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.io.IOUtils;
import org.jixiao.OutputException;
import org.jixiao.UsageException;
import org.jixiao.model.Messages;

/** 演示: the whole year on the sample forms, by the same commands that the user would give. */
final class DemoCommand {
    /** In it lists of the samples: the resource, a tab, and the name under which a department would have sent it. */
    private static final String SAMPLES = "fixtures/demo/";

    private DemoCommand() {}

    static int run(Arguments arguments, Session session) throws UsageException, OutputException {
        Messages messages = session.messages();
        Path out = arguments.folderOr("out", messages);
        Function<String, Path> file = name -> out.resolve(messages.get("file." + name));
        Path roster = file.apply("roster");
        Path collected = file.apply("collected");
        Path evaluated = file.apply("evaluated");

        session.outbox().write(roster, sample("roster.xlsx", messages));
        step("blank", session, "-r", roster, "-o", file.apply("blanks"));
        collect("collected.tsv", collected, session);
        step("check", session, "-r", roster, "-o", file.apply("reviews"), collected);
        step("summary", session, "-r", roster, "-o", file.apply("summary"), collected);
        step("evaluation", session, "-r", roster, "-o", file.apply("evaluations"), collected);
        collect("evaluated.tsv", evaluated, session);
        Path review = file.apply("evaluation-reviews");
        step("check", session, "-r", roster, "-o", review, evaluated, "--targets", collected);
        Path yearEnd = file.apply("year-end");
        step("year-end", session, "-r", roster, "-o", yearEnd, "--targets", collected, "--evaluations", evaluated);

        session.say("demo.done");
        for (Path written : files(out, session)) {
            session.print("  " + written.toString().replace('\\', '/'));
        }
        return Command.DONE;
    }

    /** What departments would have sent back. */
    private static void collect(String list, Path folder, Session session) throws UsageException, OutputException {
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
        try {
            return IOUtils.resourceToByteArray(SAMPLES + name, DemoCommand.class.getClassLoader());
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
