package org.jixiao.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Form;
import org.jixiao.model.Messages;
import org.jixiao.model.Row;
import org.jixiao.model.Stamp;
import org.jixiao.model.Value;
import org.jixiao.template.FormTemplate;
import org.junit.jupiter.api.Test;

/** In what two versions of a form differ, as people are told it. */
class VersionsTest {
    private static final Form OLD = FormBuilder.valid().build().form();

    private static String told(Form newer) {
        return told(OLD, newer, List.of(Rules.TEMPLATE));
    }

    private static String told(Form older, Form newer, List<FormTemplate> templates) {
        return Versions.text(collected(older), collected(newer), templates, new Messages("zh"));
    }

    private static CollectedForm collected(Form form) {
        return new CollectedForm("甲单位/项目.xlsx", FormBuilder.SHEET, Instant.EPOCH, form, List.of(), Stamp.NONE);
    }

    @Test
    void anotherSpellingIsNoDifference() {
        assertEquals(
                "",
                told(FormBuilder.valid()
                        .with("budget.total", "612000.00")
                        .build()
                        .form()));
    }

    @Test
    void aValueIsToldBeforeAndAfterWithItsCell() {
        assertEquals(
                "项目总预算 612,000 → 650,000（B15）；项目当年预算 612,000 → （空）（B16）；指标目标值 >=500 → >=400（D104）",
                told(FormBuilder.valid()
                        .with("budget.total", "650000")
                        .with("budget.current", "")
                        .with("indicators[3].target", ">=400")
                        .build()
                        .form()));
    }

    @Test
    void ofALongTextThePlaceIsShownWhereItBecomesAnother() {
        String plan = OLD.text("project.plan");

        assertEquals(
                "项目实施计划 …并发布通知，4月至10月分批培训，11月考核，1… → …并发布通知，5月至10月分批培训，11月考核，1…（B13）",
                told(FormBuilder.valid()
                        .with("project.plan", plan.replace("4月", "5月"))
                        .build()
                        .form()));
    }

    @Test
    void ofManyDifferencesOnlyTheFirstFewAreToldAndHowManyMoreThereAre() {
        Form newer = OLD;
        for (String path : List.of("unit.name", "project.basis", "project.plan", "project.goals", "budget.total")) {
            newer = newer.with(path, "另");
        }

        String told = told(newer);

        assertEquals("；另有2处不同", told.substring(told.lastIndexOf('；')));
    }

    @Test
    void aRowMoreOrLessIsOneDifference() {
        List<Row> rows = new ArrayList<>(OLD.rows("indicators"));
        rows.add(4, new Row(Map.of("name", Value.of("教材册数(册)"))));
        Form more = OLD.withRows("indicators", rows);

        assertEquals("绩效目标 （空） → 教材册数(册)（）", told(more));
        assertEquals("绩效目标 教材册数(册) → （空）（）", told(more, OLD, List.of(Rules.TEMPLATE)));
    }

    @Test
    void ofFormsOfTwoTemplatesTheFieldsThatBothHaveAreCompared() {
        FormTemplate other = Rules.named("shanghai-2019");
        other.fields().remove("project.plan");
        Form changed = FormBuilder.valid()
                .with("budget.current", "1")
                .with("project.plan", "")
                .build()
                .form();
        Form newer = new Form(other.name(), changed.fields(), changed.tables());

        assertEquals(
                "表式 shanghai-2020 → shanghai-2019；项目当年预算 612,000 → 1（B16）",
                told(OLD, newer, List.of(Rules.TEMPLATE, other)));
    }
}
