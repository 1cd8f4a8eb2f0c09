package org.jixiao.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Form;
import org.jixiao.model.Observation;
import org.jixiao.model.Row;
import org.jixiao.model.Stamp;
import org.jixiao.model.Table;
import org.jixiao.model.Value;
import org.jixiao.template.Field;
import org.jixiao.template.FieldType;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.Framework;
import org.jixiao.template.SheetPlan;
import org.jixiao.template.TablePlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which target belongs to which self-evaluation. */
class PairsTest {
    private static final List<FormTemplate> TEMPLATES = List.of(
            template("target", "indicators.target"), template("evaluation", "indicators.target", "indicators.score"));

    @Test
    void aTargetIsPairedWithTheEvaluationOfItsProjectAndYear() {
        CollectedForm target = form("target", "a.xlsx", 2022, "甲单位", "培训（骨干）");
        CollectedForm evaluation = form("evaluation", "b.xlsx", 2022, "甲单位 ", "培训(骨干)");
        CollectedForm otherYear = form("evaluation", "c.xlsx", 2021, "甲单位", "培训（骨干）");
        CollectedForm otherUnit = form("target", "d.xlsx", 2022, "乙单位", "培训（骨干）");

        Pairs pairs = Pairs.of(List.of(otherYear, evaluation, otherUnit, target), Years::of, TEMPLATES, null);

        assertEquals(
                List.of(
                        new Pairs.Pair("甲单位", "培训（骨干）", 2022, List.of(target), List.of(evaluation)),
                        new Pairs.Pair("甲单位", "培训（骨干）", 2021, List.of(), List.of(otherYear)),
                        new Pairs.Pair("乙单位", "培训（骨干）", 2022, List.of(otherUnit), List.of())),
                pairs.all());
    }

    @ParameterizedTest
    @CsvSource({
        "'', ≥100, ㎡, ≥100㎡",
        "'', ≥100, m2, ≥100m2",
        "'', ≥100m2, m2, ≥100m2",
        "'', ≥100人, 人, ≥100人",
        "'', 合规, 项, 合规",
        "≤, 311, 元, ≤311元",
        "≥, ≥95, %, ≥95%",
        "=, 合规, '', 合规",
        "定性, 健全, '', 健全",
        "≤, 2026年6月, '', ≤2026年6月",
    })
    void aTargetGetsTheSignAndTheUnitOfTheirOwnColumnsOnce(String sign, String target, String unit, String whole) {
        Row row = new Row(
                Map.of("comparator", Value.of(sign), "target", Value.of(target), "unitOfMeasure", Value.of(unit)));

        assertEquals(whole, row.withUnitInTarget().text("target"));
    }

    @Test
    void aBlankEvaluationDoesNotCountBesideAFilledOne() {
        CollectedForm target = form("target", "a.xlsx", 2022, "甲单位", "培训");
        CollectedForm filled = form("evaluation", "c.xlsx", 2022, "甲单位", "培训");
        CollectedForm blank = new CollectedForm(
                "b.xlsx",
                filled.sheet(),
                filled.modified(),
                filled.form(),
                List.of(new Observation("F16", null, "", Map.of())),
                Stamp.NONE);

        Pairs pairs = Pairs.of(List.of(target, blank, filled), Years::of, TEMPLATES, null);

        assertEquals(List.of(filled, blank), pairs.all().get(0).evaluations());
    }

    @Test
    void aNameNearlySpeltLikeTheTargetsIsTakenForIt() {
        CollectedForm target = form("target", "a.xlsx", 2022, "生物医药服务中心", "孵化器运行保障");
        CollectedForm evaluation = form("evaluation", "b.xlsx", 2022, "上海市生物医药服务中心", "孵化器运行保障");

        assertTrue(Pairs.of(List.of(target, evaluation), Years::of, rules(TEMPLATES), null)
                .all()
                .get(0)
                .isComplete());
        assertFalse(Pairs.of(List.of(target, evaluation), Years::of, TEMPLATES, null)
                .all()
                .get(0)
                .isComplete());
    }

