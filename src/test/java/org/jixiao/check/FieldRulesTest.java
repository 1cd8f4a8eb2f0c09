package org.jixiao.check;

import static org.jixiao.check.Rules.assertFindings;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Finding;
import org.jixiao.model.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Identity, dates, narratives, budgets: one change to a sound form, and the finding that it must get. */
class FieldRulesTest {
    @Test
    void aSoundFormGetsNoFinding() {
        assertFindings(FormBuilder.valid().build());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    unit.name                  |            | I01 ERROR unit.name
                    project.name               | '   '      | I01 ERROR project.name
                    project.overview           |            | N01 ERROR project.overview
                    project.goals              |            | N01 ERROR project.goals
                    project.category           |            | I03 ERROR project.category
                    project.category           | 一次性     | I03 ERROR project.category
                    project.governmentPurchase | 不含       | I03 ERROR project.governmentPurchase
                    project.startDate          |            | D01 ERROR project.startDate
                    project.endDate            | 年底       | D01 ERROR project.endDate
                    budget.total               |            | B01 ERROR budget.total
                    budget.total               | 约六十万   | B01 ERROR budget.total
                    budget.lastYear            | 见附件     | B01 ERROR budget.lastYear
                    year                       |            | F08 ERROR year
                    """)
    void aBlankOrUnreadableFieldIsFoundOnce(String path, String typed, String expected) {
        assertFindings(FormBuilder.valid().with(path, typed).build(), expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    project.startDate | 2021-01-01 | project.endDate         | 2020-12-31 | D02 ERROR project.endDate, D04 WARNING project.plan, B04 HINT budget.total
                    project.startDate | 2019-12-31 | budget.current          | 612,000    | D03 WARNING project.endDate, B04 HINT budget.total
                    budget.total      | 611,999.99 | budget.current          | 612,000    | B03 ERROR budget.current
                    budget.total      | 700,000    | budget.current          | 612,000    | B04 HINT budget.total
                    budget.total      | 700,000    | project.endDate         | 2021-12-31 | -
                    budget.lastYear   | 600,000    | budget.lastYearExecuted | 600,000.01 | B05 ERROR budget.lastYearExecuted
                    budget.lastYear   | 600,000    | budget.lastYearExecuted | 600,000    | -
                    budget.lastYear   | 0          | budget.lastYearExecuted | 0          | B07 HINT budget.current
                    budget.lastYear   |            | budget.lastYearExecuted |            | -
                    """)
    void twoFieldsThatDoNotGoTogetherAreFound(
            String path, String typed, String other, String alsoTyped, String expected) {
        FormBuilder form = FormBuilder.valid().with(path, typed).with(other, alsoTyped);

        assertFindings(form.build(), expected.equals("-") ? new String[0] : expected.split(", "));
    }

    @Test
    void aNegativeAmountIsAnError() {
        FormBuilder form = FormBuilder.valid().with("budget.lastYearExecuted", "-1");

        assertFindings(form.build(), "B02 ERROR budget.lastYearExecuted");
    }

    @Test
    void carryOverThatIsToldMakesAnOverrunOfLessThanOnePercentAWarning() {
        FormBuilder form = FormBuilder.valid().with("budget.lastYearExecuted", "606,000");
        assertFindings(form.build(), "B05 ERROR budget.lastYearExecuted");

        form.with("project.overview", "面向基层教师开展能力培训，预算含上年结转资金6,000元。");
        assertFindings(form.build(), "B05 WARNING budget.lastYearExecuted");

        form.with("budget.lastYearExecuted", "606,000.01");
        assertFindings(form.build(), "B05 ERROR budget.lastYearExecuted");
    }

    @ParameterizedTest
    @CsvSource({"780000, -", "780001, B07 WARNING budget.current", "420000, -", "419999, B07 WARNING budget.current"})
    void aChangeOfMoreThanThirtyPercentAsksForAReason(String amount, String expected) {
        FormBuilder form = FormBuilder.valid().with("budget.total", amount).with("budget.current", amount);

        assertFindings(form.build(), expected.equals("-") ? new String[0] : new String[] {expected});
    }

    @Test
    void aFindingIsComplete() {
        FormBuilder form = FormBuilder.valid().with("budget.total", "500,000").with("budget.current", "60万");

        Finding finding = Rules.findings(form.build()).get(0);

        assertEquals(
                new Finding(
                        "B03",
                        Severity.ERROR,
                        finding.form(),
                        "甲单位/项目.xlsx",
                        finding.at(),
                        "budget.current",
                        "当年预算600,000元大于总预算500,000元",
                        "请核对两个金额",
                        "60万",
                        "财政项目支出绩效目标表",
                        "其他"),
                finding);
        assertEquals("budget.current", FormBuilder.nameOf(finding.at()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    project.category  |          | 项目类别没有填写
                    project.category  | 一次性   | 项目类别填的是“一次性”，不在可选项内
                    project.startDate | 年初     | 计划开始日期填的是“年初”，不是日期
                    budget.total      | 约六十万 | 项目总预算填的是“约六十万”，不是金额
                    year              | 2020年   | 年度写的是“2020年”
                    """)
    void aMessageNamesTheFieldAndWhatWasTyped(String path, String typed, String message) {
        assertEquals(
                message,
                Rules.findings(FormBuilder.valid().with(path, typed).build())
                        .get(0)
                        .message());
    }

    @Test
    void theRemedyListsTheChoices() {
        Finding finding = Rules.findings(FormBuilder.valid()
                        .with("project.governmentPurchase", "无")
                        .build())
                .get(0);

        assertEquals("请从下拉列表中选择：是、否", finding.remedy());
    }

    @Test
    void achoiceMayBeSpeltWithOtherWidthAndPunctuation() {
        assertFindings(
                FormBuilder.valid().with("project.category", " 经常性专项业务费 ").build());
    }

    @Test
    void theYearMustBeTheOneThatIsAskedFor() {
        Checker checker = Rules.checker();
        var form = FormBuilder.valid().build();

        assertEquals(0, checker.checkForm(form, 2020).findings().size());
        Finding finding = checker.checkForm(form, 2021).findings().get(0);
        assertEquals("F08 年度写的是“2020”，应为2021", finding.rule() + " " + finding.message());
    }

    @Test
    void aFieldWhoseLabelIsMissingIsReportedForItsLabelOnly() {
        FormBuilder form = FormBuilder.valid()
                .without("project.plan")
                .observed("F04", "project.plan", Map.of("label", "项目实施计划", "name", "项目实施计划"));

        Finding finding = Rules.findings(form.build()).get(0);

        assertEquals(1, Rules.findings(form.build()).size());
        assertEquals("F04 没有找到“项目实施计划”一栏", finding.rule() + " " + finding.message());
        assertEquals(new CellAddress(FormBuilder.SHEET, 0, 1), finding.at());
    }
}
