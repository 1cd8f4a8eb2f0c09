package org.jixiao.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The target values: one row of a sound form with another name and target. */
class TargetRulesTest {
    private static FormBuilder target(String name, String target) {
        return FormBuilder.valid().with("indicators[3].name", name).with("indicators[3].target", target);
    }

    /** The findings about target values alone: many of these names would be wrong at their place. */
    private static List<Finding> ofTargets(CollectedForm form) {
        return Rules.ofGroups("V", Rules.findings(form));
    }

    private static void assertFindings(CollectedForm form, String... expected) {
        assertEquals(List.of(expected), Rules.views(ofTargets(form)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "无", "无。", "-", "——", "*", "_", "/", "略", "待定", "暂无", "XX", "≥XX%", "**", "N/A", "同上", "见附件", "……"
            })
    void aPlaceholderIsNoTarget(String text) {
        assertFindings(target("培训人数", text).build(), "V01 ERROR indicators[3].target");
    }

    @Test
    void nothingIsATargetForWhatNobodyWants() {
        assertFindings(target("安全事故", "无").build());
    }

    @ParameterizedTest
    @CsvSource({"10辆, V02", "100%, V02", "95%以上, V03", "≧95%, V03", "＞＝95%, V03", "不低于5次, V03", "2小时内, V03"})
    void aNumberSaysInAUsualWayHowItCompares(String text, String rule) {
        assertFindings(target("车辆", text).build(), rule + " WARNING indicators[3].target");
    }

    @ParameterizedTest
    @ValueSource(strings = {"≥≤80", "800-500", "≥100百分比", ">=", "=约30场"})
    void aTargetThatCannotBeUnderstoodIsAnError(String text) {
        assertFindings(target("培训人数", text).build(), "V04 ERROR indicators[3].target");
    }

    @ParameterizedTest
    @ValueSource(strings = {">=80", "≥80", "=100", "≤3天", "80-90", "2020年12月底前", "7×24小时"})
    void aUsualTargetIsLeftAlone(String text) {
        assertFindings(target("参训学校数", text).build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"合规", "=健全", "建立长效会议组织机制", "不低于上年水平"})
    void aUsualQualitativeTargetIsLeftAlone(String text) {
        assertFindings(FormBuilder.valid().with("indicators[8].target", text).build());
    }

    @ParameterizedTest
    @CsvSource({
        "验收合格率, =100",
        "完成率, >=95",
        "参会人员满意度, >=85",
        "人员到位率, >=90",
        "社区覆盖, =100",
        "惠民项目占比, >=30",
        "服务对象满意度, 85-90"
    })
    void aRateWithoutPercentIsFound(String name, String text) {
        assertFindings(target(name, text).build(), "V05 WARNING indicators[3].target");
    }

    @ParameterizedTest
    @CsvSource({
        "到位率(%), =100",
        "到位率（％）, =100",
        "到位率, =100%",
        "会议网站维护及更新, =100次",
        "满意度调查份数, >=100",
        "服务对象满意度, >=95分",
        "服务对象满意度(分), >=95",
        "形象进度, =100分",
        "检查频率, >=4次",
        "覆盖人数, >=500",
        "新建制度, =3项"
    })
    void whatIsNoRateOrSaysSoIsLeftAlone(String name, String text) {
        assertFindings(target(name, text).build());
    }

    @ParameterizedTest
    @CsvSource({"合格率(%), >=101", "合格率, =120%", "合格率, =-1%", "支出占比, 90%-110%"})
    void aPercentageBeyondHundredIsFound(String name, String text) {
        assertFindings(target(name, text).build(), "V08 WARNING indicators[3].target");
    }

    @ParameterizedTest
    @CsvSource({"合格率(%), =100", "不合格率(%), =0", "产值增长率, >=150%", "超额完成率(%), >=120", "合格数(个), >=300"})
    void aPercentageUpToHundredAndGrowthBeyondItAreLeftAlone(String name, String text) {
        assertFindings(target(name, text).build());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    车辆       | 10辆      | “车辆”的目标值“10辆”没有写 ≥、≤ 或 =，按“=”理解
                    合格率     | 95%以上   | “95%以上”里的“以上”不是规范的符号，按“≥”理解
                    人数       | 800-500   | 目标值“800-500”无法识别：范围的前一个数大于后一个数
                    完成率     | >=95      | “完成率”是比率，目标值“>=95”和名称都没有%
                    合格率(%)  | >=101     | “合格率(%)”的目标值“>=101”超出0%–100%
                    人数       | 略        | 指标目标值填的是“略”，没有实际内容
                    """)
    void theMessageQuotesTheTarget(String name, String text, String message) {
        assertEquals(message, ofTargets(target(name, text).build()).get(0).message());
    }

    @ParameterizedTest
    @CsvSource({"95%以上, 请改写成“>=95%”", "≧95%, 请改写成“>=95%”", "不超过30天以内, 请改写成“<=30天”"})
    void theRemedyShowsTheUsualSpelling(String text, String remedy) {
        assertEquals(remedy, ofTargets(target("天数", text).build()).get(0).remedy());
    }
}
