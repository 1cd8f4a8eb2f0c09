package org.jixiao;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jixiao.Faults.Fault;
import org.jixiao.model.Finding;
import org.jixiao.template.RuleRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each faulty self-evaluation gets exactly the findings that are written beside it, and the sound one gets none. */
class EvaluationFaultsTest {
    /** The rules of evaluations beside targets, which have a test of their own. */
    private static final Set<String> ACROSS = Set.of("S01", "S29");

    static List<Fault> faults() {
        return Faults.EVALUATIONS.all();
    }

    @Test
    void theSoundFormGetsNoFinding() throws IOException {
        assertEquals("", lines(Faults.EVALUATIONS.findings(Faults.EVALUATIONS.sound())));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultGetsExactlyItsFindings(Fault fault) throws IOException {
        assertEquals(fault.expected().replaceAll(" *; *", "\n"), lines(Faults.EVALUATIONS.findings(fault)));
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
    void everyRuleOfSelfEvaluationHasItsFault() {
        Set<String> rules = Faults.EVALUATIONS.template().rules().stream()
                .map(RuleRow::id)
                .filter(id -> id.startsWith("S") && !ACROSS.contains(id))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> planted = faults().stream()
                .map(Fault::rule)
                .filter(id -> id.startsWith("S"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(rules, planted);
    }

    @Test
    void aFaultOfARuleIsFoundByThatRule() {
        for (Fault fault : faults()) {
            assertEquals(!fault.isNeighbour(), fault.expected().contains(fault.rule()), fault.name());
        }
    }

    /** Lines {@code S07 ERROR H14} in the order of their cells. */
    private static String lines(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.rule() + " " + finding.severity() + " "
                        + (finding.at() == null ? "-" : finding.at().a1()))
                .collect(Collectors.joining("\n"));
    }
}
