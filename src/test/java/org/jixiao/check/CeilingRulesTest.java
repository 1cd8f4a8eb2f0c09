package org.jixiao.check;

import static org.jixiao.check.CampaignRulesTest.check;
import static org.jixiao.check.CampaignRulesTest.form;
import static org.jixiao.check.CampaignRulesTest.found;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.jixiao.model.Finding;
import org.jixiao.model.Roster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The control figures of units and departments (B13, B14). */
class CeilingRulesTest {
    @ParameterizedTest
    @CsvSource({
        "10000, 'B13 ERROR 甲单位/一.xlsx budget.current'",
        "15000, ",
        "20000, 'B13 WARNING 甲单位/一.xlsx budget.current'"
    })
    void aUnitKeepsToItsControlFigure(String ceiling, String expected) {
        Roster roster = Rules.roster(List.of("科委/甲单位/一", "科委/甲单位/二"), "单位:甲单位=" + ceiling);

        assertEquals(
                expected == null ? List.of() : List.of(expected),
                found(roster, form("甲单位", "二", "5,000"), form("甲单位", "一", "10,000")));
    }

    @Test
    void theMessageTellsTheSumTheControlFigureAndEachProject() {
        Roster roster = Rules.roster(List.of("科委/甲单位/一", "科委/甲单位/二"), "单位:甲单位=12000.5");

        CheckResult result = check(roster, form("甲单位", "二", "5,000"), form("甲单位", "一", "10,000"));

        assertEquals(
                "甲单位各项目当年预算合计15,000元，控制数12,000.50元，超出2,999.50元：一10,000元、二5,000元",
                result.findings().get(0).message());
    }

    @Test
    void theEntriesOwnControlFiguresTogetherAreTheUnits() {
        Roster each = Rules.roster(List.of("科委/甲单位/一/10000", "科委/甲单位/二/4000"));
        Roster some = Rules.roster(List.of("科委/甲单位/一/10000", "科委/甲单位/二"));
        FormBuilder[] forms = {form("甲单位", "一", "10,000"), form("甲单位", "二", "5,000")};

        assertEquals(List.of("B13 ERROR 甲单位/一.xlsx budget.current"), found(each, forms));
        assertEquals(List.of(), found(some, forms));
    }

    @Test
    void lessThanTheControlFigureIsSaidOnlyOnceEverythingIsIn() {
        Roster roster = Rules.roster(List.of("科委/甲单位/一", "科委/甲单位/二"), "单位:甲单位=20000");

        CheckResult result = check(roster, form("甲单位", "一", "10,000"));

        assertEquals(
                List.of("F10"), result.findings().stream().map(Finding::rule).toList());
        assertEquals(1, Rules.tally(result, "B13").notEvaluated());
    }

    @Test
    void aSumWithAnUnreadableAmountIsNotEvaluated() {
        Roster roster = Rules.roster(List.of("科委/甲单位/一", "科委/甲单位/二"), "单位:甲单位=1", "部门:科委=1");

        CheckResult result = check(
                roster, form("甲单位", "一", "10,000"), form("甲单位", "二", "5,000").with("budget.current", "约五千"));

        assertEquals(
                List.of("B01"), result.findings().stream().map(Finding::rule).toList());
        assertEquals(1, Rules.tally(result, "B13").notEvaluated());
        assertEquals(1, Rules.tally(result, "B14").notEvaluated());
    }

    @Test
    void onlyFormsThatCountAreSummed() {
        Roster roster = Rules.roster(List.of("科委/甲单位/一"), "单位:甲单位=10000");

        assertEquals(
                List.of(),
                found(
                        roster,
                        form("甲单位", "一", "10,000"),
                        form("甲单位", "一", "10000").file("副本.xlsx")));
    }

    @Test
    void aDepartmentKeepsToItsControlFigure() {
        Roster roster = Rules.roster(List.of("科委/甲单位/一", "科委/乙单位/二", "教委/丙学校/三"), "部门:科委=14000");

        CheckResult result =
                check(roster, form("甲单位", "一", "10,000"), form("乙单位", "二", "5,000"), form("丙学校", "三", "90,000"));

        assertEquals(List.of("B14 ERROR budget.current"), Rules.views(result.findings()));
        assertEquals(
                "科委所属单位当年预算合计15,000元，控制数14,000元，超出1,000元：乙单位5,000元、甲单位10,000元",
                result.findings().get(0).message());
        assertEquals("乙单位/二.xlsx", result.findings().get(0).file());
    }

    @Test
    void aDepartmentBelowItsControlFigureIsJudgedOnceAllItsFormsHaveCome() {
        Roster roster = Rules.roster(List.of("科委/甲单位/一", "科委/乙单位/二", "教委/丙学校/三"), "部门:科委=16000");
        FormBuilder first = form("甲单位", "一", "10,000");

        CheckResult early = check(roster, first);
        CheckResult late = check(roster, first, form("乙单位", "二", "5,000"));

        assertEquals(1, Rules.tally(early, "B14").notEvaluated());
        assertEquals(List.of("B14 WARNING budget.current"), Rules.views(Rules.ofGroups("B", late.findings())));
    }
}
