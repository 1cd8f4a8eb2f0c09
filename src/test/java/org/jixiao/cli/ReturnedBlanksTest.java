package org.jixiao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jixiao.FormEdit;
import org.jixiao.Json;
import org.jixiao.Run;
import org.jixiao.workbook.Grid;
import org.jixiao.workbook.Workbook;
import org.jixiao.workbook.WorkbookReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blank forms that come back blank, and filled ones that only their stamp still tells apart. */
class ReturnedBlanksTest {
    @TempDir
    private Path folder;

    private Path roster;
    private Path blanks;

    @BeforeEach
    void issue() throws IOException {
        roster = Samples.roster(
                folder.resolve("roster.xlsx"),
                List.of(List.of("甲单位", "会议"), List.of("甲单位", "培训"), List.of("乙单位", "展览")));
        blanks = folder.resolve("blanks");
        assertEquals(0, Run.of("blank", "-r", roster, "-o", blanks).status());
    }

    @Test
    void aBlankFormIsOneFindingAndIsRemindedOf() throws IOException {
        Path review = folder.resolve("review");
        Path summary = folder.resolve("summary.xlsx");

        List<String> findings = Run.of("check", "-f", "json", "-r", roster, blanks.resolve("甲单位/会议.xlsx"))
                .lines();
        Run.of("check", "-r", roster, "-o", review, blanks.resolve("甲单位/会议.xlsx"));
        Run.of("summary", "-r", roster, "-o", summary, blanks.resolve("甲单位/会议.xlsx"));

        assertEquals(
                "F10 F10 F16",
                findings.stream().map(line -> Json.text(line, "rule")).sorted().collect(Collectors.joining(" ")));
        assertEquals(List.of("会议 交回的是空白表，没有填写", "培训", "展览"), rows(review.resolve("催报名单.xlsx"), "会议|培训|展览|交回.*"));
        assertEquals(List.of("会议 空白表 交回的是空白表，没有填写", "培训 未报", "展览 未报"), rows(summary, "报送情况", "会议|培训|展览|空白表|未报|交回.*"));
    }

    @Test
    void aBlankTargetFormGetsNoEvaluationAndItIsSaidSo() throws IOException {
        Path file = blanks.resolve("甲单位/培训.xlsx");
        Files.write(file, FormEdit.apply(Files.readAllBytes(file), "set B12 办好培训。"));
        Path evaluations = folder.resolve("evaluations");

        Run run = Run.of("evaluation", "-o", evaluations, blanks.resolve("甲单位"));

        assertTrue(run.all().contains("会议.xlsx 警告 交回的是空白表，没有生成自评表"), run.all());
        assertTrue(Files.exists(evaluations.resolve("甲单位/培训.xlsx")), run.all());
        assertFalse(Files.exists(evaluations.resolve("甲单位/会议.xlsx")), run.all());
    }

    @Test
    void aFormWhoseNamesWereLostIsWhatItWasIssuedAs() throws IOException {
        Path file = blanks.resolve("甲单位/会议.xlsx");
        Files.write(file, FormEdit.apply(Files.readAllBytes(file), "set A3 申报单位名称： ; clear B4 ; set B12 办好会议。"));
        Path summary = folder.resolve("summary.xlsx");

        List<String> rules = Run.of("check", "-f", "json", "-r", roster, file).lines().stream()
                .map(line -> Json.text(line, "rule") + " " + Json.text(line, "field"))
                .filter(line -> line.matches("[FI].*name"))
                .toList();
        Run.of("summary", "-r", roster, "-o", summary, file);

        assertEquals(
                List.of(
                        "F10 project.name",
                        "F10 project.name",
                        "I01 unit.name",
                        "I02 unit.name",
                        "I01 project.name",
                        "I02 project.name"),
                rules.stream()
                        .sorted((a, b) -> Boolean.compare(b.startsWith("F"), a.startsWith("F")))
                        .toList());
        assertTrue(rows(summary, "报送情况", "会议|培训|展览|有误|未报").contains("会议 有误"));
    }

    private static List<String> rows(Path file, String cells) throws IOException {
        Workbook workbook = WorkbookReader.read(Files.readAllBytes(file));
        return rows(workbook.sheets().get(0), cells);
    }

    private static List<String> rows(Path file, String sheet, String cells) throws IOException {
        return WorkbookReader.read(Files.readAllBytes(file)).sheets().stream()
                .filter(grid -> grid.name().equals(sheet))
                .flatMap(grid -> rows(grid, cells).stream())
                .toList();
    }

    /** Of each row the cells whose text matches, rows without one left out. */
    private static List<String> rows(Grid grid, String cells) {
        return grid.cells().stream()
                .filter(at -> at.cell().text().matches(cells))
                .collect(Collectors.groupingBy(
                        Grid.At::row,
                        java.util.TreeMap::new,
                        Collectors.mapping(at -> at.cell().text(), Collectors.joining(" "))))
                .values()
                .stream()
                .toList();
    }
}
