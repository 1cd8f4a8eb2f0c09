package org.jixiao.check;

import static org.jixiao.check.Rules.assertFindings;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the indicators are called, and where they stand. */
class IndicatorNameRulesTest {
    private static final String LONG = "长".repeat(99);

    private static void assertOne(FormBuilder form, String rule) {
        assertEquals(
                rule == null ? List.of() : List.of(rule + " indicators[10].name"),
                Rules.views(Rules.findings(form.build())).stream()
                        .filter(view -> !view.startsWith("V"))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "数量, 社区覆盖率, >=90%, K06 WARNING",
        "数量, 任务完成情况, =100%, K06 WARNING",
        "数量, 人均培训成本(元), <=400元, K06 WARNING",
        "质量, 教师满意度(%), >=90, K06 WARNING",
        "质量, 社区覆盖率, >=90%, ",
        "数量, 检查频率, >=4次/年, ",
        "数量, 发布频率, 每月1期, ",
        "数量, 贷款利率, <=4.5%, K06 WARNING",
        "预算执行率, 预算执行率, =100%, K15 WARNING",
        "时效, 任务按期率, >=90%, ",
        "成本, 人均培训成本(元), <=400元, ",
        "数量, 满意度调查份数, >=90份, ",
        "没有的, 社区覆盖率, >=90%, "
    })
    void anIndicatorStandsWhereItsWordsBelong(String level, String name, String target, String rule) {
        FormBuilder form = FormBuilder.valid().row("产出目标", level, name, target);

        if (level.equals("没有的")) {
            assertFindings(form.build(), "K04 ERROR indicators[10].level2");
        } else {
            assertOne(form, rule);
        }
    }

    @Test
    void theMessageTellsWhereItBelongs() {
        var finding = Rules.findings(
                        FormBuilder.valid().row("产出目标", "数量", "社区覆盖率", ">=90%").build())
                .get(0);

        assertEquals("“社区覆盖率”（>=90%）归在“数量”下，与指标内容不符", finding.message());
        assertEquals("请改归“质量或时效”，或改写指标", finding.remedy());
    }

    private static List<String> ofUnit(FormBuilder... forms) {
        return Checks.check(
                        Rules.checker(),
                        Stream.of(forms).map(FormBuilder::build).toList(),
                        null,
                        null)
                .findings()
                .stream()
                .map(f -> f.rule() + " " + f.file() + " " + FormBuilder.nameOf(f.at()))
                .toList();
    }

    private static FormBuilder project(String name) {
        return FormBuilder.valid()
                .with("project.name", name)
                .with("indicators[3].name", name + "参训人数(人)")
                .file(name + ".xlsx");
    }

    @Test
    void anIndicatorStandsUnderOneLevelInAllProjectsOfAUnit() {
        FormBuilder odd = project("a").with("indicators[2].level2", "财务管理");
        FormBuilder alias = project("d").with("indicators[2].level2", "实施管理指标");

        assertEquals(List.of(), ofUnit(project("b"), project("c"), alias));
        assertEquals(
                List.of("K07 a.xlsx indicators[2].name"),
                ofUnit(odd.row("投入与管理", "实施管理", "合同签署规范性", "规范"), project("b"), project("c")));
        assertEquals(
                List.of(),
                ofUnit(odd, project("b").with("unit.name", "乙单位"), project("c").with("unit.name", "丙单位")));
    }

    @Test
    void formsOfTwoTemplatesNeedNotAgreeOnLevels() {
        CollectedForm other = project("a").with("indicators[2].level2", "财务管理").build();
        Form form = other.form();
        CollectedForm ofAnother = new CollectedForm(
                other.file(),
                other.sheet(),
                other.modified(),
                new Form("其他", form.fields(), form.tables()),
                other.observations(),
                other.stamp());
        Checker both = new Checker(List.of(Rules.TEMPLATE, Rules.named("其他")), Rules.WORDS);

        CheckResult result = Checks.check(both, List.of(project("b").build(), ofAnother), null, null);

        assertEquals(0, Rules.tally(result, "K07").failed());
        assertEquals(1, Rules.tally(result, "K07").held());
    }

    @Test
    void ofEquallyFrequentLevelsTheFirstIsUsual() {
        FormBuilder odd = project("b").with("indicators[2].level2", "财务管理").row("投入与管理", "实施管理", "合同签署规范性", "规范");
        var result = Checks.check(Rules.checker(), List.of(project("a").build(), odd.build()), null, null);

        assertEquals(List.of("K07 WARNING indicators[2].name"), Rules.views(result.findings()));
        assertEquals(
                "三级指标“管理制度健全性”在本单位各项目里归类不一：实施管理（a）、财务管理（b）",
                result.findings().get(0).message());
        assertEquals(1, Rules.tally(result, "K07").failed());
    }

