package org.jixiao.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What typed targets and results amount to, of 10 points; or why that cannot be reckoned. */
class AchievementTest {
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                // one unit of measure
                "培训人数     | >=500人      | 520人            | 10.00 SAME",
                "培训人数     | >=500人      | 450              | 9.00 SAME",
                "培训人数     | >=500        | 450名            | 9.00 SAME",
                "培训人数     | >=500人      | 450名            | 9.00 SAME",
                "培训人数     | ≥500人       | 已完成450人      | 9.00 SAME",
                "培训人数（人） | ≥500人    | 共培训450人      | 9.00 SAME",
                "培训班期数   | =10期        | 举办9期          | 9.00 SAME",
                "考核合格率   | ≥90%        | 合格率45%        | 5.00 SAME",
                "未成年人培训场次 | ≥10场   | 未完成9场        | ACTUAL_IN_WORDS SAME",
                "供餐天数（天） | ≥200       | 供餐180天        | 9.00 SAME",
                "满意度       | ≥90%        | 45%              | 5.00 SAME",
                "满意度       | ≥90%        | 45               | 5.00 SAME",
                "满意度（%）  | ≥90         | 45%              | 5.00 SAME",
                "满意度（%）  | ≥90         | ４５％           | 5.00 SAME",
                "满意度       | ≥90         | 45%              | 5.00 SAME",
                "满意度       | ≥90%        | 0.45             | 5.00 GUESSED",
                "合格率       | =100%       | 1                | 10.00 GUESSED",
                "差错率       | ≤2%         | 0.5              | 10.00 SAME",
                "差错率       | ≤2%         | 1                | 10.00 SAME",
                "死亡率       | ≤5‰         | 4‰               | 10.00 SAME",
                "死亡率       | ≤5‰         | 6‰               | 8.00 SAME",
                "死亡率       | ≤5‰         | 0.6%             | 8.00 SAME",
                "死亡率       | ≤0.5%       | 6‰               | 8.00 SAME",
                "死亡率       | ≤5‰         | 6                | 8.00 SAME",
                "死亡率       | ≤5‰         | 0.006            | 8.00 GUESSED",
                "死亡率（‰）  | ≤5          | 6‰               | 8.00 SAME",
                "死亡率（‰）  | ≤5          | 0.6%             | 8.00 SAME",
                "成本         | ≤200万元    | 220万元          | 9.00 SAME",
                "成本         | ≤200万元    | 220              | 9.00 SAME",
                "成本         | ≤200万元    | 2,200,000元      | 9.00 CONVERTED",
                "成本         | ≤200万元    | 2200000          | 9.00 GUESSED",
                "成本（万元） | ≤200        | 220              | 9.00 SAME",
                "成本（万元） | ≤200        | 220万元          | 9.00 SAME",
                "成本（万元） | ≤200        | 2200000元        | 9.00 CONVERTED",
                "成本         | ≤0.5亿元    | 5500万元         | 9.00 CONVERTED",
                "受益人数     | ≥5万人      | 4.5万人          | 9.00 SAME",
                "受益人数     | ≥5万人      | 45000人          | 9.00 SAME",
                "受益人数     | ≥5万人      | 4.5              | 9.00 SAME",
                "报道数       | ≥10篇       | 9条              | DIFFERENT_UNITS DIFFERENT",
                "培训人数     | ≥500人      | 520人次          | DIFFERENT_UNITS DIFFERENT",
                "培训人数     | ≥500        | 104%             | DIFFERENT_UNITS DIFFERENT",
                "改造面积     | ≥100㎡      | 90㎡            | 9.00 SAME",
                "改造面积     | ≥100平方米  | 120㎡           | 10.00 SAME",
                "改造面积     | ≥100m²      | 已完成90平方米   | 9.00 SAME",
                "土方量       | ≥100立方米  | 90m3             | 9.00 SAME",
                "绿化面积     | ≥10平方公里 | 9km²             | 9.00 SAME",
                "改造面积     | ≥100㎡      | 90米             | DIFFERENT_UNITS DIFFERENT",
                "改造面积     | ≥100㎡      | 90m              | DIFFERENT_UNITS DIFFERENT",
                "改造成本     | ≤1000元/㎡  | 1100元/平方米    | 9.00 SAME",
                "改造成本     | ≤1000元/㎡  | 1100元           | DIFFERENT_UNITS DIFFERENT",
                "粉尘浓度     | ≤10μg/m³    | 11μg/m3          | 9.00 SAME",
                "培训人数     | ≥500人      | 520多人          | 10.00 SAME",
                "培训人数     | ≥500余人    | 450余人          | 9.00 SAME",
                "成本         | ≤200万元    | 220多万元        | 9.00 SAME",
                "里程         | ≥266米      | ≥266米           | 10.00 SAME",
                // no sign: as =
                "车辆         | 10辆         | 9辆              | 9.00 SAME",
                "事故数       | 0起          | 0                | 10.00 SAME",
                "事故数       | =0起         | 无               | 10.00 SAME",
                "事故数       | =0           | 1起              | 0.00 SAME",
                "投诉次数     | ≤1次         | 未发生           | 10.00 SAME",
                "差错率       | <1%          | 无               | 10.00 SAME",
                "成本         | ≤200万元     | 无               | ACTUAL_IN_WORDS SAME",
                "培训人数     | ≥500人       | 无               | ACTUAL_IN_WORDS SAME",
                "增长率       | ≥-5%        | 1%               | NEGATIVE_TARGET SAME",
                "增长率       | ≥5%         | -1%              | 0.00 SAME",
                // ranges and days: full when met, no formula when not
                "人数         | 80-90人      | 85人             | 10 SAME",
                "人数         | 80-90人      | 95人             | RANGE_OR_DATE SAME",
                "完成时间     | 2022年12月底前 | 2022年11月     | 10 SAME",
                "完成时间     | 2022年11月底前 | 2022-12-05     | RANGE_OR_DATE SAME",
                "完成时间     | 2022年12月   | 按时完成         | 10 SAME",
                "完成时间     | 12月底前     | 未完成           | RANGE_OR_DATE SAME",
                // words
                "合规性       | 合规         | 合规             | IN_WORDS SAME",
                "培训人数     | ≥500人      | 已完成           | ACTUAL_IN_WORDS SAME",
                "培训人数     | ≥500人      | 达成预期指标     | ACTUAL_IN_WORDS SAME",
                "培训人数     | ≥500人      |                  | NO_ACTUAL SAME",
                "培训人数     |              | 500人            | NO_TARGET SAME",
                "培训人数     | ≥100百分比  | 100%             | UNREADABLE_TARGET SAME",
            })
    void aResultScoresInTheTargetsUnit(String name, String target, String actual, String expected) {
        Achievement result = Achievement.of(name, text(target), text(actual), null);

        BigDecimal points = result.points(BigDecimal.TEN, Rules.TEMPLATE, null);
        assertEquals(expected, (points == null ? result.obstacle() : points) + " " + result.units());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "合规, 合规, REACHED",
        "未成年人保护机制健全, 未成年人保护机制健全, REACHED",
        "提升服务水平, 达成年度指标, REACHED",
        "提升服务水平, 达成预期指标, REACHED",
        "提升服务水平, 服务水平明显提升, REACHED",
        "不发生安全事故, 未发生安全事故, REACHED",
        "不发生安全事故, 没有发生, REACHED",
        "全覆盖, 100%, REACHED",
        "社区全覆盖, 已覆盖全部社区, REACHED",
        "提升服务水平, 部分达成年度指标并具有一定效果, PARTLY",
        "提升服务水平, 基本达成, PARTLY",
        "提升服务水平, 未达成年度指标且效果较差, MISSED",
        "建立长效机制, 没有建立, MISSED",
        "建立长效机制, 见附件,",
    })
    void aResultInWordsFallsIntoOneOfThreeBands(String target, String actual, Band band) {
        assertEquals(band, Achievement.of("指标", target, actual, null).band());
    }

    @ParameterizedTest(name = "{0}: {1} in {2}")
    @CsvSource({
        "6月底前, 7月15日, 2022, MISSED",
        "6月底前, 2022年7月15日完成, 2022, MISSED",
        "2022年6月底前, 7月15日, 2022, MISSED",
        "6月底前, 6月30日, 2022, REACHED",
        "6月30日前完成, 6月, 2022, REACHED",
        "12月底前, 11月, 2022, REACHED",
        "6月底前, 7月15日,,",
        "6月底前, 按时完成, 2022, REACHED",
    })
    void aDayWithoutAYearIsOneOfTheFormsYear(String target, String actual, Integer year, Band band) {
        assertEquals(band, Achievement.of("完成时间", target, actual, year).band());
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "≥80%, 79.99%, false, 0.999875",
        "≥80%, 80%, true, 1",
        "≤80, 80, true, 1",
        "≤80, 100, false, 1.25",
        "=0, 0, true,",
        "合规, 部分合规, false,",
        "合规, 见附件,,",
        "≥500人, 完成,,",
        "≥10篇, 9条,,",
    })
    void whetherAndHowFarATargetWasMet(String target, String actual, Boolean reached, String rate) {
        Achievement result = Achievement.of("指标", target, actual, null);

        assertEquals(reached, result.isReached());
        assertEquals(rate, result.rate() == null ? null : result.rate().toPlainString());
    }

    private static String text(String cell) {
        return cell == null ? "" : cell;
    }
}
