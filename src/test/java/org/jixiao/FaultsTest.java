package org.jixiao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiao.check.Checker;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Finding;
import org.jixiao.model.Messages;
import org.jixiao.read.FormReader;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.RuleRow;
import org.jixiao.template.TemplateException;
import org.jixiao.template.TemplateReader;
import org.jixiao.workbook.WorkbookReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each faulty form gets exactly the findings that are written beside it, and the sound one gets none. */
class FaultsTest {
    private static final Path SOUND = Path.of("fixtures/sound.xlsx");
    private static final Path FAULTS = Path.of("fixtures/faults");
    private static final Messages WORDS = new Messages("zh");

    /** The rules that no form can break as the rule sheet stands, because its parameter is empty: their unit tests cover them. */
    private static final Set<String> ELSEWHERE = Set.of("D07"); // DateRulesTest

    private static FormTemplate template;
    private static byte[] sound;

    /** One line of {@code faults.tsv}. */
    private record Fault(String name, String edit, String expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void load() throws IOException, TemplateException {
        template = TemplateReader.read("shanghai-2020", Files.readAllBytes(Path.of("templates/shanghai-2020.xlsx")));
        sound = Files.readAllBytes(SOUND);
    }

    static List<Fault> faults() throws IOException {
        return Files.readAllLines(FAULTS.resolve("faults.tsv")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .map(part -> new Fault(part[0], part[1], part[2]))
                .toList();
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
        assertEquals("", findings(sound));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultGetsExactlyItsFindings(Fault fault) throws IOException {
        assertEquals(fault.expected().replaceAll(" *; *", "\n"), findings(FormEdit.apply(sound, fault.edit())));
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
        Set<String> rules = template.rules().stream().map(RuleRow::id).collect(Collectors.toCollection(TreeSet::new));
        Set<String> named = new TreeSet<>();
        faults().forEach(fault -> named.add(rule(fault.name())));
        campaigns().forEach(campaign -> named.add(rule(campaign.getFileName().toString())));

        rules.removeAll(ELSEWHERE);
        assertEquals(rules, named);
    }

    @Test
    void aFaultOfARuleIsFoundByThatRule() throws IOException {
        for (Fault fault : faults()) {
            boolean isNeighbour = fault.name().contains("-sound-");
            assertEquals(!isNeighbour, fault.expected().contains(rule(fault.name())), fault.name());
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

    /** All findings, as lines {@code B03 绩效目标表!D14} in their order. */
    private static String findings(byte[] workbook) throws IOException {
        List<CollectedForm> forms = new FormReader(List.of(template), WORDS)
                .read("form.xlsx", WorkbookReader.read(workbook), Instant.EPOCH);
        List<Finding> findings =
                new Checker(List.of(template), WORDS).check(forms, null, null).findings();
        return findings.stream()
                .map(finding -> finding.rule() + " " + finding.at())
                .collect(Collectors.joining("\n"));
    }
}
