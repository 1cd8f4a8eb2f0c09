package org.jixiao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.FormEdit;
import org.jixiao.Json;
import org.jixiao.Run;
import org.jixiao.workbook.TestFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Targets and self-evaluations, judged together. */
class JudgedTogetherTest {
    @TempDir
    Path folder;

    @Test
    void targetsBesideTheirEvaluationsAreJudgedAsWithoutThem() throws IOException {
        Path collected = Samples.collected(folder.resolve("收回"));
        Path evaluated = Samples.evaluated(folder.resolve("自评收回"));
        Path roster = folder.resolve("控制数.xlsx");
        try (XSSFWorkbook workbook = YearEndCommandTest.open(Samples.DEMO.resolve("roster.xlsx"))) {
            workbook.getSheet("控制数").getRow(3).getCell(2).setCellValue(1);
            Files.write(roster, TestFiles.save(workbook));
        }
        Path sound = folder.resolve("讲座自评");
        assertEquals(0, Run.of("evaluation", "-o", sound, Samples.SOUND).status());
        Path filled = sound.resolve(Samples.hashes(sound).keySet().stream()
                .filter(file -> !file.contains("清单"))
                .findFirst()
                .orElseThrow());
        Files.write(filled, FormEdit.apply(Files.readAllBytes(filled), "set F11 全部完成。"));

        List<String> targets = rules(Run.of("check", "-f", "json", "-r", roster, collected, Samples.SOUND));
        List<String> both =
                rules(Run.of("check", "-f", "json", "-r", roster, collected, evaluated, Samples.SOUND, filled));

        assertEquals(1, Collections.frequency(targets, "B13"));
        assertEquals(1, Collections.frequency(both, "B13"));
        assertFalse(both.contains("X01"), "its own target is no other project");
        assertEquals(Collections.frequency(targets, "K07"), Collections.frequency(both, "K07"), "nor has other levels");
    }

    private static List<String> rules(Run run) {
        return run.lines().stream()
                .filter(line -> line.contains("\"rule\""))
                .map(line -> Json.text(line, "rule"))
                .toList();
    }
}
