package org.jixiao.check;

import static org.jixiao.check.Rules.assertFindings;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The indicators' levels and names. */
class IndicatorRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    影响力目标 | K01 ERROR indicators
                    数量       | K02 ERROR indicators
                    时效       | K02 ERROR indicators
                    财务管理   | K02 WARNING indicators
                    长效管理   | K02 WARNING indicators
                    满意度     | K03 ERROR indicators
                    """)
    void aMissingLevelIsFoundOnceAtTheTable(String level, String expected) {
        assertFindings(FormBuilder.valid().withoutRows(level).build(), expected);
    }

    @Test
    void aTableWithoutRowsLacksEveryFirstLevelAndSatisfaction() {
        FormBuilder form = FormBuilder.valid();
        for (String level : new String[] {"投入与管理", "产出目标", "效果目标", "影响力目标"}) {
            form.withoutRows(level);
        }

        assertFindings(
                form.build(),
                "K01 ERROR indicators",
                "K01 ERROR indicators",
                "K01 ERROR indicators",
                "K01 ERROR indicators",
                "K03 ERROR indicators");
    }

    @Test
    void aMissingLevelIsNamedWithAnExample() {
        var finding =
                Rules.findings(FormBuilder.valid().withoutRows("财务管理").build()).get(0);

        assertEquals("“投入与管理”下没有“财务管理”的指标", finding.message());
        assertEquals("请补充财务管理的指标，例如：资金使用合规性、财务制度健全性；确不适用的请说明", finding.remedy());
    }

    @Test
    void aLevelUnderAnotherOfItsNamesIsThatLevel() {
        assertFindings(FormBuilder.valid()
                .with("indicators[3].level1", "产出指标")
                .with("indicators[3].level2", "数量指标")
                .with("indicators[7].level2", "服务对象满意度指标")
                .build());
    }

    @Test
    void aRowThatNobodyHasFilledIsNoIndicator() {
        FormBuilder form = FormBuilder.valid().with("indicators[3].name", "").with("indicators[3].target", "");

        assertFindings(form.build(), "K02 ERROR indicators");
    }

    @Test
    void anUnknownLevelIsFoundOnceForItsMergedCell() {
        FormBuilder form =
                FormBuilder.valid().row("产出目标", "产量", "培训班次(次)", ">=5").row("产出目标", "产量", "教材份数(份)", ">=500");

        assertFindings(form.build(), "K04 ERROR indicators[10].level2");
        assertEquals("二级目标“产量”不在指标体系内", Rules.findings(form.build()).get(0).message());
        assertEquals("请改用：数量、质量、时效、成本", Rules.findings(form.build()).get(0).remedy());
    }

    @Test
    void anUnknownFirstLevelIsFoundToo() {
        FormBuilder form = FormBuilder.valid().row("过程", "数量", "培训班次(次)", ">=5");

        assertFindings(form.build(), "K04 ERROR indicators[10].level1");
    }

    @Test
    void aBlankLevelIsSaidToBeBlank() {
        FormBuilder form = FormBuilder.valid().row("产出目标", "", "培训班次(次)", ">=5");

        assertFindings(form.build(), "K04 ERROR indicators[10].level2");
        assertEquals("二级目标没有填写", Rules.findings(form.build()).get(0).message());
    }

    /** The reader says so, F04: what would stand there nobody knows. */
    @ParameterizedTest
    @ValueSource(strings = {"level1", "level2", "name", "target"})
    void ofAColumnThatIsMissingNothingElseIsSaid(String column) {
        assertFindings(FormBuilder.valid().without(column).build());
    }

    @Test
    void aSecondLevelUnderTheWrongFirstLevelIsFound() {
        FormBuilder form = FormBuilder.valid().row("效果目标", "数量", "培训班次(次)", ">=5");

        assertFindings(form.build(), "K05 ERROR indicators[10].level2");
        assertEquals(
                "“数量”归在“效果目标”下，应归在“产出目标”下", Rules.findings(form.build()).get(0).message());
    }

    @Test
    void aNameThatStandsTwiceIsFoundAtItsSecondPlace() {
        FormBuilder form =
                FormBuilder.valid().row("产出目标", "数量", "培训人数（人）", ">=600").row("效果目标", "社会效益", "培训人数(人)", ">=600");

        assertFindings(form.build(), "K08 ERROR indicators[10].name");
        assertEquals(
                "三级指标“培训人数（人）”出现3次（C104、C111、C112）",
                Rules.findings(form.build()).get(0).message());
    }

    @ParameterizedTest
    @CsvSource({"name, 有指标目标值“>=500”，没有三级指标名称", "target, 三级指标“培训人数(人)”没有填指标目标值"})
    void aNameAndATargetBelongTogether(String column, String message) {
        FormBuilder form = FormBuilder.valid().with("indicators[3]." + column, "");

        assertFindings(form.build(), "K10 ERROR indicators[3].target");
        assertEquals(message, Rules.findings(form.build()).get(0).message());
    }
}
