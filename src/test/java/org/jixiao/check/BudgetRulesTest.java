package org.jixiao.check;

import static org.jixiao.check.Rules.assertFindings;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts: against each other, against last year's, against what the texts say. */
class BudgetRulesTest {
    private static void assertOne(FormBuilder form, String expected) {
        assertFindings(form.build(), expected == null ? new String[0] : new String[] {expected});
    }

    private static String message(FormBuilder form) {
        return Rules.findings(form.build()).get(0).message();
    }

    @ParameterizedTest
    @CsvSource({
        "539999.99, 关于项目的说明, B06 WARNING budget.lastYearExecuted",
        "540000, 关于项目的说明, ",
        "300000, 因疫情延期，结余较多, ",
        "'', 关于项目的说明, "
    })
    void aLowExecutionAsksForAReason(String executed, String text, String expected) {
        assertOne(
                FormBuilder.valid().with("budget.lastYearExecuted", executed).saying("project.overview", text),
                expected);
    }

    @Test
    void theMessageTellsByHowMuch() {
        assertEquals(
                "上年预算600,000元，执行480,000元，相差-20.0%，执行率不到90%，没有说明",
                message(FormBuilder.valid().with("budget.lastYearExecuted", "480,000")));
    }

    @ParameterizedTest
    @CsvSource({
        "59, B08 ERROR budget.lastYearExecuted",
        "75, B08 ERROR budget.lastYearExecuted",
        "49, B06 WARNING budget.lastYearExecuted",
        "77, B06 WARNING budget.lastYearExecuted"
    })
    void anAmountTypedInTenThousandsIsAnError(String executed, String expected) {
        assertOne(FormBuilder.valid().with("budget.lastYearExecuted", executed), expected);
    }

    @Test
    void theSmallAmountIsTheOneToMend() {
        FormBuilder form = FormBuilder.valid().with("budget.total", "61").with("budget.current", "61");

        assertFindings(form.build(), "B08 ERROR budget.total", "B08 ERROR budget.current");
        assertEquals("项目总预算是61元，而表内另一金额约是它的一万倍", message(form));
    }

    @ParameterizedTest
    @CsvSource({
        "59万, B09 WARNING budget.lastYearExecuted",
        "59万元, B09 WARNING budget.lastYearExecuted",
        "590000元, B09 HINT budget.lastYearExecuted",
        "'590,000.00', ",
        "约五十九万, B01 ERROR budget.lastYearExecuted"
    })
    void aColumnWithAUnitHoldsNumbers(String typed, String expected) {
        assertOne(FormBuilder.valid().with("budget.lastYearExecuted", typed), expected);
    }

    @ParameterizedTest
    @CsvSource({"590000.005, B10 WARNING budget.lastYearExecuted", "590000.05, ", "590000.5, "})
    void yuanHaveTwoDecimals(String typed, String expected) {
        assertOne(FormBuilder.valid().with("budget.lastYearExecuted", typed), expected);
    }

    @ParameterizedTest
    @CsvSource({
        "培训总成本, <=61.3万元, B16 WARNING indicators[10].target",
        "培训总成本, <=613000元, B16 WARNING indicators[10].target",
        "培训总成本(万元), <=90, B16 WARNING indicators[10].target",
        "培训总成本, <=61.2万元, ",
        "人均培训成本(元), <=400, ",
        "成本节约率, <=5%, ",
        "培训总成本, <=700000, V10 WARNING indicators[10].target"
    })
    void aCostKeepsToTheBudget(String name, String target, String expected) {
        assertOne(FormBuilder.valid().row("产出目标", "成本", name, target), expected);
    }

    @ParameterizedTest
    @CsvSource({"'600,000', '600,000', B17 HINT budget.current", "'600,000', '600,001', ", "'605,500', '605,500', "})
    void aRoundBudgetThatIsLastYearsIsAHint(String current, String lastYear, String expected) {
        assertOne(
                FormBuilder.valid()
                        .with("budget.total", current)
                        .with("budget.current", current)
                        .with("budget.lastYear", lastYear),
                expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    项目总预算为60.5万元。                                  | 文字中写的项目总预算60.5万元，与表内各金额都不相同
                    申请财政资金共计70万元                                  | 文字中写的申请财政资金70万元，与表内各金额都不相同
                    总预算61.2万元，其中：场地30万元，师资30万元，教材1.5万元。 | 文字中写的总预算61.2万元，其中各项合计615,000元，两者不等
                    总预算612,000元（其中场地300,000元、师资300,000元）。   | 文字中写的总预算612,000元，其中各项合计600,000元，两者不等
                    总预算61.2万元，其中场地20.4万元，师资20.4万元，教材20.5万元。 |
                    项目总预算为61万元。                                    |
                    项目总预算61.2万元，其中场地30万元，师资31.2万元（含课酬20万元、食宿11.2万元）。 |
                    总预算61.2万元，其中场地30万元，师资20万元，其余用于教材。 |
                    总预算61.2万元，其中场地30万元。                        |
                    2019年总预算50万元，上年项目预算40万元                  |
                    设备预算金额20万元，每人标准400元                       |
                    总预算充足，项目预算合理                                |
                    """)
    void aTextAgreesWithTheAmounts(String text, String message) {
        FormBuilder form = FormBuilder.valid().saying("project.overview", text);

        assertOne(form, message == null ? null : "B18 WARNING project.overview");
        if (message != null) {
            assertEquals(message, message(form));
        }
    }
}
