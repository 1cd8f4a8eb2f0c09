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
import org.jixiao.model.Finding;
import org.jixiao.template.RuleRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each faulty form gets exactly the findings that are written beside it, and the sound one gets none. */
class FaultsTest {
    private static final Path FAULTS = Path.of("fixtures/faults");

    /** The rules that no form can break as the rule sheet stands, because its parameter is empty: their unit tests cover them. */
    private static final Set<String> ELSEWHERE = Set.of("D07"); // DateRulesTest

    static List<Fault> faults() {
        return Faults.TARGETS.all();
    }

    static List<Path> workbooks() throws IOException {
        try (Stream<Path> files = Files.list(FAULTS)) {
            return files.filter(file -> file.toString().matches(".*\\.xlsx?"))
                    .sorted()
                    .toList();
        }
    }

    static List<Path> campaigns() throws IOException {
        try (Stream<Path> files = Files.list(FAULTS)) {
            return files.filter(Files::isDirectory).sorted().toList();
        }
    }

    @Test
    void theSoundFormGetsNoFinding() throws IOException {
        assertEquals("", findings(Faults.TARGETS.sound()));
    }

    @Test
    void aFaultGetsExactlyItsFindings() throws IOException {
        assertEquals("", Faults.TARGETS.differences(FaultsTest::line));
    }

    @ParameterizedTest
    @MethodSource("workbooks")
    void aSavedWorkbookGetsTheFindingsBesideIt(Path workbook) throws IOException {
        assertEquals(expected(workbook), findings(Files.readAllBytes(workbook)));
    }

    @ParameterizedTest
    @MethodSource("campaigns")
    void aCampaignGetsTheFindingsBesideIt(Path campaign) throws IOException {
        Run run = Run.of("check", "-f", "json", "-r", campaign.resolve("roster.xlsx"), campaign);

        String found = run.lines().stream()
                .map(line -> Json.text(line, "rule") + " "
                        + Json.text(line, "file").replaceFirst(".*/", "") + " " + Json.text(line, "sheet") + "!"
                        + Json.text(line, "cell"))
                .collect(Collectors.joining("\n"));
        assertEquals(expected(campaign), found, run.all());
    }

    @Test
    void everyRuleOfTheFormHasItsFault() throws IOException {
        Set<String> rules = Faults.TARGETS.template().rules().stream()
                .map(RuleRow::id)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> named = new TreeSet<>();
        faults().forEach(fault -> named.add(fault.rule()));
        campaigns().forEach(campaign -> named.add(rule(campaign.getFileName().toString())));

        rules.removeAll(ELSEWHERE);
        assertEquals(rules, named);
    }

    @Test
    void aFaultOfARuleIsFoundByThatRule() throws IOException {
        for (Fault fault : faults()) {
            assertEquals(!fault.isNeighbour(), fault.expected().contains(fault.rule()), fault.name());
        }
        for (Path workbook : workbooks()) {
            assertTrue(expected(workbook).contains(rule(workbook.getFileName().toString())), workbook.toString());
        }
    }

    private static String rule(String name) {
        return name.substring(0, 3);
    }

    private static String expected(Path fixture) throws IOException {
        return Files.readString(fixture.resolveSibling(
                        fixture.getFileName().toString().replaceFirst("\\.xlsx?$", "") + ".expected"))
                .strip();
    }

    private static String findings(byte[] workbook) throws IOException {
        return Faults.TARGETS.findings(workbook).stream().map(FaultsTest::line).collect(Collectors.joining("\n"));
    }

    /** {@code B03 绩效目标表!D14}. */
    private static String line(Finding finding) {
        return finding.rule() + " " + finding.at();
    }
}
