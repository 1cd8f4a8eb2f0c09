package org.jixiao.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Finding;
import org.jixiao.model.Form;
import org.jixiao.model.Roster;
import org.jixiao.model.Severity;
import org.jixiao.model.Stamp;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.RuleRow;
import org.jixiao.template.RuleRow.Scope;
import org.junit.jupiter.api.Test;

class CheckerTest {
    private static CheckResult check(FormTemplate template, FormBuilder... forms) {
        List<CollectedForm> built = new ArrayList<>();
        for (FormBuilder form : forms) {
            built.add(form.build());
        }
        return Checks.check(new Checker(List.of(template), Rules.WORDS), built, null, null);
    }

    private static RuleTally only(RuleRow rule, FormBuilder form) {
        return check(Rules.withRules(rule), form).tallies().get(0);
    }

    @Test
    void everyRuleIsTalliedInTheOrderOfTheSheet() {
        CheckResult result = check(Rules.TEMPLATE, FormBuilder.valid());

        assertEquals(
                Rules.TEMPLATE.rules().stream().map(RuleRow::id).toList(),
                result.tallies().stream().map(RuleTally::rule).toList());
        assertEquals(4, Rules.tally(result, "B02").held());
        assertEquals(1, Rules.tally(result, "B03").held());
        assertEquals(10, Rules.tally(result, "V01").held());
        assertEquals(0, result.tallies().stream().mapToInt(RuleTally::failed).sum());
    }

    @Test
    void aRuleThatNeedsABlankOrUnreadableValueIsNotEvaluated() {
        CheckResult result = check(
                Rules.TEMPLATE, FormBuilder.valid().with("budget.total", "约六十万").with("project.endDate", ""));

        for (String rule : List.of("B03", "B04", "D02", "D03")) {
            assertEquals(1, Rules.tally(result, rule).notEvaluated(), rule);
            assertEquals(0, Rules.tally(result, rule).held(), rule);
        }
        assertEquals(
                List.of("D01", "B01"),
                result.findings().stream().map(Finding::rule).toList());
    }

    @Test
    void anEmptyFormGetsFindingsForWhatIsMissingOnly() {
        CheckResult result = check(Rules.TEMPLATE, FormBuilder.empty());

        assertEquals(
                List.of("B01", "D01", "F08", "I01", "I03", "K01", "K03", "N01"),
                result.findings().stream()
                        .map(Finding::rule)
                        .distinct()
                        .sorted()
                        .toList());
    }

    private static Roster waiving(String rule, String project) {
        return new Roster(
                "名册.xlsx", 2020, List.of(), List.of(), List.of(new Roster.Waiver(rule, "", project, "", null)));
    }

    @Test
    void aWaiverIsForTheFormThatItNamesAlsoWhereTwoStandOnOneSheet() {
        CollectedForm first = FormBuilder.valid().with("budget.total", "约六十万").build();
        CollectedForm second = FormBuilder.valid()
                .with("project.name", "研讨项目")
                .with("budget.total", "约七十万")
                .build();

        CheckResult result = Checks.check(Rules.checker(), List.of(first, second), waiving("B01", "研讨项目"), null);

        assertEquals(
                List.of("约七十万"),
                result.waived().stream().map(waived -> waived.finding().value()).toList());
        assertEquals(
                List.of("约六十万"),
                result.findings().stream()
                        .filter(finding -> finding.rule().equals("B01"))
                        .map(Finding::value)
                        .toList());
    }

    @Test
    void aWaiverMayNameSeveralRules() {
        CollectedForm form = FormBuilder.valid()
                .with("budget.total", "约六十万")
                .with("project.category", "其他")
                .build();

        CheckResult result = Checks.check(Rules.checker(), List.of(form), waiving("I03、B01", ""), null);

        assertEquals(
                List.of("I03", "B01"),
                result.waived().stream().map(waived -> waived.finding().rule()).toList());
    }

    @Test
    void aRuleThatDoesNotApplyIsCountedAsSuch() {
        RuleRow rule = Rules.rule(Scope.FORM, "budget.total", "budget.total > 1000000", "false", "");

        assertEquals(1, only(rule, FormBuilder.valid()).notApplicable());
        assertEquals(
                1,
                only(rule, FormBuilder.valid().with("budget.total", "1,000,001"))
                        .failed());
        assertEquals(
                1, only(rule, FormBuilder.valid().with("budget.total", "很多")).notEvaluated());
    }

    @Test
    void aConditionThatDoesNotCompileIsNeverEvaluated() {
        RuleRow rule = Rules.rule(Scope.FORM, "budget.total", "", "new('java.io.File','x') != null", "");

        assertEquals(1, only(rule, FormBuilder.valid()).notEvaluated());
    }

