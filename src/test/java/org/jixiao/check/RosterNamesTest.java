package org.jixiao.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Finding;
import org.jixiao.model.Form;
import org.jixiao.model.Roster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which entry of the roster a form is, however its unit and its project are spelt. */
class RosterNamesTest {
    private static final String UNIT = "上海市生物医药科技产业促进中心";

    /** A form with an indicator of its own, as no two projects share all of theirs. */
    private static FormBuilder form(String unit, String project) {
        return FormBuilder.valid()
                .file(unit + "/" + project + ".xlsx")
                .with("unit.name", unit)
                .with("project.name", project)
                .with("indicators[3].name", project.replaceFirst(".*-", "") + "参训人数(人)");
    }

    private static CheckResult check(Roster roster, FormBuilder... forms) {
        return Checks.check(
                Rules.checker(), Stream.of(forms).map(FormBuilder::build).toList(), roster, null);
    }

    private static List<String> found(Roster roster, FormBuilder... forms) {
        return Rules.views(check(roster, forms).findings());
    }

    @ParameterizedTest
    @CsvSource({
        "219001-上海市生物医药科技产业促进中心",
        "[219001]上海市生物医药科技产业促进中心",
        "上海市生物医药科技产业促进中心部门",
        "上海市生物医药科技产业促进中心（本级）",
        "上海生物医药科技产业促进中心",
        "上海市生物医药科技产业促经中心",
        "生物医药科技产业促进中心",
        "上海市生物医药科技产业促进中心（上海新药研究开发中心）"
    })
    void aUnitSpeltOtherwiseIsTheRostersWithAWarning(String typed) {
        Roster roster = Rules.roster(List.of("科委/" + UNIT + "/培训项目", "科委/上海市计算技术研究所/会议"));

        List<Finding> findings =
                check(roster, form(typed, "培训项目"), form("上海市计算技术研究所", "会议")).findings();

        assertEquals(List.of("I02 WARNING unit.name"), Rules.views(findings));
        assertEquals(
                "申报单位名称写的是“" + typed + "”，名册上是“" + UNIT + "”，已按名册认定",
                findings.get(0).message());
    }

    @ParameterizedTest
    @CsvSource({
        "上海市　生物医药（科技产业）促进中心, ",
        "上海市生物医药科技产业促进总中心, F10 ERROR unit.name",
        "生药中心, F10 ERROR unit.name",
        "上海市第二生物医药科技产业促进中心, F10 ERROR unit.name"
    })
    void widthBlanksAndBracketsAreNoOtherNameAndStrangersAreNotTaken(String typed, String expected) {
        Roster roster = Rules.roster(List.of("科委/" + UNIT + "/培训项目"));

        assertEquals(
                expected == null ? List.of() : List.of(expected, "F10 ERROR -"),
                check(roster, form(typed, "培训项目")).findings().stream()
                        .map(f -> f.file().equals("名册.xlsx")
                                ? "F10 ERROR -"
                                : Rules.views(List.of(f)).get(0))
                        .sorted((a, b) -> b.compareTo(a))
                        .toList());
    }

    @Test
    void aUnitThatIsNearIsTakenOnlyWithAProjectOfItsOwnAndOnlyIfNoOtherIsAsNear() {
        Roster one = Rules.roster(List.of("科委/" + UNIT + "/培训项目"));
        Roster two = Rules.roster(List.of("科委/" + UNIT + "/培训项目", "科委/上海市生物医药科技产业促进中科/培训项目"));

        assertEquals(
                2, Rules.tally(check(one, form("上海生物医药科技产业促进中心", "会议")), "F10").failed());
        assertEquals(
                3,
                Rules.tally(check(two, form("上海市生物医药科技产业促进中", "培训项目")), "F10").failed());
    }

    @Test
    void aUnitSpeltOtherwiseCountsInTheUnitsSum() {
        Roster roster = Rules.roster(List.of("科委/" + UNIT + "/一", "科委/" + UNIT + "/二"), "单位:" + UNIT + "=1224000");

        assertEquals(List.of("I02 WARNING unit.name"), found(roster, form(UNIT, "一"), form(UNIT + "（本级）", "二")));
    }