    /** What the target and the evaluation are called, and whether their indicators are the same. */
    @ParameterizedTest
    @CsvSource({
        "初中部食堂改造, 高中部食堂改造, false, false",
        "困难学生资助（春季）, 困难学生资助（秋季）, false, false",
        "奶牛养殖补贴, 肉牛养殖补贴, false, false",
        "社区教师培训经费, 社区教帅培训经费, true, true",
        "社区教师培训经费, 社区教师培训经费, false, true",
        "社区教师培训经费, 社区教师培训专项经费, false, true",
        "第一批食堂改造, 第二批食堂改造, true, false",
        "课桌椅更新, 2022年课桌椅更新, false, true",
        "课桌椅更新, 课桌椅更新项目, false, true",
        "课桌椅更新, 2021年课桌椅更新, true, false",
    })
    void oneOtherCharacterMakesAnotherProjectUnlessTheIndicatorsAreTheSame(
            String project, String evaluated, boolean same, boolean paired) {
        List<Row> rows = List.of(
                row("产出指标", "数量指标", "培训人数", ">=500"),
                row("产出指标", "质量指标", "合格率", ">=95%"),
                row("满意度指标", "满意度指标", "满意度", ">=90%"));
        List<Row> others = List.of(
                row("产出指标", "数量指标", "培训人数", ">=300"),
                row("产出指标", "质量指标", "验收合格率", "=100%"),
                row("满意度指标", "满意度指标", "满意度", ">=90%"));
        CollectedForm target = collected(
                "a.xlsx",
                "2022-01-01",
                form("target", "", 2022, "甲单位", project).form().withRows("indicators", rows));
        CollectedForm evaluation = collected(
                "b.xlsx",
                "2022-12-01",
                form("evaluation", "", 2022, "甲单位", evaluated).form().withRows("indicators", same ? rows : others));

        assertEquals(
                paired ? 1 : 2,
                Pairs.of(List.of(target, evaluation), Years::of, rules(TEMPLATES), null)
                        .all()
                        .size());
    }

    @Test
    void aBlankUnitIsItsDepartmentAndABlankYearTheProjectsOnlyOne() {
        CollectedForm target = form("target", "a.xlsx", 2022, "甲单位", "培训");
        Form blank = form("evaluation", "b.xlsx", 2022, "", "培训").form();
        CollectedForm evaluation = collected(
                "b.xlsx", "2023-01-01", blank.with("department.name", "甲单位").with("year", null));

        assertTrue(Pairs.of(List.of(evaluation, target), Years::of, TEMPLATES, null)
                .all()
                .get(0)
                .isComplete());

        CollectedForm lastYear = form("target", "c.xlsx", 2021, "甲单位", "培训");
        assertEquals(
                3,
                Pairs.of(List.of(evaluation, target, lastYear), Years::of, TEMPLATES, null)
                        .all()
                        .size());
    }

    /** Beside the forms of another unit of 市教育局, and of one of 市水务局. */
    @ParameterizedTest
    @CsvSource({
        "市教育局, 市水务局, 2",
        "市教育局, 市教委, 1",
        "市教育局, 市教肓局, 1",
        "市教育局, 无, 1",
        "市教育局, 教育局, 1",
        "市教育局, 101-市教育局, 1",
        "市教育局, '', 1",
        "市教育局, 机关服务中心, 1"
    })
    void unitsOfOneNameInTwoDepartmentsAreTwo(String one, String other, int projects) {
        List<CollectedForm> forms = new ArrayList<>();
        for (String department : List.of("市教育局", "市水务局")) {
            Form another = form("target", "", 2022, department + "信息中心", "运行").form();
            forms.add(collected(department, "2022-06-01", another.with("department.name", department)));
        }
        for (String department : List.of(one, other)) {
            for (String template : List.of("target", "evaluation")) {
                Form form = form(template, "", 2022, "机关服务中心", "后勤保障").form();
                forms.add(collected(template + department, "2022-06-01", form.with("department.name", department)));
            }
        }

        assertEquals(
                projects, Pairs.of(forms, Years::of, TEMPLATES, null).complete().size());
        assertEquals(2 + 2 * projects, Duplicates.of(forms, TEMPLATES).groups().size());
    }

    /** Whether the target of the year that the evaluation bears is there as well. */
    @ParameterizedTest
    @CsvSource({"false, 2022", "true, 2021"})
    void aSlipInTheYearIsPairedInTheYearInWhichItCountsUnlessItsOwnHasTheOther(boolean own, int year) {
        List<CollectedForm> forms = new ArrayList<>();
        CollectedForm slip = form("evaluation", "b.xlsx", 2021, "甲单位", "培训");
        forms.add(slip);
        forms.add(form("target", own ? "z.xlsx" : "a.xlsx", 2022, "甲单位", "培训"));
        if (own) {
            forms.add(form("target", "a.xlsx", 2021, "甲单位", "培训"));
        }

        List<Pairs.Pair> complete = Pairs.of(forms, form -> form == slip ? 2022 : Years.of(form), TEMPLATES, null)
                .complete();

        assertEquals(List.of(year), complete.stream().map(Pairs.Pair::year).toList());
    }

    @Test
    void ofSeveralVersionsTheOneThatCountsComesFirstWhateverTheirOrder() {
        CollectedForm old = collected(
                "z.xlsx",
                "2022-12-01",
                form("evaluation", "", 2022, "甲单位", "培训").form());
        CollectedForm newer = collected(
                "a.xlsx",
                "2022-12-20",
                form("evaluation", "", 2022, "甲单位", "培训").form().with("goal.actual", "完成"));
        CollectedForm target = collected(
                "t.xlsx", "2022-12-10", form("target", "", 2022, "甲单位", "培训").form());
        List<CollectedForm> forms = new ArrayList<>(List.of(old, newer, target));

        Pairs.Pair pair = Pairs.of(forms, Years::of, TEMPLATES, null).all().get(0);
        Collections.reverse(forms);

        assertEquals(List.of(newer, old), pair.evaluations());
        assertEquals(pair, Pairs.of(forms, Years::of, TEMPLATES, null).all().get(0));
        assertFalse(pair.isTargetLater());
        assertTrue(Pairs.of(List.of(old, target), Years::of, TEMPLATES, null)
                .all()
                .get(0)
                .isTargetLater());
    }

