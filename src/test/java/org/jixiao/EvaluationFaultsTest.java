package org.jixiao;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each faulty self-evaluation gets exactly the findings that are written beside it, and the sound one gets none. */
class EvaluationFaultsTest {
    private static final Messages WORDS = new Messages("zh");

    /** The rules of evaluations beside targets, which have a test of their own. */
    private static final Set<String> ACROSS = Set.of("S01", "S29");

    private static FormTemplate template;
    private static byte[] sound;

    /** One line of {@code evaluation.tsv}. */
    private record Fault(String name, String edit, String expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void load() throws IOException, TemplateException {
        String name = "shanghai-evaluation-2022";
        template = TemplateReader.read(name, Files.readAllBytes(Path.of("templates", name + ".xlsx")));
        sound = Files.readAllBytes(Path.of("fixtures/sound-evaluation.xlsx"));
    }

    static List<Fault> faults() throws IOException {
        return Files.readAllLines(Path.of("fixtures/faults/evaluation.tsv")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .map(part -> new Fault(part[0], part[1], part[2]))
                .toList();
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

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "same,", // other words for the same levels and targets
        "changed, S01 B12 S01 E13 S01 D15 S01 D19", // one missing, one altered, one renamed, one added
        "other, S29 C3 S29 B4", // another project of the unit: each lacks its counterpart
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

    @Test
    void everyRuleOfSelfEvaluationHasItsFault() throws IOException {
        Set<String> rules = template.rules().stream()
                .map(RuleRow::id)
                .filter(id -> id.startsWith("S") && !ACROSS.contains(id))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> planted = faults().stream()
                .map(fault -> fault.name().substring(0, 3))
                .filter(id -> id.startsWith("S"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(rules, planted);
    }

    @Test
    void aFaultOfARuleIsFoundByThatRule() throws IOException {
        for (Fault fault : faults()) {
            boolean isNeighbour = fault.name().contains("-sound-");
            assertEquals(!isNeighbour, fault.expected().contains(fault.name().substring(0, 3)), fault.name());
        }
    }

    /** All findings, as lines {@code S07 ERROR H14} in the order of their cells. */
    private static String findings(byte[] workbook) throws IOException {
        List<CollectedForm> forms = new FormReader(List.of(template), WORDS)
                .read("form.xlsx", WorkbookReader.read(workbook), Instant.EPOCH);
        List<Finding> findings =
                new Checker(List.of(template), WORDS).check(forms, null, null).findings();
        return findings.stream()
                .map(finding -> finding.rule() + " " + finding.severity() + " "
                        + (finding.at() == null ? "-" : finding.at().a1()))
                .collect(Collectors.joining("\n"));
    }
}
