package org.jixiao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jixiao.FormEdit;
import org.jixiao.Json;
import org.jixiao.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A self-evaluation of a target form whose indicators have a row on the execution of the budget. */
class EvaluationExecutionTest {
    @TempDir
    Path folder;

    @Test
    void theExecutionOfTheBudgetIsScoredInTheLineOfTheFundsAlone() throws IOException {
        String edits = "insert 13 ; set C13 年度预算执行率 ; set D13 =100 ; set E13 % ; number F13 10";
        Path target = folder.resolve("目标.xlsx");
        byte[] sound = Files.readAllBytes(Samples.FIXTURES.resolve("target/national-core-2021.xlsx"));
        Files.write(target, FormEdit.apply(sound, edits));
        Path evaluations = folder.resolve("自评");

        Run run = Run.of("evaluation", "-o", evaluations, target);
        JsonNode form = Json.of(
                        Run.of("read", "-f", "json", evaluations).lines().get(0))
                .path("form");

        assertFalse(run.err().contains("分值合计"), run.all());
        assertEquals("10", form.at("/budget/total/weight").asText());
        assertFalse(form.toString().contains("预算执行率"), form.toString());
        String check = Run.of("check", evaluations, "--targets", target).out();
        assertFalse(check.contains(" S01 "), check);
    }
}