    @Test
    void aTargetIsNotLaterThanAnEvaluationThatWasLeftBlank() {
        CollectedForm target = collected(
                "t.xlsx", "2022-12-10", form("target", "", 2022, "甲单位", "培训").form());
        CollectedForm issued = collected(
                "z.xlsx",
                "2022-12-01",
                form("evaluation", "", 2022, "甲单位", "培训").form());
        CollectedForm blank = new CollectedForm(
                issued.file(),
                issued.sheet(),
                issued.modified(),
                issued.form(),
                List.of(new Observation("F16", null, "", Map.of())),
                Stamp.NONE);

        assertFalse(Pairs.of(List.of(blank, target), Years::of, TEMPLATES, null)
                .all()
                .get(0)
                .isTargetLater());
    }

    @Test
    void aProjectWithoutTheOtherFormHasItsOwnIndicatorsAlone() {
        Form form = form("target", "a.xlsx", 2022, "甲单位", "培训")
                .form()
                .withRows("indicators", List.of(row("产出目标", "数量", "培训人数", ">=500")));

        Pairs.Pair pair = Pairs.of(List.of(collected("a.xlsx", "2022-01-01", form)), Years::of, TEMPLATES, null)
                .all()
                .get(0);

        assertNull(pair.evaluation());
        assertEquals(1, pair.indicators().size());
    }

    /** The weights of two indicators, of 100 points in the target, in the evaluation of 90 besides 10 for the execution of the budget. */
    @ParameterizedTest
    @CsvSource({"54, 36, true", "60, 30, false", "55, 35, true", "45, 45, false"})
    void pointsThatMakeRoomForThoseOfTheExecutionAreNoChange(String first, String second, boolean unchanged) {
        assertEquals(unchanged, PairChecks.isMostlyUnchanged(weighed("60", "40"), weighed(first, second)));
    }

    private static CollectedForm weighed(String first, String second) {
        List<Row> rows = List.of(
                row("产出", "数量", "培训人数", "≥5").with("weight", Value.of(new BigDecimal(first))),
                row("产出", "质量", "合格率", "≥9").with("weight", Value.of(new BigDecimal(second))));
        Form form = new Form("target", Map.of(), Map.of()).withRows("indicators", rows);
        return collected("a.xlsx", "2022-06-01", form);
    }

    static Row row(String level1, String level2, String name, String target) {
        return new Row(Map.of(
                "level1",
                Value.of(level1),
                "level2",
                Value.of(level2),
                "name",
                Value.of(name),
                "target",
                Value.of(target)));
    }

    private static CollectedForm form(String template, String file, int year, String unit, String project) {
        Map<String, Value> fields =
                Map.of("year", Value.of(year), "unit.name", Value.of(unit), "project.name", Value.of(project));
        return collected(file, "2022-06-01", new Form(template, fields, Map.of("indicators", Table.NONE)));
    }

    private static CollectedForm collected(String file, String day, Form form) {
        return new CollectedForm(file, "表", Instant.parse(day + "T00:00:00Z"), form, List.of(), Stamp.NONE);
    }

    private static FormTemplate template(String name, String... paths) {
        Map<String, Field> fields = new LinkedHashMap<>();
        List<TablePlan.Column> columns = new ArrayList<>();
        for (String path : paths) {
            fields.put(path, Rules.TEMPLATE.field("indicators.target"));
            columns.add(new TablePlan.Column(path.substring("indicators.".length()), columns.size(), 0, path));
        }
        assertEquals(FieldType.TARGET, fields.get(paths[0]).type());
        TablePlan table = new TablePlan("indicators", "indicator", 0, 1, columns);
        SheetPlan sheet = new SheetPlan(name, List.of(), List.of(table), List.of(), columns.size());
        return new FormTemplate(
                name,
                new byte[0],
                name,
                List.of(sheet),
                fields,
                new Framework(List.of()),
                List.of(),
                Set.of(),
                List.of(),
                FormTemplate.Kind.of(List.of(sheet)));
    }

    /** The same with the rules of the official form, among them the one that takes near names. */
    private static List<FormTemplate> rules(List<FormTemplate> templates) {
        return templates.stream()
                .map(template -> new FormTemplate(
                        template.name(),
                        template.content(),
                        template.title(),
                        template.sheets(),
                        template.fields(),
                        template.framework(),
                        Rules.TEMPLATE.rules(),
                        Set.of(),
                        List.of(),
                        template.kind()))
                .toList();
    }
}
