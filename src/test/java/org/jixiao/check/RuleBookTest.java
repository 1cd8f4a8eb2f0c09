package org.jixiao.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jixiao.cli.Samples;
import org.jixiao.model.Messages;
import org.jixiao.model.Observation;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.Mistake;
import org.jixiao.template.RuleRow;
import org.jixiao.template.RuleRow.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleBookTest {
    @Test
    void theOfficialTemplatesRulesHaveNoMistake() {
        assertEquals(List.of(), RuleBook.lint(Rules.TEMPLATE));
    }

    @Test
    void everyBuiltInCheckHasItsRowInSomeTemplate() {
        Set<String> without = new TreeSet<>(BuiltInChecks.BY_NUMBER.keySet());
        for (FormTemplate template : Samples.formTemplates()) {
            template.rules().forEach(row -> without.remove(row.id()));
        }
        assertEquals(Set.of(), without);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    FORM      | budget.total > 0            | {budget.total}           | -
                    FORM      | budget.total >              | 合计                     | condition 审核规则!G5
                    FORM      | new('java.io.File','x')     | 合计                     | condition 审核规则!G5
                    FORM      | budget.totel > 0            | 合计                     | rule-path 审核规则!G5
                    FORM      | has('budget.totel')         | 合计                     | rule-path 审核规则!G5
                    FORM      | budget.total.scale > 0      | 合计                     | rule-path 审核规则!G5
                    FORM      | indicators[0].name == 'x'   | 合计                     | condition 审核规则!G5
                    FORM      | typed('budget.totel') == '' | 合计                    | rule-path 审核规则!G5
                    FORM      | budget.total > 0            | {budget.totel}           | rule-path 审核规则!H5
                    FORM      | budget.total > 0            | {budget.total            | condition 审核规则!H5
                    FORM      |                             | 合计                     | built-in 审核规则!A5
                    FORM      | indicator.name != ''        | 合计                     | rule-path 审核规则!G5
                    INDICATOR | indicator.name != value     | {indicator.target}       | -
                    INDICATOR | indicator.nmae != ''        | 合计                     | rule-path 审核规则!G5
                    UNIT      | sum(forms, 'budget.current') <= ceiling | {name}       | -
                    UNIT      | budget.current <= ceiling   | {name}                   | rule-path 审核规则!G5
                    FILE      |                             | {detail}                 | built-in 审核规则!A5
                    """)
    void aMistakeIsNamedWithItsCell(Scope scope, String condition, String message, String expected) {
        String field = scope == Scope.INDICATOR ? "indicators.target" : "budget.total";
        RuleRow row = Rules.rule(scope, field, "", condition == null ? "" : condition, message);

        List<Mistake> mistakes = RuleBook.lint(Rules.withRules(row));

        assertEquals(
                expected.equals("-") ? List.of() : List.of(expected),
                mistakes.stream().map(m -> m.key() + " " + m.at()).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "B07, 一半, parameter",
        "B07, ５０％, ",
        "N02, 一半, ",
        "K14, 100字, parameter",
        "N05, 80、90, ",
        "N05, 80, parameter-form",
        "N06, 六十, parameter-form",
        "X03, 33.3, ",
        "K12, 7 - 30, ",
        "K12, 7至30, parameter-form"
    })
    void whereAParameterIsReckonedWithItMustBeANumber(String rule, String parameter, String expected) {
        RuleRow row = Rules.withParameter(Rules.TEMPLATE.rule(rule).orElseThrow(), parameter);

        List<Mistake> mistakes = RuleBook.lint(Rules.withRules(row));

        assertEquals(
                expected == null ? List.of() : List.of(expected),
                mistakes.stream().map(Mistake::key).toList());
    }

    @Test
    void whatTheReaderSeesHasItsRowInEveryTemplate() {
        for (FormTemplate template : Samples.formTemplates()) {
            Set<String> without = new TreeSet<>(Observation.RULES);
            template.rules().stream().filter(row -> row.scope() == Scope.FILE).forEach(row -> without.remove(row.id()));
            without.remove("F17"); // of forms with formulas
            assertEquals(Set.of(), without, template.name());
        }
    }

    @Test
    void aBuiltInCheckOfAnotherScopeIsAMistake() {
        RuleRow row = Rules.TEMPLATE.rule("V02").orElseThrow();
        RuleRow moved = Rules.about(row, Scope.FORM, row.fields());

        assertEquals("built-in", RuleBook.lint(Rules.withRules(moved)).get(0).key());
    }

    @Test
    void aMistakeReadsWellInBothLanguages() {
        Mistake mistake = RuleBook.lint(
                        Rules.withRules(Rules.rule(Scope.FORM, "budget.total", "", "budget.totel > 0", "")))
                .get(0);

        assertEquals("[审核规则!G5] 规则 Z99 用了没有的名称：budget.totel", mistake.text(Rules.WORDS));
        assertEquals("[审核规则!G5] rule Z99 names what there is not: budget.totel", mistake.text(new Messages("en")));
    }
}
