package org.jixiao.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jixiao.model.CellAddress;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Finding;
import org.jixiao.model.Form;
import org.jixiao.model.Roster;
import org.jixiao.model.Stamp;
import org.junit.jupiter.api.Test;

/** The rules across forms: roster, several copies. */
class CampaignRulesTest {
    static FormBuilder form(String unit, String project, String amount) {
        return FormBuilder.valid()
                .file(unit + "/" + project + ".xlsx")
                .with("unit.name", unit)
                .with("project.name", project)
                .with("budget.total", amount)
                .with("budget.current", amount)
                .with("budget.lastYear", "")
                .with("budget.lastYearExecuted", "")
                .with("indicators[3].name", unit + project + "培训人数(人)");
    }

    static CheckResult check(Roster roster, FormBuilder... forms) {
        return Checks.check(
                Rules.checker(), Stream.of(forms).map(FormBuilder::build).toList(), roster, null);
    }

    static List<String> found(Roster roster, FormBuilder... forms) {
        return check(roster, forms).findings().stream()
                .map(f -> f.rule() + " " + f.severity() + " " + f.file() + " "
                        + (f.file().equals("名册.xlsx") ? f.at().a1() : FormBuilder.nameOf(f.at())))
                .toList();
    }

    @Test
    void formsThatTheRosterAsksForAreLeftAlone() {
        Roster roster = Rules.roster(List.of("科委/甲单位/一", "科委/甲单位/二"));

        assertEquals(List.of(), found(roster, form("甲 单位", "一", "1,000"), form("甲单位", "二", "2,000")));
    }

    @Test
    void strangersAndMissingFormsAreFoundWhereTheyStand() {
        Roster roster = Rules.roster(List.of("科委/甲单位/一", "科委/甲单位/二"));

        CheckResult result =
                check(roster, form("甲单位", "三", "1,000"), form("乙单位", "四", "1,000"), form("甲单位", "一", "1,000"));

        assertEquals(
                List.of("乙单位/四.xlsx 名册上没有“乙单位”这个单位", "名册.xlsx “甲单位”的“二”还没有报送", "甲单位/三.xlsx 名册上“甲单位”没有“三”这个项目"),
                result.findings().stream()
                        .map(f -> f.file() + " " + f.message())
                        .sorted()
                        .toList());
        assertEquals(
                List.of("unit.name", "project.name"),
                result.findings().stream()
                        .filter(f -> !f.file().equals("名册.xlsx"))
                        .map(f -> FormBuilder.nameOf(f.at()))
                        .toList());
        assertEquals("C3", find(result, "名册.xlsx").at().a1());
        assertEquals(3, Rules.tally(result, "F10").failed());
        assertEquals(2, Rules.tally(result, "F10").held());
    }

    @Test
    void controlFiguresAndExemptionsOfNobodyAreTold() {
        Roster listed = Rules.roster(List.of("科委/甲单位/一"), "单位:甲单位=1", "单位:甲单=1", "单位:科委=1", "部门:科委=1", "部门:科技局=1");
        List<Roster.Waiver> waivers = Stream.of(",", "甲单位,一", ",一", "甲单位,二", "乙单位,")
                .map(names -> names.split(",", 2))
                .map(name -> new Roster.Waiver("K12", name[0], name[1], "", new CellAddress("豁免", 1, 0)))
                .toList();
        Roster roster = new Roster("名册.xlsx", 2020, listed.entries(), listed.controls(), waivers);

        assertEquals(
                List.of(
                        "WARNING “”页写的“甲单”，名册里没有，这一条没有用上",
                        "WARNING “”页写的“科委”，名册里没有，这一条没有用上",
                        "WARNING “”页写的“科技局”，名册里没有，这一条没有用上",
                        "WARNING “豁免”页写的“乙单位”，名册里没有，这一条没有用上",
                        "WARNING “豁免”页写的“甲单位 二”，名册里没有，这一条没有用上"),
                check(roster, form("甲单位", "一", "1,000")).findings().stream()
                        .filter(finding -> finding.rule().equals("F10"))
                        .map(finding -> finding.severity() + " " + finding.message())
                        .toList());
    }

    @Test
    void theRosterIsGoneThroughEvenWhereNothingCameBack() {
        assertEquals(
                List.of("F10 ERROR 名册.xlsx C2"),
                check(Rules.roster(List.of("科委/甲单位/一"))).findings().stream()
                        .map(f -> f.rule() + " " + f.severity() + " " + f.file() + " " + f.at().a1())
                        .toList());
    }

    @Test
    void withoutARosterItsRulesDoNotApply() {
        CheckResult result = check(null, form("甲单位", "一", "1,000"));

        assertEquals(1, Rules.tally(result, "F10").notApplicable());
        assertEquals(1, Rules.tally(result, "B13").notApplicable());
    }

    @Test
    void theRostersYearIsTheOneThatIsAskedFor() {
        assertEquals(
                List.of("F08 ERROR 甲单位/一.xlsx year", "D03 WARNING 甲单位/一.xlsx project.endDate"),
                found(
                        Rules.roster(List.of("科委/甲单位/一")),
                        form("甲单位", "一", "1,000").with("year", "2019")));
    }