    @ParameterizedTest
    @CsvSource({
        "培训总人数(人), >=400人, K09 WARNING",
        "教材内容合格率, >=90%, K09 WARNING",
        "累计培训人数(人), >=500, ",
        "乡土教材合格率, >=90%, ",
        "乡土教材合格率, >=95%, K09 WARNING",
        "教材验收合格率, >=95%, ",
        "培训骨干人数(人), >=40人, ",
        "培训班次, >=5次, "
    })
    void nearlyTheSameNameIsFoundAtItsSecondPlace(String name, String target, String rule) {
        assertOne(FormBuilder.valid().row("影响力目标", "信息共享", name, target), rule);
    }

    @ParameterizedTest
    @CsvSource({"指标1", "指标 2", "……", "三级指标", "XX"})
    void aStubOfTheBlankFormIsFoundOnce(String name) {
        assertOne(FormBuilder.valid().row("产出目标", "数量", name, ""), "K11 WARNING");
    }

    @Test
    void aStubIsNoIndicatorOfItsLevel() {
        FormBuilder form = FormBuilder.valid().with("indicators[5].name", "指标1").with("indicators[5].target", "");

        assertFindings(form.build(), "K02 ERROR indicators", "K11 WARNING indicators[5].name");
    }

    @ParameterizedTest
    @CsvSource({"6, K12 WARNING indicators", "7, ", "30, ", "31, K12 WARNING indicators"})
    void thereAreNeitherTooFewIndicatorsNorTooMany(int count, String expected) {
        FormBuilder form = FormBuilder.valid();
        for (String level : List.of("财务管理", "实施管理", "社会效益", "长效管理")) {
            form.withoutRows(level);
        }
        for (int i = 6; i < count; i++) {
            form.row("影响力目标", "长效管理", "第" + i + "项机制持续性", "持续");
        }

        assertEquals(
                expected == null ? List.of() : List.of(expected),
                Rules.views(Rules.findings(form.build())).stream()
                        .filter(view -> !view.startsWith("K02"))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"88", "-", "_", "*", "95%"})
    void aNameIsNoNumberAndNoMark(String name) {
        assertOne(FormBuilder.valid().row("影响力目标", "信息共享", name, "持续"), "K13 ERROR");
    }

    @ParameterizedTest
    @CsvSource({
        "度, ",
        "程度, K14 WARNING",
    })
    void aNameHasAHundredCharactersAtMost(String end, String rule) {
        assertOne(FormBuilder.valid().row("影响力目标", "信息共享", LONG + end, "持续"), rule);
    }

    @Test
    void aNameStandsInOneLine() {
        FormBuilder form = FormBuilder.valid().row("影响力目标", "信息共享", "机制\n持续性", "持续");

        assertOne(form, "K14 WARNING");
        assertEquals("三级指标“机制持续性”的名称中间有换行", Rules.findings(form.build()).get(0).message());
    }

    @ParameterizedTest
    @CsvSource({
        "产出目标, 质量, 预算执行率(%), K15 WARNING",
        "产出目标, 时效, 项目资金到位率, K15 WARNING",
        "投入与管理, 投入管理, 预算执行率(%), ",
        "产出目标, 时效, 补贴资金发放及时率, "
    })
    void spendingIsNoOutput(String level1, String level2, String name, String rule) {
        assertOne(FormBuilder.valid().row(level1, level2, name, "=100%"), rule);
    }

    @ParameterizedTest
    @CsvSource({
        "培训合格率和按期率, K16 HINT",
        "场地数量、设备数量, K16 HINT",
        "温度与湿度达标率(%), K16 HINT",
        "学生、家长、社会满意度, K16 HINT",
        "参与者满意度, ",
        "与会人员满意度, ",
        "补贴发放及时率, ",
        "工作制度和流程健全性, ",
        "会议网站维护及更新及时率, ",
        "设备维护和保养完成率, "
    })
    void oneIndicatorMeasuresOneThing(String name, String rule) {
        String level2 = name.endsWith("满意度") ? "满意度" : "质量";
        assertOne(FormBuilder.valid().row(level2.equals("质量") ? "产出目标" : "效果目标", level2, name, "=100%"), rule);
    }

    @ParameterizedTest
    @CsvSource({
        "使用合理, =100%, K17 WARNING",
        "验收合格, 合格, K17 WARNING",
        "满意率, >=95%, K17 WARNING",
        "会议网站维护及更新, =100, K17 WARNING",
        "会议网站维护及更新, >=4次, ",
        "会议网站维护及更新, 及时, ",
        "资金使用合理性, 合理, ",
        "设备验收合格率, =100%, ",
        "服务满意率, >=95%, "
    })
    void aNameSaysWhatIsMeasured(String name, String target, String rule) {
        boolean satisfaction = name.contains("满意");
        assertOne(
                FormBuilder.valid().row(satisfaction ? "效果目标" : "产出目标", satisfaction ? "满意度" : "质量", name, target),
                rule);
    }

    @ParameterizedTest
    @CsvSource({"制度是否健全性, K18 HINT", "平台建立与否, K18 HINT", "流程健全性, "})
    void anIndicatorIsNoQuestion(String name, String rule) {
        assertOne(FormBuilder.valid().row("影响力目标", "信息共享", name, "健全"), rule);
    }
}
