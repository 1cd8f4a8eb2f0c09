package org.jixiao.check;

import static org.jixiao.check.PairsTest.row;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.jixiao.model.Row;
import org.jixiao.model.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which indicator of a target form is which of its self-evaluation. */
class IndicatorPairTest {
    @Test
    void indicatorsArePairedByLevelsAndNameThenByNameThenByLikeness() {
        List<Row> targets = List.of(
                row("产出目标", "数量", "培训人数（人）", ">=500"),
                row("产出目标", "质量", "合格率", ">=95%"),
                row("效果目标", "满意度", "满意度", ">=90%"),
                row("产出目标", "满意度", "满意度", ">=80%"),
                row("效果目标", "社会效益", "政策知晓率", ">=90%"),
                row("产出目标", "时效", "按时完成率", "=100%"),
                row("产出目标", "时效", "指标1", ""));
        List<Row> evaluations = List.of(
                row("产出指标", "满意度指标", "满意度", ">=80%"),
                row("产出指标", "数量指标", "培训人数", ">=500"),
                row("效益指标", "服务对象满意度指标", "满意度", ">=90%"),
                row("产出指标", "质量指标", "教材合格率", ">=95%"),
                row("效益指标", "社会效益指标", "带动就业", ">=20"),
                row("效益指标", "社会效益指标", "指标1", ""),
                row("效益指标", "社会效益指标", "", ""));

        List<String> pairs = IndicatorPair.of(targets, evaluations).stream()
                .map(pair -> index(targets, pair.target()) + "-" + index(evaluations, pair.evaluation())
                        + (pair.renamed() ? " renamed" : ""))
                .toList();

        assertEquals(List.of("3-0", "0-1", "2-2", "1-3 renamed", "-1-4", "4--1", "5--1"), pairs);
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "≥95%, ≥9.5%, true",
        "≤30.5元, ≤305元, true",
        "≥90%, ≤90%, true",
        "≥500套, 不少于500套, false",
        "≤300元, 不高于300元, false",
        "2022年9月底前, 2022年9月30日前, false",
        "≥95%, '', false",
    })
    void aTargetIsAlteredWhereItIsNotOnlySpeltOtherwise(String before, String after, boolean altered) {
        Row target = row("产出指标", "数量指标", "数", before);
        Row evaluation = row("产出指标", "数量指标", "数", after);

        assertEquals(altered, new IndicatorPair(target, evaluation, false).isAltered(2022));
    }

    @Test
    void anIndicatorThatIsScoredIsOneWithoutATargetToo() {
        Row scored = row("产出指标", "数量指标", "培训场次", "").with("score", Value.of("10"));
        Row weighed = row("产出指标", "数量指标", "培训班数", "").with("weight", Value.of("10"));
        Row nameless = row("产出指标", "数量指标", "", "").with("weight", Value.of("10"));

        List<IndicatorPair> pairs = IndicatorPair.of(List.of(), List.of(scored, weighed, nameless));

        assertEquals(
                List.of(scored, weighed),
                pairs.stream().map(IndicatorPair::evaluation).toList());
    }

    @Test
    void anEvaluationLacksNoExecutionOfTheBudgetForThatIsInItsFunds() {
        Row execution = row("预算执行", "预算执行", "年度预算执行率（%）", "=100");
        Row number = row("产出指标", "数量指标", "培训人数", ">=500");

        assertEquals(
                1, IndicatorPair.of(List.of(execution, number), List.of(number)).size());
        assertEquals(
                2,
                IndicatorPair.of(List.of(execution, number), List.of(execution, number))
                        .size());
        assertEquals(2, IndicatorPair.of(List.of(execution, number), List.of()).size());
    }

    private static int index(List<Row> rows, Row row) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) == row) {
                return i;
            }
        }
        return -1;
    }
}
