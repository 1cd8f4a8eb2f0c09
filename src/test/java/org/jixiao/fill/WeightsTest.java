package org.jixiao.fill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jixiao.model.Row;
import org.jixiao.model.Value;
import org.jixiao.template.TemplateReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The points of the indicators, and the 10 of the execution of the budget, are 100: never 99.99. */
class WeightsTest {
    private static final BigDecimal ALL = new BigDecimal(90);
    private static final List<String> LEVELS = List.of("成本指标", "产出指标", "效益指标", "满意度指标");
    private static final Weights WEIGHTS = ofTheEvaluation();

    /** How many indicators there are under 成本, 产出, 效益, 满意度, and what these levels weigh. */
    @ParameterizedTest
    @CsvSource({
        "0 3 2 1, 0 50 30 10",
        "0 7 3 2, 0 50 30 10",
        "0 13 31 1, 0 50 30 10", // more indicators than points
        "1 3 2 1, 20 40 20 10",
        "0 3 2 0, 0 50 40 0", // without 满意度: its points go to 效益
        "2 3 2 0, 20 40 30 0",
        "0 3 0 1, 0 75 0 15", // without 效益: in proportion
        "0 5 0 0, 0 90 0 0",
        "0 0 4 1, 0 0 68 22",
        "3 0 0 1, 60 0 0 30"
    })
    void theLevelsWeighWhatTheFrameworkSays(String counts, String points) {
        List<Row> rows = rows(
                Arrays.stream(counts.split(" ")).mapToInt(Integer::parseInt).toArray());
        List<@Nullable BigDecimal> weights = WEIGHTS.of(rows);

        for (int level = 0; level < LEVELS.size(); level++) {
            BigDecimal sum = BigDecimal.ZERO;
            for (int i = 0; i < rows.size(); i++) {
                boolean member = rows.get(i).get("level1").text().equals(LEVELS.get(level));
                sum = member ? sum.add(positive(weights.get(i))) : sum;
            }
            assertEquals(0, sum.compareTo(new BigDecimal(points.split(" ")[level])), LEVELS.get(level) + " " + weights);
        }
    }

    @Test
    void howeverManyIndicatorsThereAreTheirWeightsAddUpToNinety() {
        for (int count = 1; count <= 40; count++) {
            for (int seed = 0; seed < 25; seed++) {
                Random random = new Random(1000L * count + seed);
                int[] counts = new int[LEVELS.size()];
                for (int i = 0; i < count; i++) {
                    counts[random.nextInt(LEVELS.size())]++;
                }
                List<@Nullable BigDecimal> weights = WEIGHTS.of(rows(counts));
                BigDecimal sum = BigDecimal.ZERO;
                for (BigDecimal weight : weights) {
                    sum = sum.add(positive(weight));
                    assertTrue(positive(weight).stripTrailingZeros().scale() <= 2, weights.toString());
                }
                assertEquals(0, ALL.compareTo(sum), Arrays.toString(counts) + " " + weights);
            }
        }
    }

    @Test
    void whatTheTargetFormGivesIsKeptAndTheOthersShareTheRest() {
        List<Row> rows = new ArrayList<>(rows(0, 3, 2, 1));
        rows.set(0, with(rows.get(0), "40"));
        rows.set(3, with(rows.get(3), "7.5"));

        List<@Nullable BigDecimal> weights = WEIGHTS.of(rows);

        assertEquals(new BigDecimal("40"), weights.get(0));
        assertEquals(new BigDecimal("7.5"), weights.get(3));
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal weight : weights) {
            sum = sum.add(positive(weight));
        }
        assertEquals(0, ALL.compareTo(sum), weights.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"90", "110"})
    void whereNothingIsLeftTheOthersStayBlank(String given) {
        List<Row> rows = new ArrayList<>(rows(0, 2, 1, 0));
        rows.set(0, with(rows.get(0), given));

        assertEquals(Arrays.asList(new BigDecimal(given), null, null), WEIGHTS.of(rows));
    }

    private static Weights ofTheEvaluation() {
        try {
            byte[] template = Files.readAllBytes(Path.of("templates/shanghai-evaluation-2022.xlsx"));
            return new Weights(TemplateReader.compile("shanghai-evaluation-2022", template)
                    .template()
                    .framework());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Row> rows(int... counts) {
        List<Row> rows = new ArrayList<>();
        for (int level = 0; level < counts.length; level++) {
            for (int i = 0; i < counts[level]; i++) {
                rows.add(new Row(Map.of("level1", Value.of(LEVELS.get(level)), "name", Value.of("指标" + i))));
            }
        }
        return rows;
    }

    private static Row with(Row row, String weight) {
        return new Row(Map.of(
                "level1", row.get("level1"), "name", row.get("name"), "weight", Value.of(new BigDecimal(weight))));
    }

    private static BigDecimal positive(@Nullable BigDecimal weight) {
        assertTrue(weight != null && weight.signum() > 0, "an indicator without points");
        return weight;
    }
}
