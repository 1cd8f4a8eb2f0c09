package org.jixiao.check;

import static org.jixiao.check.Rules.assertFindings;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What targets say (rules.md V06 to V22): one row of a sound form with another name and target. */
class TargetStyleRulesTest {
    private static final int QUANTITY = 3;
    private static final int QUALITY = 4;
    private static final int TIME = 5;
    private static final int SATISFACTION = 7;

    private static FormBuilder row(int row, String name, String target) {
        return FormBuilder.valid()
                .with("indicators[" + row + "].name", name)
                .with("indicators[" + row + "].target", target);
    }

    private static FormBuilder cost(String name, String target) {
        FormBuilder form = row(TIME, name, target).with("indicators[5].level2", "成本");
        return form.row("产出目标", "时效", "按时完成率(%)", ">=95");
    }

    /** The findings of V rules at that row; other groups' rules have their own tests. */
    private static void assertRule(FormBuilder form, int row, String expected) {
        List<String> found = Rules.views(Rules.ofGroups("V", Rules.findings(form.build()))).stream()
                .filter(view -> view.contains("[" + row + "]"))
                .toList();
        assertEquals(expected == null ? List.of() : List.of(expected + "indicators[" + row + "].target"), found);
    }

    @ParameterizedTest
    @CsvSource({
        "结业率(%), =100%, 'V06 HINT '",
        "结业率(%), =95次, 'V06 WARNING '",
        "参训教师(人), >=100人, 'V06 HINT '",
        "参训教师(人), >=100名, 'V06 HINT '",
        "参训教师(人), >=100人（含线上20人）, 'V06 HINT '",
        "参训教师(人), >=100%, 'V06 WARNING '",
        "设备(万元), =5万元, 'V06 HINT '",
        "设备(万元), =50000元, 'V06 WARNING '",
        "参训教师(线上), >=100人, ",
        "参训教师(人), >=100, ",
        "参训教师, >=100人, "
    })
    void theUnitStandsOnce(String name, String target, String expected) {
        assertRule(row(QUANTITY, name, target), QUANTITY, expected);
    }

    @ParameterizedTest
    @CsvSource({
        "结业率(%), >=0.95, 'V09 WARNING '",
        "结业率, =0.95, 'V09 WARNING '",
        "结业率(%), =1, 'V09 WARNING '",
        "结业率(%), >=1.5, ",
        "差错率(%), <=0.5, ",
        "收入增长率(%), >=0.5, ",
        "能耗下降率(%), >=0.5, ",
        "结业率, >=0.95%, ",
        "学员评分(分), >=0.95, "
    })
    void aRateIsNoShare(String name, String target, String expected) {
        assertRule(row(QUALITY, name, target), QUALITY, expected);
    }

    @Test
    void aShareIsShownAsThePercentageThatItMayMean() {
        assertEquals(
                "请核对；若指95%，请写成百分数",
                Rules.findings(row(QUALITY, "结业率(%)", ">=0.95").build()).get(0).remedy());
    }

    @ParameterizedTest
    @CsvSource({
        "参训教师, >=100, 'V10 WARNING '",
        "网站维护, =100, 'V10 WARNING '",
        "参训教师, >=2.5人, 'V10 WARNING '",
        "参训教师(人), >=2.5, 'V10 WARNING '",
        "参训教师人数, >=2.5, 'V10 WARNING '",
        "参训教师, >=2.5万人, ",
        "参训教师人数, >=100, ",
        "参训学校数量, >=100, ",
        "修建道路, >=2.5公里, ",
        "服务时间, >=2.5个月, ",
        "参训场次, >=3, ",
        "开办班次, >=3, ",
        "项目总成本, <=128.6, 'V10 WARNING '",
        "项目总成本, <=128.6万元, ",
        "建设工期, <=180, 'V10 WARNING '",
        "响应时间, <=1.5小时, ",
        "图书册数, >=2.5, 'V10 WARNING '",
        "户均人数, >=2.5, ",
        "事故, 0, 'V02 WARNING '",
        "事故, =0, "
    })
    void aQuantityIsWholeAndHasItsUnit(String name, String target, String expected) {
        assertRule(row(QUANTITY, name, target), QUANTITY, expected);
    }

    @ParameterizedTest
    @CsvSource({
        "人均费用, >=400元, 'V11 ERROR '",
        "人均费用, >400元, 'V11 ERROR '",
        "人均费用, <=400元, ",
        "人均费用, =400元, ",
        "城市低保标准, >=830元/月, ",
        "费用节约率, >=5%, ",
        "费用降低, >=5万元, ",
        "人均费用, 参照政府采购控制, 'V12 WARNING '",
        "人均费用, 不超过预算, 'V12 WARNING '"
    })
    void aCostIsANumberWithAnUpperBound(String name, String target, String expected) {
        assertRule(cost(name, target), TIME, expected);
    }

