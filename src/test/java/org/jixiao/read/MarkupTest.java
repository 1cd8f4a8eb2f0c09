package org.jixiao.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Messages;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.TemplateReader;
import org.jixiao.workbook.Cell;
import org.jixiao.workbook.Grid;
import org.jixiao.workbook.Workbook;
import org.junit.jupiter.api.Test;

/** HTML that a system's export left in the cells (rules.md N03). The seed forms as a workbook are the example. */
class MarkupTest {
    /** Each line of the text is a row, each tab begins a cell. */
    private static List<CollectedForm> read(String text) throws Exception {
        FormTemplate template = TemplateReader.compile(
                        "shanghai-2020", Files.readAllBytes(Path.of("templates/shanghai-2020.xlsx")))
                .template();
        Grid.Builder grid = new Grid.Builder("绩效目标表");
        List<String> lines = text.lines().toList();
        for (int row = 0; row < lines.size(); row++) {
            List<String> cells = List.of(lines.get(row).split("\t"));
            for (int column = 0; column < cells.size(); column++) {
                grid.put(row, column, Cell.text(cells.get(column)));
            }
        }
        Workbook workbook = new Workbook(List.of(grid.build()), Map.of(), null);
        return new FormReader(List.of(template), new Messages("zh")).read("a.xlsx", workbook, Instant.EPOCH);
    }

    private static List<String> marked(CollectedForm form) {
        return form.observations().stream()
                .filter(seen -> seen.rule().equals("N03"))
                .map(seen -> seen.field() + " " + seen.at().a1() + " "
                        + seen.details().get("tag"))
                .toList();
    }

    @Test
    void eachCellOfTheSeedFormsWithTagsIsNotedOnce() throws Exception {
        List<CollectedForm> forms =
                read(Files.readString(Path.of("src/test/resources/seeds/000_de489847e14864e5.txt")));

        assertEquals(
                List.of(
                        "project.overview B12 <p>",
                        "project.basis B13 <p>",
                        "project.necessity B14 <p>",
                        "project.safeguards B15 <p>",
                        "project.plan B16 <p>",
                        "project.goals B17 <p>"),
                marked(forms.get(0)));
        assertEquals(
                List.of(
                        "year A45 <p style=\"text-align: center;\">",
                        "project.overview B49 <p>",
                        "project.basis B50 <p>",
                        "project.necessity B51 <p>",
                        "project.safeguards B52 <p>",
                        "project.plan B54 <p>",
                        "project.goals B55 <p>"),
                marked(forms.get(1)));
        assertEquals(List.of(), marked(forms.get(2)));
    }

    @Test
    void anEntityIsNotedAndAComparisonIsNot() throws Exception {
        String seeds = Files.readString(Path.of("src/test/resources/seeds/000_de489847e14864e5.txt"));
        String third = seeds.substring(seeds.lastIndexOf("财政项目支出绩效目标表"));

        assertEquals(
                List.of("project.plan B11 &nbsp;"),
                marked(read(third.replace("1、水、电费", "&nbsp;1、水、电费")).get(0)));
        assertEquals(List.of(), marked(read(third.replace("=100%", "<=100%")).get(0)));
    }
}
