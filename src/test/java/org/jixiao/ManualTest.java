package org.jixiao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jixiao.model.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Someone follows the manual from its first page to its last, in one folder, and finds what it says. */
class ManualTest {
    private static final Path MANUAL = Path.of("docs/manual.zh-CN.md");

    @TempDir
    Path folder;

    /** Commands stand in blocks that begin with {@code ```text}, what comes of them in the list below 得到. */
    @Test
    void everyCommandRunsAndLeavesWhatTheManualNames() throws IOException {
        Path demo = folder.resolve("out");
        int commands = 0;
        int files = 0;
        boolean code = false;
        for (String line : Files.readAllLines(MANUAL)) {
            if (line.startsWith("```")) {
                code = line.equals("```text");
            } else if (code) {
                if (line.contains("再收回") && Files.notExists(folder.resolve("再收回"))) {
                    ReadmeCommandsTest.copy(folder.resolve("审核/退回"), folder.resolve("再收回")); // sent back as they are
                }
                ReadmeCommandsTest.Run run =
                        ReadmeCommandsTest.run(ReadmeCommandsTest.inFolder(ReadmeCommandsTest.words(line), folder));
                assertTrue(run.status() == 0 || run.status() == 1, line + ": " + run.status() + "\n" + run.output());
                if (commands++
                        == 0) { // the demonstration; the later pages are of an office that has collected its forms
                    ReadmeCommandsTest.prepare(demo, folder);
                }
            } else if (line.matches("- `[^`]+`")) {
                assertTrue(Files.exists(folder.resolve(line.substring(3, line.length() - 1))), line);
                files++;
            }
        }
        assertTrue(commands >= 15 && files >= 15, commands + " commands, " + files + " files");
    }

    @Test
    void itsPicturesAreThereAndItsLinksLeadToAHeading() throws IOException {
        String text = Files.readString(MANUAL);
        List<String> headings = text.lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "").replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit} -]", ""))
                .toList();

        List<String> lost = Pattern.compile("]\\(([^)]+)\\)")
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .filter(link -> link.startsWith("#")
                        ? !headings.contains(link.substring(1))
                        : Files.notExists(MANUAL.resolveSibling(link)))
                .toList();

        assertEquals(List.of(), lost);
    }

    @Test
    void theDialogueOnItsFirstPageIsTheProgramsOwn() throws IOException {
        String text = Files.readString(MANUAL);
        Messages messages = new Messages("zh");

        for (String step :
                List.of("roster", "blank", "check", "summary", "evaluation", "check-evaluations", "year-end", "demo")) {
            assertTrue(text.contains("  " + messages.get("step." + step) + "\n"), step);
        }
        assertTrue(
                text.contains(messages.get("ask.what"))
                        && text.contains(messages.get("ask.number").strip()),
                "the questions");
    }

    /** What people drop files on has its Chinese name in the download only. */
    @Test
    void everyLauncherThatItNamesIsInTheDownload() throws IOException {
        String text = Files.readString(MANUAL);
        List<String> named = names(text, "`([^`/ ]+\\.cmd)`");
        List<String> packed =
                names(Files.readString(Path.of("src/dist/files.xml")), "<destName>([^<]+\\.cmd)</destName>");

        assertEquals(packed, named);
    }

    private static List<String> names(String text, String pattern) {
        return new ArrayList<>(new TreeSet<>(Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList()));
    }
}
