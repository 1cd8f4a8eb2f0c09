package org.jixiao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.commons.io.function.IOSupplier;
import org.jixiao.Run;
import org.jixiao.model.Messages;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Someone who knows no commands sits at a terminal, or drops files on a launcher. */
class InterviewTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    /** What is typed, one text for each step and each ending where the next begins; the status of the last command. */
    private int type(String... typed) throws IOException {
        Deque<String> texts = new ArrayDeque<>(List.of(typed));
        IOSupplier<Terminal> opener = () -> {
            String text = texts.isEmpty() ? "" : texts.removeFirst();
            ByteArrayInputStream keys = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
            return new DumbTerminal("test", "dumb", keys, screen, StandardCharsets.UTF_8);
        };
        PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
        return new Interview(new Cli(out, out, false), opener, folder, new Messages("zh"), List.of()).run();
    }

    private String screen() {
        return screen.toString(StandardCharsets.UTF_8);
    }

    @Test
    void enterAloneTakesTheUsualFilesAndTheCommandIsShown() throws IOException {
        Path collected = Files.createDirectories(folder.resolve("收回"));
        Files.copy(Samples.SOUND, collected.resolve("科普讲座.xlsx"));

        int status = type("３\n\n\n\n");

        assertEquals(0, status, screen());
        assertTrue(screen().contains("3  审核收回的目标表"), screen());
        assertTrue(screen().contains("jixiao 审核 " + collected + " --output " + folder.resolve("审核")), screen());
        assertFalse(screen().contains("--roster"), "there is no roster in the folder");
        assertTrue(Files.exists(folder.resolve("审核/审核报告.xlsx")), screen());
    }

    @Test
    void oneStepFollowsTheOtherAndAWrongNumberIsAskedForAgain() throws IOException {
        Path roster = folder.resolve("名册.xlsx");

        int status = type(
                "9\n\nx\n1\n" + Samples.SOUND.toAbsolutePath() + "\n2026\n\n", // the roster, of an earlier form
                "4\n\"" + Samples.SOUND.toAbsolutePath() + "\"\n\n" + folder.resolve("总 表.xlsx")
                        + "\n", // quotes; spaces
                "0\n");

        assertEquals(0, status, screen());
        assertTrue(Files.exists(roster), screen());
        assertTrue(screen().contains("--roster " + roster), screen());
        assertTrue(Files.exists(folder.resolve("总 表.xlsx")), screen());
        assertTrue(screen().contains("\"" + folder.resolve("总 表.xlsx") + "\""), screen());
    }

    @Test
    void leavingAtOnceRunsNothing() throws IOException {
        assertEquals(0, type("0\n"));
        assertEquals(0, type("3\n收回\n"), "the input ends in the middle");
        assertFalse(screen().contains("jixiao 审核"), screen());
    }

    @Test
    void withoutATerminalNothingIsAsked() {
        assertTrue(Run.of().out().contains("用法"), Run.of().all());
        assertEquals(2, Run.of("--step", "check").status());
        Run unknown = Run.of("--step", "nothing", folder);
        assertTrue(unknown.status() == 2 && unknown.err().contains("check-evaluations"), unknown.all());
    }

    @Test
    void whatIsDroppedOnAStepIsTakenWithTheRosterBesideItAndTheResultGoesThere() throws IOException {
        Path dropped = Files.createDirectories(folder.resolve("交来 的表"));
        Files.copy(Samples.SOUND, dropped.resolve("科普讲座.xlsx"));
        Samples.roster(folder.resolve("名册.xlsx"), List.of(List.of("甲单位", "乙项目")));

        Run run = Run.of("--step", "check", dropped);

        assertEquals(1, run.status(), run.all());
        assertTrue(run.out().contains("“乙项目”还没有报送"), run.all());
        assertTrue(Files.exists(folder.resolve("审核/催报名单.xlsx")), run.all());

        Run blanks = Run.of("--step", "blank", folder.resolve("名册.xlsx"));
        assertTrue(Files.exists(folder.resolve("下发/甲单位/乙项目.xlsx")), blanks.all());
    }
}
