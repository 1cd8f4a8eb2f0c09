package org.jixiao.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.jixiao.model.Finding;
import org.jixiao.model.Roster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What units and projects have in common, or should have (rules.md V07, X02, X03, X05, X07). */
class ComparisonRulesTest {
    /** A form whose indicators are its own; V07 and X02 then have only those to compare that a test adds. */
    private static FormBuilder form(String unit, String project) {
        return FormBuilder.valid()
                .file(unit + "/" + project + ".xlsx")
                .with("unit.name", unit)
                .with("project.name", project)
                .with("budget.lastYear", "")
                .with("budget.lastYearExecuted", "")
                .with("indicators[3].name", unit + project + "参训人数(人)");
    }

    private static FormBuilder form(String unit, String project, String name, String target) {
        return form(unit, project).row("产出目标", "数量", name, target);
    }

    private static List<Finding> findings(Roster roster, FormBuilder... forms) {
        return Checks.check(
                        Rules.checker(),
                        Stream.of(forms).map(FormBuilder::build).toList(),
                        roster,
                        null)
                .findings();
    }

    private static List<String> views(FormBuilder... forms) {
        return findings(null, forms).stream()
                .map(f -> f.rule() + " " + f.severity() + " " + f.file() + " " + FormBuilder.nameOf(f.at()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "设备率, =100%, 设备率(%), =100, 1",
        "设备率(%), =100, 设备率(%), =1, 1",
        "参评学校, >=50所, 参评学校, >=50家, 1",
        "参评校长(人), >=50, 参评校长(场), >=50, 1",
        "参评校长, >=50人, 参评校长, >=50名, 0",
        "参评校长, >=50人, 参评校长(人), >=50, 0",
        "设备率, =100%, 设备率, =95%, 0",
        "到位率, =100%, 经费到位率(%), =100, 1",
        "参评校长, >=50人, 参评园长, >=50场, 0"
    })
    void withinAUnitIndicatorsOfOneNameAreMeasuredAlike(
            String name, String target, String otherName, String otherTarget, int found) {
        List<String> v07 = views(form("甲单位", "一", name, target), form("甲单位", "二", otherName, otherTarget)).stream()
                .filter(view -> view.startsWith("V07"))
                .toList();

        assertEquals(found == 0 ? List.of() : List.of("V07 WARNING 甲单位/二.xlsx indicators[10].target"), v07);
    }

    @Test
    void withinOneFormOrBetweenUnitsThatIsNotAsked() {
        FormBuilder one = form("甲单位", "一", "参评学校", ">=50所").row("产出目标", "数量", "参评学校等", ">=50家");

        assertEquals(
                List.of("K09 WARNING 甲单位/一.xlsx indicators[11].name"), views(one, form("乙单位", "二", "参评学校", ">=50家")));
    }

    @Test
    void betweenUnitsTheUnitOfMeasureThatFewUseIsMarked() {
        FormBuilder one = form("甲单位", "一", "参评学校", ">=50所");
        FormBuilder two = form("乙单位", "二", "参评学校", ">=60所");
        FormBuilder odd = form("丙单位", "三", "参评学校", ">=7户");

        assertEquals(List.of("X02 WARNING 丙单位/三.xlsx indicators[10].target"), views(one, two, odd));
        assertEquals(
                "“参评学校”的单位是“户”，多数项目（2个）用“所”",
                findings(null, one, two, odd).get(0).message());
        assertEquals(List.of(), views(one, odd));
        assertEquals(List.of(), views(one, two, form("丙单位", "三", "参评学校数", ">=7")));
    }

    @Test
    void aUnitWithFarFewerIndicatorsThanItsDepartmentIsAHint() {
        FormBuilder[] forms = {form("甲单位", "一"), form("乙单位", "二"), FormBuilder.empty()};
        forms[2] = form("丙单位", "三").withoutRows("产出目标").withoutRows("影响力目标").withoutRows("效果目标");
        Roster roster = Rules.roster(List.of("科委/甲单位/一", "科委/乙单位/二", "科委/丙单位/三"));

        List<Finding> found = findings(roster, forms).stream()
                .filter(f -> f.rule().equals("X03"))
                .toList();

        assertEquals(
                List.of("丙单位平均每个项目3.0条指标，科委平均7.7条"),
                found.stream().map(Finding::message).toList());
        Roster two = Rules.roster(List.of("科委/甲单位/一", "教委/乙单位/二", "科委/丙单位/三"));
        assertEquals(
                0,
                findings(two, forms).stream()
                        .filter(f -> f.rule().equals("X03"))
                        .count());
    }

    @ParameterizedTest
    @CsvSource({"科普大篷车, 科普大篷车, 1", "科普大篷车, 科普 大篷车, 1", "设备购置, 设备购置, 0", "科普大篷车, 科普大篷车二期, 0"})
    void aProjectsNameStandsInOneUnitOnly(String project, String other, int found) {
        List<String> expected = List.of(
                "X05 WARNING 乙单位/" + other + ".xlsx project.name", "X05 WARNING 甲单位/" + project + ".xlsx project.name");

        assertEquals(found == 0 ? List.of() : expected, views(form("甲单位", project), form("乙单位", other)));
    }

    @ParameterizedTest
    @CsvSource({"'600,000', 1", "'599,999', 0"})
    void aUnitThatSpentEveryBudgetToTheLastYuanIsAHint(String executed, int found) {
        FormBuilder one =
                form("甲单位", "一").with("budget.lastYear", "600,000").with("budget.lastYearExecuted", "600,000");
        FormBuilder two = form("甲单位", "二").with("budget.lastYear", "600,000").with("budget.lastYearExecuted", executed);
        FormBuilder added = form("甲单位", "三");

        assertEquals(
                found == 0 ? List.of() : List.of("X07 HINT 甲单位/一.xlsx budget.lastYearExecuted"),
                views(one, two, added));
        assertEquals(List.of(), views(one, added));
    }
}
