package org.jixiao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiao.Faults.Fault;
import org.jixiao.cli.Samples;
import org.jixiao.model.Finding;
import org.jixiao.template.RuleRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each faulty form of the other kinds gets exactly the findings that are written beside it, and the sound ones get none. */
class OtherFaultsTest {
    /** The rules of evaluations beside targets, which have a test of their own. */
    private static final Set<String> ACROSS = Set.of("S01", "S29", "S31");

    @TempDir
    Path folder;

    static List<Faults> tables() {
        return Faults.OTHERS;
    }

    static Stream<Arguments> faults() {
        return tables().stream().flatMap(table -> table.all().stream().map(fault -> Arguments.of(table, fault)));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void theSoundFormGetsNoFinding(Faults table) throws IOException {
        assertEquals(List.of(), table.findings(table.sound()));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aFaultGetsExactlyItsFindings(Faults table) throws IOException {
        assertEquals("", table.differences(OtherFaultsTest::line));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aBlankThatTheFormAsksForIsTold(Faults table) throws IOException {
        assertEquals(List.of(), table.unnoticedBlanks());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "same,", // other words for the same levels and targets
        "changed, S01 B12 S01 E13 S01 D15 S01 D19", // one missing, one altered, one renamed, one added
        "other, S29 C3 S29 B4", // another project of the unit: each lacks its counterpart
        "../target/shanghai-2026, S29 C3", // of a later year: not evaluated yet
    })
    void anEvaluationIsHeldToItsTarget(String target, String expected) {
        Run run = Run.of(
                "check",
                "-f",
                "json",
                Path.of("fixtures/sound-evaluation.xlsx"),
                "--targets",
                Path.of("fixtures/targets", target + ".xlsx"));

        String found = run.lines().stream()
                .map(line -> Json.text(line, "rule") + " " + Json.text(line, "cell"))
                .collect(Collectors.joining(" "));
        assertEquals(expected == null ? "" : expected, found, run.all());
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "2022年12月31日前, 2022-12-31前,",
        "12月底前, 2022年12月31日前,",
        "2022年12月31日前, 2022年12月30日前, S01 E16",
        "2022年1-6月, 2022年1-7月, S01 E16",
    })
    void aDeadlineThatIsSpeltOtherwiseIsNoOther(String before, String after, String expected, @TempDir Path dir)
            throws IOException {
        Path target = edited("targets/same.xlsx", dir, "set C21 完成时间 ; set D21 " + before);
        Path evaluation = edited("sound-evaluation.xlsx", dir, "set D16 完成时间 ; set E16 " + after);

        Run run = Run.of("check", "-f", "json", evaluation, "--targets", target);

        String found = run.lines().stream()
                .filter(line -> Json.text(line, "rule").equals("S01"))
                .map(line -> Json.text(line, "rule") + " " + Json.text(line, "cell"))
                .collect(Collectors.joining(" "));
        assertEquals(expected == null ? "" : expected, found, run.all());
    }

    /** What the target's budget is beside 250,000 yuan at the start of the year. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "250500,",
        "260000, S31 hint D6 当年预算是260",
        "25, S31 error D6 像是把元填进",
        "2500000000, S31 warning D6 像是目标表把元填进",
    })
    void theBudgetOfAnEvaluationIsThatOfItsTarget(String current, String expected, @TempDir Path dir)
            throws IOException {
        Path target = edited("targets/same.xlsx", dir, "number D14 " + current);

        Run run = Run.of("check", "-f", "json", Path.of("fixtures/sound-evaluation.xlsx"), "--targets", target);

        List<String> found = run.lines().stream()
                .filter(line -> Json.text(line, "rule").equals("S31"))
                .toList();
        assertEquals(expected == null ? 0 : 1, found.size(), run.all());
        if (expected != null) {
            String[] told = expected.split(" ");
            assertEquals(
                    told[1] + " " + told[2],
                    Json.text(found.get(0), "severity") + " " + Json.text(found.get(0), "cell"));
            assertTrue(Json.text(found.get(0), "message").contains(told[3]), found.get(0));
        }
    }

    /** How the target calls 社区教师培训 of 区教师进修学院; what is found, each with its severity. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "set B4 社区教帅培训, S29 warning C3", // one other character, and the same indicators
        "set B4 社区教师再培训, S29 warning C3",
        "set B4 社区 教师（培训）,", // brackets and blanks are no other name
        "set B4 社区医师培训 ; set D18 另一项 ; set D19 又一项 ; set D20 第三项 ; set D21 第四项 ; set D22 第五项, S29 error B4 S29 error C3"
    })
    void anEvaluationThatIsTakenForATargetOfAnotherNameIsTold(String target, String expected) throws IOException {
        Path changed = folder.resolve("目标.xlsx");
        Files.write(changed, FormEdit.apply(Files.readAllBytes(Path.of("fixtures/targets/same.xlsx")), target));

        Run run = Run.of("check", "-f", "json", Path.of("fixtures/sound-evaluation.xlsx"), "--targets", changed);

        String found = run.lines().stream()
                .map(line ->
                        Json.text(line, "rule") + " " + Json.text(line, "severity") + " " + Json.text(line, "cell"))
                .collect(Collectors.joining(" "));
        assertEquals(expected == null ? "" : expected, found, run.all());
    }

    @Test
    void aTargetFormThatNobodyHasFilledInIsNone() throws IOException {
        Path roster = Samples.roster(folder.resolve("名册.xlsx"), List.of(List.of("区教师进修学院", "社区教师培训")));
        Files.write(roster, FormEdit.apply(Files.readAllBytes(roster), "set A1 2022年度名册"));
        Path blanks = folder.resolve("下发");
        Run.of("blank", "-r", roster, "-t", "shanghai-2020", "-o", blanks);

        Run run = Run.of("check", "-f", "json", Path.of("fixtures/sound-evaluation.xlsx"), "--targets", blanks);

        assertEquals(
                List.of("S29"),
                run.lines().stream().map(line -> Json.text(line, "rule")).toList());
        assertTrue(run.out().contains("没有找到同一单位、同一年度的目标表"), run.all());
    }

    private static Path edited(String fixture, Path dir, String steps) throws IOException {
        byte[] workbook = Files.readAllBytes(Path.of("fixtures", fixture));
        return Files.write(dir.resolve(Path.of(fixture).getFileName()), FormEdit.apply(workbook, steps));
    }

    @Test
    void aScoreAtTheUpperEndOfItsBandIsToldThatTheEndIsOutside() throws IOException {
        Path form = Path.of("fixtures/sound-evaluation.xlsx");
        byte[] workbook = FormEdit.apply(Files.readAllBytes(form), "set F18 部分达成年度指标并具有一定效果 ; number H18 12");

        String message = Faults.OTHERS.stream()
                .filter(table -> table.toString().equals("shanghai-evaluation-2022"))
                .findFirst()
                .orElseThrow()
                .findings(workbook)
                .get(0)
                .message();

        assertTrue(message.endsWith("得分应在9至12分之间（不含12分），填的是12分"), message);
    }

    /** The rules of a template that are written otherwise than in the templates before it, or are in none of them. */
    @ParameterizedTest
    @MethodSource("tables")
    void everyRuleOfItsOwnHasItsFault(Faults table) {
        Set<List<Object>> known = Stream.concat(
                        Stream.of(Faults.TARGETS), tables().stream().takeWhile(t -> t != table))
                .flatMap(before -> before.template().rules().stream())
                .map(OtherFaultsTest::content)
                .collect(Collectors.toSet());
        Set<String> own = table.template().rules().stream()
                .filter(rule -> !known.contains(content(rule)) && !ACROSS.contains(rule.id()))
                .map(RuleRow::id)
                .collect(Collectors.toCollection(TreeSet::new));
        table.all().stream()
                .filter(fault -> !fault.isNeighbour())
                .map(Fault::rule)
                .forEach(own::remove);
        assertEquals(Set.of(), own);
    }

    private static List<Object> content(RuleRow rule) {
        return List.of(
                rule.id(), rule.scope(), rule.appliesWhen(), rule.condition(), rule.parameter(), rule.milderWhen());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultOfARuleIsFoundByThatRule(Faults table, Fault fault) {
        assertEquals(!fault.isNeighbour(), fault.expected().contains(fault.rule()));
    }

    /** {@code S07 ERROR H14}. */
    private static String line(Finding finding) {
        return finding.rule() + " " + finding.severity() + " "
                + (finding.at() == null ? "-" : finding.at().a1());
    }
}