    @Test
    void anErrorInACheckStopsNoOtherRule() {
        RuleRow broken = Rules.TEMPLATE.rule("I03").orElseThrow();
        RuleRow missingField = Rules.about(broken, broken.scope(), List.of("no.such.field"));
        FormTemplate template =
                Rules.withRules(missingField, Rules.TEMPLATE.rule("B03").orElseThrow());
        FormBuilder form = FormBuilder.valid().with("budget.total", "1");
        CollectedForm built = form.build();
        Form odd = built.form().with("no.such.field", "x");

        CheckResult result = Checks.check(
                new Checker(List.of(template), Rules.WORDS),
                List.of(new CollectedForm(
                        built.file(), built.sheet(), built.modified(), odd, built.observations(), Stamp.NONE)),
                null,
                null);

        assertEquals(1, Rules.tally(result, "I03").notEvaluated());
        assertEquals(1, Rules.tally(result, "B03").failed());
    }

    @Test
    void aRuleThatIsSwitchedOffIsListedAndNotAsked() {
        RuleRow off = Rules.with(Rules.TEMPLATE.rule("B03").orElseThrow(), null);

        CheckResult result = check(Rules.withRules(off), FormBuilder.valid().with("budget.total", "1"));

        assertEquals(List.of(), result.findings());
        assertEquals(
                new RuleTally("B03", off.name(), null, 0, 0, 0, 0),
                result.tallies().get(0));
    }

    @Test
    void anOfficeMaySoftenARule() {
        RuleRow soft = Rules.with(Rules.TEMPLATE.rule("B03").orElseThrow(), Severity.HINT);

        assertEquals(
                Severity.HINT,
                check(Rules.withRules(soft), FormBuilder.valid().with("budget.total", "1"))
                        .findings()
                        .get(0)
                        .severity());
    }

    @Test
    void whatTheReaderSawBecomesAFinding() {
        CheckResult result = check(
                Rules.TEMPLATE,
                FormBuilder.valid()
                        .observed("F05", "", Map.of("detail", "第12行上方多了1行"))
                        .observed("F13", "budget.total", Map.of("formula", "A1+1", "name", "项目总预算")));

        assertEquals(
                List.of("F05 WARNING 第12行上方多了1行，已按标签识别", "F13 WARNING 单元格里是公式“A1+1”，没有可用的结果"),
                result.findings().stream()
                        .map(f -> f.rule() + " " + f.severity() + " " + f.message())
                        .toList());
        assertEquals("612,000", result.findings().get(1).value());
        assertEquals(1, Rules.tally(result, "F05").failed());
        assertEquals(1, Rules.tally(result, "F04").held());
    }

    @Test
    void anOfficeMayJudgeAUnitsFormsTogether() {
        RuleRow rule = Rules.rule(
                Scope.UNIT,
                "budget.current",
                "",
                "sum(forms, 'budget.current') < 1000000",
                "{name}的{count}个项目合计{sum(forms, 'budget.current')}元");

        CheckResult result = check(
                Rules.withRules(rule),
                FormBuilder.valid(),
                FormBuilder.valid().with("project.name", "另一项目").file("z.xlsx"));

        assertEquals(
                List.of("甲单位的2个项目合计1,224,000元"),
                result.findings().stream().map(Finding::message).toList());
    }

    @Test
    void theOrderOfTheFormsMakesNoDifference() {
        List<CollectedForm> forms = new ArrayList<>();
        for (String name : List.of("丙", "甲", "乙")) {
            forms.add(FormBuilder.valid().file(name).with("budget.total", "1").build());
        }
        CheckResult one = Checks.check(Rules.checker(), forms, null, 2021);
        Collections.reverse(forms);

        CheckResult other = Checks.check(Rules.checker(), forms, null, 2021);
        assertEquals(one.findings(), other.findings());
        assertEquals(one.tallies(), other.tallies());
        assertEquals(one.findings().stream().sorted(Finding.ORDER).toList(), one.findings());
    }

    @Test
    void aFormOfAnotherTemplateIsTheCallersMistake() {
        CollectedForm form = FormBuilder.valid().build();
        CollectedForm other = new CollectedForm(
                form.file(),
                form.sheet(),
                form.modified(),
                new Form("beijing-1999", form.form().fields(), form.form().tables()),
                List.of(),
                Stamp.NONE);

        assertThrows(IllegalArgumentException.class, () -> Rules.checker().checkForm(other, null));
    }
}
