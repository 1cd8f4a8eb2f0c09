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
                "带动产值     | 带动产值1亿元 | 9800万元       | 9.80 CONVERTED",
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
                "参与人次（万人次） | ≥50   | 45               | 9.00 SAME",
                "参与人次（万人次） | ≥50   | 450000人次       | 9.00 SAME",
                "参与人次（万人次） | ≥50   | 45万人次         | 9.00 SAME",
                "用电量（万千瓦时） | ≤50   | 480000千瓦时     | 10.00 SAME",
                "支付及时率   | ≥95         | 0.96             | 10.00 GUESSED",
                "培训人数     | ≥500人      | 450人，完成率90% | 9.00 SAME",
                "培训人数     | ≥500人      | 计划500人，实际450人 | 9.00 SAME",
                "培训人数     | ≥500人      | 450人，比上年减少50人 | 9.00 SAME",
                "培训人数     | ≥500人      | 上半年250人，下半年200人 | ACTUAL_IN_WORDS SAME",
                "培训人数     | ≥500人      | 党员250人，群众200人 | ACTUAL_IN_WORDS SAME",
                "报道数       | ≥10篇       | 9条              | DIFFERENT_UNITS DIFFERENT",
                "报道数       | ≥10篇（条） | 9条              | 9.00 SAME",
                "设备数       | 10台（套）  | 9台套            | 9.00 SAME",
                "设备数       | 10台套      | 9台（套）        | 9.00 SAME",
                "设备数       | 10台（套）  | 9个              | DIFFERENT_UNITS DIFFERENT",
                "室温         | 18-22℃     | 18-22℃          | 10 SAME",
                "室温         | 18-22℃     | 17-22℃          | RANGE_OR_DATE SAME",
                "事故         | 0起         | 未发生安全事故   | 10.00 SAME",
                "事故         | =0          | 全年未发生       | 10.00 SAME",
                "投诉         | ≤3件        | 未接到投诉       | 10.00 SAME",
                "事故         | 0起         | 发生1起，其余未发生 | 0.00 SAME",
                "事故         | 0起         | 未统计           | ACTUAL_IN_WORDS SAME",
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
                "满意度       | ≥90%        | 投诉率3%         | ACTUAL_IN_WORDS SAME",
                "培训人数     | ≥500人      | 上半年培训300人  | ACTUAL_IN_WORDS SAME",
                "培训人数     | ≥500人      | 其中线上300人    | ACTUAL_IN_WORDS SAME",
                "门诊量       | 增长5%       | 与上年相比增长6% | 10.00 SAME",
                "检查次数     | ≥4次/年      | 5次              | 10.00 SAME",
                "课题数量     | ≥4项         | 3个              | 7.50 SAME",
                "购书         | ≥300册       | 310本            | 10.00 SAME",
                "案件         | ≥30件        | 31起             | 10.00 SAME",
                "出动时间     | ≤1分钟       | 50秒             | 10.00 SAME",
                "出动时间     | ≤1分钟       | 90秒             | 5.00 SAME",
                "PM10浓度     | ≤42微克/立方米 | 40μg/m³        | 10.00 SAME",
                "补助标准     | 1000元/人/年 | 1000元/人·年     | 10.00 SAME",
                "造林         | ≥100亩       | 6公顷            | 9.00 SAME",
                "死亡率       | ≤12/10万     | 8.6/10万         | 10.00 SAME",
                "建设泵站     | ≥4座泵站     | 3座              | 7.50 SAME",
                "工期         | ≤3个         | 3个月            | DIFFERENT_UNITS DIFFERENT",
                "装机         | ≥3千瓦时     | 3千瓦            | DIFFERENT_UNITS DIFFERENT",
                "工期         | ≤3年         | 36个月           | 10.00 SAME",
                "土方         | ≤3元/月      | 36元/年          | 10.00 SAME",
                "培训         | ≥10人天      | 10人             | DIFFERENT_UNITS DIFFERENT",
                // words around the numbers
                "农民人均收入 | 提高5%以上   | 提高3%           | 6.00 SAME",
                "农民人均收入 | 提高5%以上   | 同比提高6%       | 10.00 SAME",
                "培训         | 完成培训500人次 | 完成培训430人次 | 8.60 SAME",
                "培训         | 完成培训500人 | 未完成500人     | IN_WORDS SAME",
                "泵站         | 新建4座泵站  | 已建成3座        | 7.50 SAME",
                "知晓率       | 提升至90%    | 提升至45%        | 5.00 SAME",
                "知晓率       | 提升至90%    | 提升5%           | IN_WORDS SAME",
                "知晓率       | ≥90%        | 提升5%           | ACTUAL_IN_WORDS SAME",
                "覆盖         | 覆盖12个村   | 覆盖9个村        | 7.50 SAME",
                "投诉量       | 较上年下降10% | 下降12.6%       | 10.00 SAME",
                "投诉量       | 较上年下降10% | 下降8%          | 8.00 SAME",
                "投诉量       | 较上年下降10% | 增长12%         | IN_WORDS SAME",
                "发病率       | 降至4%       | 降至3%           | 10.00 SAME",
                "发病率       | 降至4%       | 5%               | 7.50 SAME",
                "门诊量       | 同比增长5%   | 6.2%             | 10.00 SAME",
                "收入         | 同比增长5%   | 18000元          | IN_WORDS SAME",
                "就业         | 新增200人    | 新增210人        | 10.00 SAME",
                "检查         | 每年不少于4次 | 5次             | 10.00 SAME",
                // a frequency and what was done in the year
                "巡查         | ≥12次        | 每月1次          | 10.00 SAME",
                "巡查         | ≥12次        | 每季度1次        | 3.33 SAME",
                "巡查         | 每月1次      | 12次             | 10.00 SAME",
                "巡查         | 每月1次      | 8次              | 6.67 SAME",
                "巡查         | 每季度1次    | 4次              | 10.00 SAME",
                "巡查         | 每月2次      | 3次              | 10.00 SAME",
                "开放         | ≥20天/月     | 240天            | 10.00 SAME",
                "补助         | ≥1200元/月   | 1200元           | 10.00 SAME",
                "服务         | 每月≥200人   | 每月210人        | 10.00 SAME",
                "补贴         | 每人每天50元 | 50元/人·天       | 10.00 SAME",
                "知晓率       | 达90%以上    | 92%              | 10.00 SAME",
                "制度         | 一套         | 1套              | 10.00 SAME",
                "制度         | 一流         | 1流              | IN_WORDS SAME",
                "培训场次     | ≥12场        | 十二场           | 10.00 SAME",
                "培训场次     | 十二场       | 举办九场         | 7.50 SAME",
                "培训人数     | ≥30人        | 三十五人         | 10.00 SAME",
                "培训人数     | ≥200人       | 一百零五人       | 5.25 SAME",
                "井盖         | ≥500套       | 更换四百五十套   | 9.00 SAME",
                "井盖         | ≥500套       | 四百五十余套     | 9.00 SAME",
                "受益人数     | ≥20万人      | 十八万人         | 9.00 SAME",
                "培训场次     | 十至十二场   | 十一场           | 10 SAME",
                "培训场次     | ≥30场        | 三四场           | ACTUAL_IN_WORDS SAME",
                "培训场次     | ≥30场        | 十七八场         | ACTUAL_IN_WORDS SAME",
                "参与         | ≥30人        | 万人             | ACTUAL_IN_WORDS SAME",
                "人数         | 约100人      | 98人             | 10 SAME",
                "人数         | 约100人      | 80人             | 8.00 SAME",
                "人数         | 节约5万元    | 节约4.9万元      | 9.80 SAME",
                "任务         | 完成2个村，效果明显 | 完成2个村，效果不明显 | IN_WORDS SAME",
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
        Achievement result = Achievement.of("", name, text(target), text(actual), null);

        BigDecimal points = result.points(BigDecimal.TEN, Rules.TEMPLATE, null);
        assertEquals(expected, (points == null ? result.obstacle() : points) + " " + result.units());
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "≥80%, 79.99%, false, 0.999875",
        "≥80%, 80%, true, 1",
        "≤80, 80, true, 1",
        "≤80, 100, false, 1.25",
        "=0, 0, true,",
        "合规, 部分合规, false,",
        "合规, 有待规范, false,",
        "合规, '已合规，记录不规范',,",
        "合规, 见附件,,",
        "≥500人, 完成,,",
        "≥10篇, 9条,,",
    })
    void whetherAndHowFarATargetWasMet(String target, String actual, Boolean reached, String rate) {
        Achievement result = Achievement.of("", "指标", target, actual, null);

        assertEquals(reached, result.isReached());
        assertEquals(rate, result.rate() == null ? null : result.rate().toPlainString());
    }

    @ParameterizedTest(name = "{0} of {1}, {2}: {3}")
    @CsvSource({
        "成本指标, 设备成本, 25万元, 24万元, true",
        "成本指标, 设备成本, 25万元, 26万元, false",
        "成本指标, 设备成本, =25万元, 24万元, false", // as the formula has it
        "经济成本指标, 设备成本, ≥25万元, 24万元, false",
        "成本指标, 补助标准, 500元/人, 450元/人, false",
        "成本指标, 成本节约率, 10%, 8%, false",
        "数量指标, 设备台数, 25台, 24台, false",
    })
    void ofACostLessIsAsGood(String level, String name, String target, String actual, boolean reached) {
        assertEquals(reached, Achievement.of(level, name, target, actual, null).isReached());
    }

    private static String text(String cell) {
        return cell == null ? "" : cell;
    }
}
