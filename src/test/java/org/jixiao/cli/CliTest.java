package org.jixiao.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jixiao.FormEdit;
import org.jixiao.Run;
import org.jixiao.model.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type, rightly and wrongly, and what they are told. */
class CliTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "-h", "--help"})
    void withoutACommandAllCommandsAreListed(String word) {
        Run run = word.isEmpty() ? Run.of() : Run.of(word);

        assertEquals(0, run.status());
        for (Command command : Cli.COMMANDS) {
            assertTrue(run.out().contains(command.name()), run.all());
            assertTrue(run.out().contains(new Messages("zh").get("name." + command.name())), run.all());
        }
    }

    @Test
    void theVersionIsOneLine() {
        Run run = Run.of("--version");

        assertEquals(0, run.status());
        assertTrue(run.out().matches("jixiao \\S+\\R"), run.out());
    }

    @ParameterizedTest
    @CsvSource({
        "roster, 名册",
        "blank, 下发",
        "evaluation, 自评",
        "read, 读取",
        "check, 审核",
        "summary, 汇总",
        "template, 模板",
        "demo, 演示"
    })
    void aCommandHasTwoNamesAndItsHelp(String english, String chinese) {
        Run run = Run.of(english, "-h");

        assertEquals(0, run.status());
        assertTrue(run.out().contains("jixiao " + chinese), run.all());
        assertTrue(run.out().contains("--help"), run.all());
        assertEquals(run, Run.of(chinese, "--help"));
    }

    @Test
    void aCommandHasItsOwnOptionsAndNoOthers() {
        String help = Run.of("blank", "-h").out();

        assertTrue(help.contains("--per") && help.contains("--roster"), help);
        assertFalse(help.contains("--strict") || help.contains("--format"), help);
        Run run = Run.of("blank", "--strict");
        assertEquals(2, run.status(), run.all());
        assertTrue(run.err().contains("--strict"), run.all());
    }

    @Test
    void englishIsThereForTheAsking() {
        Run run = Run.of("summary", "-h", "--lang", "en");

        assertEquals(0, run.status());
        assertTrue(run.out().contains("Usage: jixiao summary") && run.out().contains("where to write"), run.out());
        assertTrue(Run.of("read", "--lang=en").err().matches("jixiao: [\\x00-\\x7f]+\\R?"), "a message in English");
    }

    @Test
    void anUnknownCommandIsNamedWithThoseThatThereAre() {
        Run run = Run.of("sumary", "收回");

        assertEquals(2, run.status());
        assertEquals("", run.out());
        assertTrue(run.err().contains("sumary") && run.err().contains("summary/汇总"), run.all());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "read --fomat json x", // no such option
                "read -f xml x",
                "read -j 0 x",
                "read -j many x",
                "blank --per department",
                "check -y 20200 x",
                "summary -o a.xlsx --output=b.xlsx x", // which of them?
                "read -o", // value missing
                "read", // paths missing
                "summary",
                "blank", // roster missing
                "check -r",
                "read -t no-such-template x"
            })
    void wrongUsageIsStatusTwoAndOneMessage(String words) {
        Run run = Run.of((Object[]) words.split(" "));

        assertEquals(2, run.status(), run.all());
        assertEquals("", run.out());
        assertTrue(run.err().startsWith("jixiao: "), run.all());
        assertFalse(run.err().contains("\tat "), run.all());
    }

    @Test
    void aLanguageThatThereIsNotIsRefusedWithThoseThatThereAre() {
        Run run = Run.of("template", "--lang", "fr");

        assertEquals(2, run.status());
        assertTrue(run.err().contains("--lang 不能是“fr”，只能是：zh | en"), run.all());
        assertEquals(0, Run.of("template", "--lang", "en").status());
        assertEquals(0, Run.of("template", "--lang=zh").status());
    }

    @Test
    void aMisspeltOptionIsNamed() {
        assertTrue(Run.of("read", "--fomat", "json", "x").err().contains("--fomat"));
    }

    @Test
    void whereNothingCanBeReadTheStatusIsThree() {
        Run run = Run.of("read", folder.resolve("没有这个文件.xlsx"));

        assertEquals(3, run.status(), run.all());
        assertTrue(run.out().contains("没有这个文件.xlsx"), run.all());
        assertEquals(
                3, Run.of("summary", folder, "-o", folder.resolve("汇总.xlsx")).status());
        assertFalse(Files.exists(folder.resolve("汇总.xlsx")));
    }

    @Test
    void whatIsReadIsNotWrittenOver() throws IOException {
        Path form = Files.copy(Samples.SOUND, folder.resolve("form.xlsx"));

        Run run = Run.of("summary", "-o", form, folder.resolve("../" + folder.getFileName() + "/form.xlsx"));

        assertEquals(2, run.status(), run.all());
        assertArrayEquals(Files.readAllBytes(Samples.SOUND), Files.readAllBytes(form));
    }

    @Test
    void norIsWhatWasFoundInAFolder() throws IOException {
        Path returned = Files.createDirectories(folder.resolve("审核/退回/甲单位"));
        Path form = Files.copy(Samples.SOUND, returned.resolve("form.xlsx"));

        Run summary = Run.of("summary", "-o", form, folder);
        Run check = Run.of("check", "-o", folder.resolve("审核"), folder.resolve("审核/退回"));

        assertEquals(2, summary.status(), summary.all());
        assertEquals(2, check.status(), check.all());
        assertTrue(check.err().contains("form.xlsx 是要读的文件"), check.all());
        assertArrayEquals(Files.readAllBytes(Samples.SOUND), Files.readAllBytes(form));
    }

    @Test
    void whereTheResultCannotBeWrittenTheStatusIsThree() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("文件"), "");

        Run run = Run.of("summary", Samples.SOUND, "-o", inTheWay.resolve("汇总.xlsx"));

        assertEquals(3, run.status(), run.all());
        assertTrue(run.err().contains("无法写入"), run.all());
        assertFalse(run.err().contains("\tat "), run.all());
    }

    @Test
    void aFolderToWriteAWorkbookToGetsItUnderItsUsualName() {
        Run roster = Run.of("roster", "-y", 2026, "-o", folder);
        Run summary = Run.of("summary", Samples.SOUND, "-o", folder);

        assertEquals(0, roster.status(), roster.all());
        assertEquals(0, summary.status(), summary.all());
        assertTrue(Files.exists(folder.resolve("名册.xlsx")) && Files.exists(folder.resolve("汇总.xlsx")));
    }

    /** The sample roster after some edits. */
    private Path roster(String edits) throws IOException {
        byte[] roster = Files.readAllBytes(Samples.DEMO.resolve("roster.xlsx"));
        return Files.write(folder.resolve("名册.xlsx"), FormEdit.apply(roster, edits));
    }

    @Test
    void aRosterWithoutAColumnIsRefusedByTheColumnsName() throws IOException {
        Path file = roster("clear E3");

        Run run = Run.of("blank", "-r", file, "-o", folder.resolve("下发"));

        assertEquals(2, run.status(), run.all());
        assertTrue(run.err().contains("项目名称"), run.all());
        assertFalse(Files.exists(folder.resolve("下发")));
    }

    @Test
    void aRosterWithoutAYearIsToldWhereItStands() throws IOException {
        Path file = roster("set A1 项目支出绩效目标申报名册");

        Run run = Run.of("blank", "-r", file, "-o", folder.resolve("下发"));

        assertEquals(2, run.status(), run.all());
        assertTrue(run.err().contains("看不出年度，请在标题里补上或用 -y 写明"), run.all());
    }

    @Test
    void anAmountInTheRosterThatIsNoneIsNamedWithItsCell() throws IOException {
        Path file = roster("set J4 六十万左右");

        Run run = Run.of("check", "-r", file, Samples.SOUND);

        assertEquals(2, run.status(), run.all());
        assertTrue(run.err().contains("J4") && run.err().contains("六十万左右"), run.all());
    }

    @Test
    void aWorkbookThatIsNoRosterIsRefused() {
        Run run = Run.of("check", "-r", Samples.SOUND, Samples.SOUND);

        assertEquals(2, run.status(), run.all());
        assertTrue(run.err().contains("不是名册"), run.all());
    }

    @Test
    void aMistakeInATemplateIsNamedWithItsCell() throws IOException {
        byte[] template = Files.readAllBytes(Path.of("templates/shanghai-2020.xlsx"));
        Path file = Files.write(folder.resolve("改过的.xlsx"), FormEdit.apply(template, "set B4 ${project.nmae}"));

        Run described = Run.of("template", file);
        assertEquals(1, described.status(), described.all());
        assertTrue(described.out().contains("B4") && described.out().contains("project.nmae"), described.all());

        Run used = Run.of("read", "-t", file, Samples.SOUND);
        assertEquals(2, used.status(), used.all());
        assertTrue(used.err().contains("B4") && used.err().contains("project.nmae"), used.all());
    }

    @Test
    void whatIsNoTemplateOfAFormIsRefused() {
        for (Object template : List.of("summary", "roster", Samples.SOUND)) {
            Run run = Run.of("check", "-t", template, Samples.SOUND);

            assertEquals(2, run.status(), run.all());
            assertTrue(run.err().contains(template + " 不是填报表的模板"), run.all());
        }
    }

    @Test
    void aFormOfAnotherTemplateIsNotTakenForAListOfOurs() throws IOException {
        Path roster = Samples.roster(folder.resolve("名册.xlsx"), List.of(List.of("甲单位", "乙项目")));
        Run.of("blank", "-r", roster, "-o", folder.resolve("下发"));

        Run run = Run.of("check", "-t", "shanghai-evaluation-2022", folder.resolve("下发"));

        assertEquals(3, run.status(), run.all());
        assertTrue(run.out().contains("乙项目.xlsx 没有读取：里面没有可识别的表"), run.all());
        assertTrue(run.err().contains("略过 1 个不是报送表的文件"), run.all());
    }

    @Test
    void aTemplateFileOfTheOfficesOwnIsUsed() throws IOException {
        byte[] template = Files.readAllBytes(Path.of("templates/shanghai-2020.xlsx"));
        Path file = Files.write(
                folder.resolve("区里的表.xlsx"), FormEdit.apply(template, "set A4 项目的名称： ; set A1 区财政项目支出绩效目标表"));
        Path roster = Samples.roster(folder.resolve("名册.xlsx"), List.of(List.of("甲单位", "乙项目")));

        Run run = Run.of("blank", "-r", roster, "-t", file, "-o", folder.resolve("下发"));

        assertEquals(0, run.status(), run.all());
        Run read = Run.of("read", "-f", "json", "-t", file, folder.resolve("下发/甲单位"));
        assertTrue(read.out().contains("\"template\":\"区里的表\""), read.all());
        assertTrue(read.out().contains("\"name\":\"乙项目\""), read.all());
    }
}
