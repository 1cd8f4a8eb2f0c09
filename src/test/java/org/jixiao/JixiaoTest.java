package org.jixiao;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

    private static void example(Path collected, Path roster, Path workbook, PrintStream out)
            throws UsageException, OutputException {
        Jixiao jixiao = new Jixiao("zh");
        Intake intake = jixiao.read(Request.of(collected).withRoster(roster));
        for (Problem problem : intake.inbox().problems()) {
            out.println(problem.file() + " " + problem.message());
        }
        for (Finding finding : intake.check().findings()) {
            out.println(finding.file() + " " + finding.at() + " " + finding.rule() + " " + finding.message());
        }
        Consolidation sum = intake.consolidate(Consolidation.Kind.SUMMARY, workbook);
        sum.write(workbook);
        out.println(sum.figure("forms") + " " + sum.figure("current"));
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
    void itGivesWhatTheCommandsGive() throws Exception {
        Path collected = Samples.collected(folder.resolve("收回"));
        Path roster = Samples.DEMO.resolve("roster.xlsx");
        Path workbook = folder.resolve("汇总.xlsx");
        var bytes = new ByteArrayOutputStream();
        example(collected, roster, workbook, new PrintStream(bytes, true, UTF_8));

        List<String> lines = bytes.toString(UTF_8).lines().toList();
        List<String> findings =
                Run.of("check", "-f", "json", "-r", roster, collected).lines();
        assertEquals(findings.size(), lines.size() - 1);
        assertEquals("3 5989200", lines.get(lines.size() - 1));
        Path byCommand = folder.resolve("命令.xlsx");
        assertEquals(
                0, Run.of("summary", "-r", roster, "-o", byCommand, collected).status());
        assertArrayEquals(Files.readAllBytes(byCommand), Files.readAllBytes(workbook));
    }

    @Test
    void evaluationsAreHeldToTargetsCollectedBefore() throws Exception {
        Path collected = Samples.collected(folder.resolve("目标"));
        Path evaluated = Samples.evaluated(folder.resolve("自评"));
        Request request = Request.of(evaluated).withTargets(collected);

        List<String> rules = rules(request);

        List<String> byCommand = Run.of("check", "-f", "json", evaluated, "--targets", collected).lines().stream()
                .map(line -> Json.text(line, "rule"))
                .filter(rule -> !rule.isEmpty())
                .toList();
        assertEquals(byCommand, rules);
        assertNotEquals(rules(Request.of(evaluated)), rules, "what was promised makes a difference");
    }

    private static List<String> rules(Request request) throws UsageException, OutputException {
        return new Jixiao("zh")
                .read(request).check().findings().stream().map(Finding::rule).toList();
    }

    @Test
    void whatCannotBeIsSaidInASentence() {
        UsageException none = assertThrows(UsageException.class, () -> new Jixiao("zh").read(Request.of()));
        assertTrue(none.getMessage().startsWith("请写出"), none.getMessage());
        assertThrows(
                UsageException.class,
                () -> new Jixiao("zh").read(Request.of(folder).withTemplate("no-such-template")));
    }

    @Test
    void aCellOfAListsTemplateThatCannotBeFilledIsNamed() throws IOException {
        Path template = folder.resolve("returned.xlsx");
        Files.write(
                template,
                FormEdit.apply(
                        Files.readAllBytes(Path.of("templates/returned.xlsx")), "set A1 a ; set A2 ${finding.nmae}"));

        OutputException failure = assertThrows(
                OutputException.class,
                () -> new Jixiao("zh")
                        .outbox()
                        .write(
                                folder.resolve("清单.xlsx"),
                                template.toString(),
                                Map.of("findings", List.of(), "finding", Map.of("name", "a"))));

        assertTrue(failure.getMessage().contains("[退回清单!A2] 填不出来：${finding.nmae}"), failure.getMessage());
    }

    @Test
    void aFolderWhoseNameEndsLikeAnArchivesPathIsAFolder(@TempDir Path folder) throws IOException {
        Path urgent = Files.createDirectories(folder.resolve("急!"));

        assertEquals(urgent.resolve("甲.xlsx"), Inbox.onDisk(urgent + "/甲.xlsx"));
        assertEquals(urgent.resolve("收.zip"), Inbox.onDisk(urgent + "/收.zip!/乙!/甲.xlsx"));
    }
}