    @ParameterizedTest
    @CsvSource({"51000021R000000019951-科普宣传活动经费, I02", "科普宣传系列活动经费, I02", "科普宣传活动二期经费, F10", "科普宣传活动经费, "})
    void aProjectSpeltOtherwiseIsTheRostersWhereThatHasNotComeIn(String typed, String rule) {
        Roster roster = Rules.roster(List.of("科委/甲单位/科普宣传活动经费", "科委/甲单位/培训"));
        FormBuilder other = form("甲单位", "培训");
        List<Finding> findings = check(roster, form("甲单位", typed), other).findings();

        assertEquals(
                rule == null ? List.of() : List.of(rule),
                findings.stream().map(Finding::rule).distinct().toList());
        CheckResult withTheVeryOne = check(roster, form("甲单位", typed), form("甲单位", "科普宣传活动经费"), other);
        assertEquals(0, Rules.tally(withTheVeryOne, "I02").failed());
        assertEquals(rule == null ? 0 : 1, Rules.tally(withTheVeryOne, "F10").failed());
    }

    /** What the roster lists, and what the form of 2020 says; the unit sends nothing else. */
    @ParameterizedTest
    @CsvSource({
        "甲单位/图书购置, 甲单位/图书购置项目, I02",
        "甲单位/学生资助, 甲单位/学生资助经费, I02",
        "甲单位/校园安全保卫, 甲单位/2020年校园安全保卫, I02",
        "甲单位/2020年度校园安全保卫, 甲单位/校园安全保卫, I02",
        "甲单位/食堂改造, 甲单位/食堂升级改造, I02",
        "甲单位/图书购置, 甲单位/2019年图书购置, F10",
        "甲单位/食堂改造, 甲单位/食堂改造二期, F10",
        "甲单位/食堂改造, 甲单位/校舍改造, F10",
        "市疾控中心/培训, 疾控中心/培训, I02",
        "青山县教育局/培训, 教育局/培训, I02",
        "市档案馆/培训, 市档案局档案馆/培训, I02",
        "第一中学/培训, 上海市第一中学/培训, I02",
        "市教育局/培训, 市教育局教研室/培训, F10",
        "第一中学/培训, 第一附属中学/会议, F10",
        "东城中学/培训, 中学/培训, F10",
        "西山第一中学/培训, 第一中学/培训, F10",
    })
    void aShortNameIsTakenForTheOnlyOneThatIsAlike(String listed, String typed, String rule) {
        String[] names = typed.split("/");
        Roster roster = Rules.roster(List.of("科委/" + listed, "科委/乙单位/会议"));

        List<Finding> findings =
                check(roster, form(names[0], names[1]), form("乙单位", "会议")).findings();

        assertEquals(
                List.of(rule),
                findings.stream()
                        .map(Finding::rule)
                        .filter(id -> id.startsWith("F") || id.equals("I02"))
                        .distinct()
                        .toList());
    }

    /** Rosters list projects with their year in the name, too. */
    @Test
    void aUnitIsTakenForTheOneThatListsItsProjectWithTheYear() {
        Roster roster = Rules.roster(List.of("科委/上海市科普服务中心/2020年科普讲座"));

        assertEquals(
                0,
                Rules.tally(check(roster, form("科普服务中心", "2020年科普讲座")), "F10").failed());
    }

    @Test
    void twoUnitsThatBothReadLikeOneAreNeitherOfThemIt() {
        Roster roster = Rules.roster(List.of("科委/疾控中心/疫苗采购"));

        assertEquals(
                3,
                Rules.tally(check(roster, form("东城区疾控中心", "疫苗采购"), form("海淀区疾控中心", "疫苗采购")), "F10")
                        .failed());
    }

    @Test
    void twoEntriesThatAreAlikeAreToldApartAndTwoFormsAreNoOneEntry() {
        Roster two = Rules.roster(List.of("科委/甲单位/图书购置", "科委/甲单位/图书购置项目"));
        Roster one = Rules.roster(List.of("科委/甲单位/图书购置"));

        assertEquals(List.of(), found(two, form("甲单位", "图书购置"), form("甲单位", "图书购置项目")));
        assertEquals(3, Rules.tally(check(two, form("甲单位", "图书购置经费")), "F10").failed());
        assertEquals(
                3,
                Rules.tally(check(one, form("甲单位", "图书购置项目"), form("甲单位", "图书购置经费")), "F10")
                        .failed());
    }