    @ParameterizedTest
    @CsvSource({"若干, 'V12 WARNING '", "完成全部, 'V12 WARNING '", "7×24小时, ", "2020年12月, "})
    void aQuantityHasANumber(String target, String expected) {
        assertRule(row(QUANTITY, "参训教师", target), QUANTITY, expected);
    }

    @ParameterizedTest
    @CsvSource({
        "稳步提升, 'V13 WARNING '",
        "进一步提高, 'V13 WARNING '",
        "有效, 'V13 WARNING '",
        "提高5%, ",
        "较上年提高, ",
        "提高到良好, ",
        "提高到二级, ",
        "合规, ",
        "规范, ",
        "健全, ",
        "符合, ",
        "稳定, ",
        "及时, ",
        "合格, ",
        "达标, ",
        "与合作单位形成有效的合作交流机制, 'V15 HINT '",
        "与合作单位形成固定合作交流机制, "
    })
    void aQualitativeTargetIsShortAndNotVague(String target, String expected) {
        assertRule(row(QUALITY, "合作机制", target), QUALITY, expected);
    }

    @ParameterizedTest
    @CsvSource({"=100%, V17", "=95%, V17", "=90%, "})
    void allTargetsAreNotOnePercentage(String target, String expected) {
        FormBuilder form = FormBuilder.valid();
        for (int row : new int[] {0, 4, 5, 6, 7, 9}) {
            form.with("indicators[" + row + "].name", "第" + row + "批结业率")
                    .with("indicators[" + row + "].target", target);
        }
        form.with("indicators[3].name", "参训率").with("indicators[3].target", target);

        List<String> found = Rules.views(Rules.findings(form.build()));
        assertEquals(expected != null, found.contains("V17 WARNING indicators"));
        form.with("indicators[3].target", "=98%");
        assertEquals(false, Rules.views(Rules.findings(form.build())).contains("V17 WARNING indicators"));
    }

    @ParameterizedTest
    @CsvSource({">=１００人, 1", ">=95％, 1", ">= 100人, 1", ">=100 人, 1", "≥100人, 0", "＝100人, 0"})
    void aNumberIsTypedInHalfWidthWithoutBlanks(String target, int found) {
        assertRule(row(TIME, "参训教师", target), TIME, found == 0 ? null : "V18 WARNING ");
    }

    @ParameterizedTest
    @CsvSource({"10, 1", "11, 0"})
    void pointsAreNoTargets(String last, int expected) {
        FormBuilder form = FormBuilder.valid();
        for (int row = 0; row < 10; row++) {
            form.with("indicators[" + row + "].target", row == 9 ? last : "10");
        }
        List<String> found = Rules.views(Rules.findings(form.build()));
        assertEquals(
                expected,
                found.stream().filter("V19 WARNING indicators"::equals).count());
    }

    @ParameterizedTest
    @CsvSource({
        "参训教师, >=0人, 'V20 WARNING '",
        "资金到位率, =0%, 'V20 WARNING '",
        "不合格率, =0%, ",
        "参训教师, 0-5人, ",
        "安全事故, =0起, ",
        "参训教师, >=1人, ",
        "资助金额, =5亿元, "
    })
    void aTargetCanBeMissed(String name, String target, String expected) {
        assertRule(row(TIME, name, target), TIME, expected);
    }

    @ParameterizedTest
    @CsvSource({
        "二级公路32.1公里, 1",
        "5000吨稻谷出库到位率, 1",
        "培训500人次, 1",
        "第2场培训, 0",
        "50人以上企业到位率, 0",
        "每100人到位率, 0",
        "65岁以上老人到位率, 0",
        "2020年设备到位率, 0"
    })
    void theNumberStandsInTheTargetNotInTheName(String name, int found) {
        String[] expected = found == 0 ? new String[0] : new String[] {"V21 WARNING indicators[4].name"};
        assertFindings(row(QUALITY, name, "=100%").build(), expected);
    }

    @ParameterizedTest
    @CsvSource({
        "学员满意度(%), >=79, 'V22 WARNING '",
        "学员满意度, =100%, 'V22 WARNING '",
        "学员满意度, >=100%, 'V22 WARNING '",
        "学员满意度(%), >=80, ",
        "学员满意度(%), >=99, ",
        "学员满意度, >=4.5分, ",
        "学员不满意率, <=5%, ",
        "满意度问卷份数, >=50, "
    })
    void satisfactionIsAskedForWithinReason(String name, String target, String expected) {
        FormBuilder form = row(SATISFACTION, name, target).with("project.goals", "完成500名基层教师的培训，教材合格率达到95%以上。");
        assertRule(form, SATISFACTION, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    人均费用  | >=400元  | 成本指标“人均费用”的目标值是“>=400元”，成本越高越达标
                    人均费用  | 不超预算 | 成本指标“人均费用”的目标值“不超预算”没有数
                    """)
    void theMessageQuotesTheCost(String name, String target, String message) {
        assertEquals(message, Rules.findings(cost(name, target).build()).get(0).message());
    }
}