    @Test
    void copiesOfOneProjectThatDifferAreAllMarkedAndTheNewestIsNamed() {
        FormBuilder old = form("甲单位", "一", "1,000").modified("2020-03-01T08:00:00Z");
        FormBuilder late = form("甲单位", "一", "2,000").file("甲单位/一（最终版2）.xlsx").modified("2020-03-05T08:00:00Z");

        CheckResult result = check(null, late, old);

        assertEquals(List.of("F11 ERROR project.name", "F11 ERROR project.name"), Rules.views(result.findings()));
        assertEquals(
                "同一项目收到2张内容不同的表：甲单位/一.xlsx、甲单位/一（最终版2）.xlsx；最新的是甲单位/一（最终版2）.xlsx，与甲单位/一.xlsx的不同：项目总预算 1,000 → 2,000（B15）；项目当年预算 1,000 → 2,000（B16）",
                result.findings().get(0).message());
        assertEquals(
                result.findings().get(0).message(), result.findings().get(1).message());
    }

    @Test
    void aProjectHasOneFormThoughTwoTemplatesServeOnePurpose() {
        CollectedForm old = form("甲单位", "一", "1,000").build();
        CollectedForm late = form("甲单位", "一", "1,000").file("新表.xlsx").build();
        CollectedForm ofOther = new CollectedForm(
                late.file(),
                late.sheet(),
                Instant.parse("2020-03-05T08:00:00Z"),
                new Form("shanghai-2019", late.form().fields(), late.form().tables()),
                List.of(),
                Stamp.NONE);
        Checker checker = new Checker(List.of(Rules.TEMPLATE, Rules.named("shanghai-2019")), Rules.WORDS);

        CheckResult result = Checks.check(checker, List.of(old, ofOther), null, null);

        assertEquals(List.of("F11 ERROR project.name", "F11 ERROR project.name"), Rules.views(result.findings()));
        assertEquals(
                "同一项目收到2张内容不同的表：新表.xlsx、甲单位/一.xlsx；最新的是新表.xlsx，与甲单位/一.xlsx的不同：表式 shanghai-2020 → shanghai-2019",
                result.findings().get(0).message());
        assertTrue(result.duplicates().counts(ofOther));
        assertFalse(result.duplicates().counts(old));
    }

    @Test
    void aVersionLikeTheNewestIsComparedWithTheOneThatIsNot() {
        FormBuilder first = form("甲单位", "一", "1,000").modified("2020-03-01T08:00:00Z");
        FormBuilder second = form("甲单位", "一", "2,000").file("二.xlsx").modified("2020-03-02T08:00:00Z");
        FormBuilder third = form("甲单位", "一", "2,000").file("三.xlsx").modified("2020-03-03T08:00:00Z");

        assertEquals(
                List.of("最新的是三.xlsx，与甲单位/一.xlsx的不同：项目总预算 1,000 → 2,000（B15）；项目当年预算 1,000 → 2,000（B16）"),
                check(null, third, first, second).findings().stream()
                        .map(finding -> finding.message().replaceFirst(".*；最新", "最新"))
                        .distinct()
                        .toList());
    }

    @Test
    void aBlankFormIsNoVersionAndLeavesItsUnitIncomplete() {
        Roster roster = Rules.roster(List.of("科委/甲单位/一", "科委/甲单位/二"), "单位:甲单位=2000");
        FormBuilder blankOne = blank("一").file("空.xlsx").modified("2020-04-01T00:00:00Z");

        assertEquals(
                List.of("F16 ERROR 甲单位/二.xlsx year", "F16 ERROR 空.xlsx year"),
                found(roster, form("甲单位", "一", "1,000"), blankOne, blank("二")).stream()
                        .sorted()
                        .toList());
    }

    private static FormBuilder blank(String project) {
        return FormBuilder.empty()
                .file("甲单位/" + project + ".xlsx")
                .with("unit.name", "甲单位")
                .with("project.name", project)
                .observed("F16", "", Map.of());
    }

    @Test
    void identicalCopiesAreNoFault() {
        assertEquals(
                List.of(),
                found(
                        null,
                        form("甲单位", "一", "600,000"),
                        form("甲单位", "一", "６０００００").file("另存.xlsx")));
    }

    @Test
    void ofIdenticalFormsTheFirstCountsAndOfDifferingOnesTheNewest() {
        CollectedForm first = form("甲单位", "一", "1,000").build();
        CollectedForm copy = form("甲单位", "一", "1,000").file("甲单位/副本.xlsx").build();
        CollectedForm older = form("乙单位", "二", "1,000").build();
        CollectedForm newer = form("乙单位", "二", "2,000")
                .file("a.xlsx")
                .modified("2020-04-01T00:00:00Z")
                .build();
        CollectedForm nameless = form("", "二", "2,000").file("b.xlsx").build();

        Duplicates duplicates = Duplicates.of(List.of(copy, first, newer, older, nameless), List.of(Rules.TEMPLATE));

        assertTrue(duplicates.counts(first));
        assertFalse(duplicates.counts(copy));
        assertTrue(duplicates.counts(newer));
        assertFalse(duplicates.counts(older));
        assertTrue(duplicates.counts(nameless));
        assertEquals(3, duplicates.groups().size());
    }

    private static Finding find(CheckResult result, String file) {
        return result.findings().stream()
                .filter(f -> f.file().equals(file))
                .findFirst()
                .orElseThrow();
    }
}