    /** What stands in the form, what its workbook was issued as, and what is found; the roster lists 培训 and 会议 of 甲单位, 培训 of 乙单位. */
    @ParameterizedTest
    @CsvSource({
        "'', '', 甲单位, 会议, 'I01 unit.name, I02 unit.name, I01 project.name, I02 project.name'",
        "甲单位, '', 甲单位, 会议, 'I01 project.name, I02 project.name'",
        "'', 会议, 甲单位, '', 'I01 unit.name, I02 unit.name'",
        "全称, 会议, 甲单位, 会议, I02 unit.name",
        "甲单位, 学术年会, 甲单位, 会议, I02 project.name",
        "甲单位, 会议, 乙单位, 培训, ''",
        "乙单位, 会议, 甲单位, 会议, 'F10 project.name, F10 -'",
        "甲单位, 学术年会, 甲单位, 培训, 'F10 -, F10 project.name'",
        "甲单位, 学术年会, 丙单位, 年会, 'F10 -, F10 project.name'"
    })
    void aFormWithoutANameOfTheRosterIsWhatItsWorkbookWasIssuedAs(
            String unit, String project, String stampedUnit, String stampedProject, String expected) {
        Roster roster = Rules.roster(List.of("科委/甲单位/培训", "科委/甲单位/会议", "卫委/乙单位/培训"));
        FormBuilder doubtful =
                form(unit, project).with("indicators[3].name", "参会人数(人)").stamped(stampedUnit, stampedProject);

        List<Finding> findings = check(
                        roster, form("甲单位", "培训"), form("乙单位", "培训").with("indicators[3].name", "听讲人数(人)"), doubtful)
                .findings();

        assertEquals(
                expected,
                findings.stream()
                        .filter(finding -> !finding.rule().startsWith("X"))
                        .map(f -> f.rule() + " " + (f.file().equals("名册.xlsx") ? "-" : FormBuilder.nameOf(f.at())))
                        .collect(Collectors.joining(", ")));
    }

    @Test
    void twoFormsOfOneStampAreTakenForNothing() {
        Roster roster = Rules.roster(List.of("科委/甲单位/会议"));

        assertEquals(
                3,
                Rules.tally(
                                check(
                                        roster,
                                        form("甲单位", "学术年会").stamped("甲单位", "会议"),
                                        form("甲单位", "展览").stamped("甲单位", "会议")),
                                "F10")
                        .failed());
    }

    @Test
    void whatAnotherFormOfTheProjectIsCalledMakesNoDifference() {
        List<Roster.Entry> entries =
                Rules.roster(List.of("科委/永宁县体育运动中心/阅读推广活动")).entries();
        CollectedForm target = form("永宁县体育中心", "阅读推广活动").build();
        CollectedForm listed = form("永宁县体育运动中心", "阅读推广活动").build();
        Form otherKind =
                new Form("evaluation", listed.form().fields(), listed.form().tables());
        CollectedForm evaluation =
                new CollectedForm("自评.xlsx", "", listed.modified(), otherKind, List.of(), listed.stamp());

        var identities =
                RosterNames.identify(List.of(target, evaluation), entries, List.of("部门"), (form, entry) -> true);

        assertEquals(identities.get(evaluation), identities.get(target));
    }

    @Test
    void withoutTheRuleOnlyTheRostersSpellingCounts() {
        Roster roster = Rules.roster(List.of("科委/" + UNIT + "/培训项目"));
        var off = Rules.withRules(
                Rules.with(Rules.TEMPLATE.rule("I02").orElseThrow(), null),
                Rules.TEMPLATE.rule("F10").orElseThrow());

        CheckResult result = Checks.check(
                new Checker(List.of(off), Rules.WORDS),
                List.of(form(UNIT + "部门", "培训项目").build()),
                roster,
                null);

        assertEquals(2, Rules.tally(result, "F10").failed());
    }
}
