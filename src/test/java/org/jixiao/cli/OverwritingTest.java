package org.jixiao.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jixiao.FormEdit;
import org.jixiao.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was read is never written over, nor is anybody's file; what the same command wrote before is. */
class OverwritingTest {
    @TempDir
    Path folder;

    private Path collected;
    private byte[] sound;

    /** One form in three versions, one of them cut off, and one as text. */
    @BeforeEach
    void collect() throws IOException {
        sound = Files.readAllBytes(Samples.SOUND);
        collected = Files.createDirectories(folder.resolve("收回"));
        Files.write(collected.resolve("新.xlsx"), sound);
        Path old = Files.write(collected.resolve("旧.xlsx"), FormEdit.apply(sound, "clear B8"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.EPOCH));
        Files.write(collected.resolve("坏.xlsx"), Arrays.copyOf(sound, sound.length / 2));
        Files.writeString(collected.resolve("审核问题.csv"), "项目名称,培训\n");
        Files.writeString(collected.resolve("读取结果.xls"), "<table><tr><td>项目名称</td></tr></table>");
    }

    /** A line of words, in which 收回 stands for the folder. */
    private Run run(String line) {
        String[] words = Stream.of(line.split(" "))
                .map(word ->
                        word.matches("(?:收回|结果|名册|模板).*") ? folder.resolve(word).toString() : word)
                .toArray(String[]::new);
        return Run.of((Object[]) words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "read -f json -o 收回/新.xlsx 收回",
                "read -f json -o 收回/坏.xlsx 收回",
                "read -f json -o 收回/读取结果.xls 收回",
                "read -f sqlite -o 收回/新.xlsx 收回",
                "read -o 收回/../收回/审核问题.csv 收回",
                "check -f sqlite -o 收回/新.xlsx 收回",
                "check -f sqlite -o 收回/旧.xlsx fixtures/sound.xlsx --targets 收回",
                "check -f csv -o 收回 收回",
                "summary -o 收回/新.xlsx 收回",
                "summary -o 收回/坏 收回",
                "summary --latest -o 收回/旧.xlsx 收回",
                "summary -f sqlite -o 收回/坏.xlsx 收回",
                "year-end -o 收回/坏.xlsx fixtures/sound.xlsx --targets 收回",
                "roster -f json -o 收回/新.xlsx --from 收回"
            })
    void whatIsReadStays(String line) throws IOException {
        Map<String, String> before = Samples.hashes(collected);

        Run run = run(line);

        assertNotEquals(0, run.status(), run.all());
        assertEquals(before, Samples.hashes(collected), run.all());
        if (!line.startsWith("roster")) {
            assertEquals(2, run.status(), run.all());
            assertTrue(run.err().contains("是要读的文件"), run.all());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"新.xlsx", "坏.xlsx", "读取结果.xls"})
    void aFolderOfOursThatHoldsWhatIsReadIsRefused(String file) throws IOException {
        Path inside = Files.createDirectories(folder.resolve("结果/退回/甲"));
        Files.copy(collected.resolve(file), inside.resolve(file));

        Run targets = run("check -o 结果 fixtures/sound.xlsx --targets 结果/退回");
        Run forms = run("check -o 结果 结果/退回 fixtures/sound.xlsx");

        assertEquals(2, targets.status(), targets.all());
        assertEquals(2, forms.status(), forms.all());
        assertEquals(List.of(file), List.copyOf(Samples.hashes(inside).keySet()));
    }

