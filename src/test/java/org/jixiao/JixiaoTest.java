package org.jixiao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jixiao.cli.Samples;
import org.jixiao.model.Finding;
import org.jixiao.model.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/embed.md shows to programmers, as it stands there. */
class JixiaoTest {
    @TempDir
    Path folder;

    private static void example(Path collected, Path roster, PrintStream out) throws UsageException, OutputException {
        Jixiao jixiao = new Jixiao("zh");
        Intake intake = jixiao.read(Request.of(collected).withRoster(roster));
        for (Problem problem : intake.inbox().problems()) {
            out.println(problem.file() + " " + problem.message());
        }
        for (Finding finding : intake.check().findings()) {
            out.println(finding.file() + " " + finding.at() + " " + finding.rule() + " " + finding.message());
        }
    }

    @Test
    void theExampleOfTheManualIsThisOne() throws IOException {
        Matcher shown = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs/embed.md")));
        assertTrue(shown.find());
        String source = Files.readString(Path.of("src/test/java/org/jixiao/JixiaoTest.java"));
        List<String> lines = Arrays.asList(shown.group(1).strip().split("\n"));
        assertTrue(source.contains(String.join("\n", lines).indent(8).stripTrailing()), shown.group(1));
    }

    @Test
    void itGivesWhatTheCommandPrints() throws Exception {
        Path collected = Samples.collected(folder.resolve("收回"));
        Path roster = Samples.DEMO.resolve("roster.xlsx");
        var bytes = new java.io.ByteArrayOutputStream();
        example(collected, roster, new PrintStream(bytes, true, "UTF-8"));

        long printed = bytes.toString("UTF-8").lines().count();
        assertEquals(
                Run.of("check", "-f", "json", "-r", roster, collected).lines().size(), printed);
    }

    @Test
    void whatCannotBeIsSaidInASentence() {
        UsageException none = assertThrows(UsageException.class, () -> new Jixiao("zh").read(Request.of()));
        assertTrue(none.getMessage().startsWith("请写出"), none.getMessage());
        assertThrows(
                UsageException.class,
                () -> new Jixiao("zh").read(Request.of(folder).withTemplate("no-such-template")));
    }
}