    @ParameterizedTest
    @CsvSource({
        "'summary -o 名册.xlsx 收回', 名册.xlsx, fixtures/demo/roster.xlsx",
        "'year-end -o 名册.xlsx 收回', 名册.xlsx, fixtures/demo/roster.xlsx",
        "'read -f json -o 名册.xlsx 收回', 名册.xlsx, fixtures/demo/roster.xlsx",
        "'read -f sqlite -o 名册.xlsx 收回', 名册.xlsx, fixtures/demo/roster.xlsx",
        "'read -f json -o 名册.xlsx 收回', 名册.xlsx, templates/shanghai-2020.xlsx",
        "'check -f sqlite -o 名册.xlsx 收回', 名册.xlsx, templates/shanghai-2020.xlsx",
        "'roster -o 名册.xlsx', 名册.xlsx, fixtures/sound.xlsx",
        "'check -o 结果 收回', 结果/审核报告.xlsx, fixtures/sound.xlsx",
        "'check -o 结果 -r fixtures/demo/roster.xlsx 收回', 结果/催报名单.xlsx, fixtures/sound.xlsx",
        "'template shanghai-2020 -o 结果.xlsx', 结果.xlsx, fixtures/sound.xlsx",
        "'template shanghai-2020 -o 结果.xlsx', 结果.xlsx, fixtures/demo/roster.xlsx",
        "'blank -r fixtures/demo/roster.xlsx -o 结果', 结果/下发清单.xlsx, fixtures/sound.xlsx"
    })
    void aWorkbookThatIsNotOfTheSameCommandStays(String line, String file, String theirs) throws IOException {
        Path there = folder.resolve(file);
        Files.createDirectories(there.getParent());
        Files.copy(Path.of(theirs), there);

        Run run = run(line);

        assertEquals(3, run.status(), run.all());
        assertTrue(run.err().contains("没有覆盖"), run.all());
        assertArrayEquals(Files.readAllBytes(Path.of(theirs)), Files.readAllBytes(there));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check -o 名册.xlsx 收回",
                "check -o 结果.XLS 收回",
                "check -f csv -o 名册.xlsx 收回",
                "year-end -f csv -o 结果.csv 收回",
                "blank -r fixtures/demo/roster.xlsx -o 名册.xlsx",
                "evaluation -o 名册.xlsx fixtures/sound.xlsx",
                "demo -o 结果.xlsx"
            })
    void whatIsCalledLikeAFileIsNoFolderToWriteInto(String line) throws IOException {
        Files.copy(Path.of("fixtures/demo/roster.xlsx"), folder.resolve("名册.xlsx"));
        Map<String, String> before = Samples.hashes(folder);

        Run run = run(line);

        assertEquals(2, run.status(), run.all());
        assertEquals(1, run.all().split("后面要写文件夹", -1).length - 1, run.all());
        assertEquals(before, Samples.hashes(folder));
    }

    @Test
    void aTextInAnotherEncodingIsNoneOfOurs() throws IOException {
        Path note = Files.write(folder.resolve("结果.txt"), "记得催报".getBytes(Charset.forName("GBK")));

        assertEquals(3, run("read -f json -o 结果.txt 收回").status());
        assertEquals("记得催报", Files.readString(note, Charset.forName("GBK")));
    }

    @Test
    void oneSummaryIsNoOther() {
        assertEquals(0, run("summary -o 结果.xlsx 收回").status());
        assertEquals(3, run("year-end -o 结果.xlsx 收回").status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "summary -o 收回/汇总.xlsx 收回",
                "summary -f sqlite -o 结果.sqlite 收回",
                "year-end -o 结果.xlsx 收回",
                "read -f json -o 结果.json 收回",
                "read -o 结果.txt 收回",
                "read -f csv -o 结果 收回",
                "check -o 结果 -r fixtures/demo/roster.xlsx 收回",
                "check -o 收回/审核 fixtures/sound.xlsx",
                "template shanghai-2020 -o 结果.xlsx",
                "roster -y 2027 -o 结果.xlsx",
                "blank -r fixtures/demo/roster.xlsx -o 结果",
                "demo -o 结果"
            })
    void whatTheSameCommandWroteIsWrittenAnew(String line) throws IOException {
        Run first = run(line);
        Files.writeString(collected.resolve("又一个.csv"), "项目名称,会议\n");
        Run second = run(line);

        assertTrue(first.status() <= Command.FINDINGS, first.all());
        assertEquals(first.status(), second.status(), second.all());
    }

    @ParameterizedTest
    @CsvSource({
        "'read -f json -o 结果.txt 收回', 结果.txt, 记得催报",
        "'read -f json -o 结果.csv 收回', 结果.csv, '姓名,电话'",
        "'read -o 结果.txt 收回', 结果.txt, 记得催报",
        "'read -f csv -o 结果 收回', 结果/指标明细.csv, '\uFEFF指标,单位'"
    })
    void aTextOfSomebodyElseStaysAndNothingIsWrittenBesideIt(String line, String file, String theirs)
            throws IOException {
        Path there = folder.resolve(file);
        Files.createDirectories(there.getParent());
        Files.writeString(there, theirs);
        Map<String, String> before = Samples.hashes(folder);

        assertEquals(3, run(line).status());
        assertEquals(before, Samples.hashes(folder));
    }

    @Test
    void aDatabaseOfSomebodyElseStays() throws IOException, SQLException {
        Path there = folder.resolve("结果.db");
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + there);
                Statement statement = database.createStatement()) {
            statement.execute("CREATE TABLE payments (amount)");
        }
        byte[] theirs = Files.readAllBytes(there);

        assertEquals(3, run("read -f sqlite -o 结果.db 收回").status());
        assertArrayEquals(theirs, Files.readAllBytes(there));
    }
}
