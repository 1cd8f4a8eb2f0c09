package org.jixiao.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jixiao.cli.Samples;
import org.jixiao.laws.Forms;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Form;
import org.jixiao.model.Stamp;
import org.jixiao.model.Value;
import org.jixiao.template.FormTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The language of conditions and messages: what it can, and what it must not. */
class ExpressionTest {
    private static RuleContext context() {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("budget.current", Value.of(new BigDecimal("600000.00")));
        variables.put("budget.lastYear", Value.of(new BigDecimal("600000")));
        variables.put("budget.total", Value.NONE);
        variables.put("budget.other", new Value(null, "约六十万", null));
        variables.put("start", LocalDate.of(2020, 1, 2));
        variables.put("end", LocalDate.of(2020, 12, 31));
        variables.put("year", 2020);
        variables.put("words", "1 == 1}{''.class");
        variables.put(
                "forms",
                List.of(
                        Map.of("budget", Map.of("current", new BigDecimal("1.5"))),
                        Map.of("budget", Map.of("current", new BigDecimal("2")))));
        return RuleContext.of(variables);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "budget.current == budget.lastYear",
                "budget.current <= budget.lastYear",
                "0.1 + 0.2 == 0.3",
                "budget.current * 0.1 == 60000",
                "1 / 3.0 * 3 > 0.99",
                "start < end",
                "start != end",
                "yearOf(start) == year",
                "abs(budget.current - 700000) == 100000",
                "sum(budget.current, 0.5) == 600000.5",
                "sum(forms, 'budget.current') == 3.5",
                "has(budget.current)",
                "has('budget.current')",
                "!has(budget.total)",
                "!has('budget.total')",
                "has(budget.other)",
                "!has(budget.total) || budget.total > 0",
                "has(words) && words =~ '.*1.*'",
                "percentChange(budget.lastYear, 672000) == '+12.0%'",
                "percentChange(budget.lastYear, 400000) == '-33.3%'",
                "size(forms) == 2",
                "!(year < 2020) && year >= 2020 || year != 2020",
                "-1 + 2 * 3 == 5 && 7 / 2 == 3 && 7 / 2.0 == 3.5 && 7 % 4 == 3",
                "'it\\'s' == \"it's\"",
                "'a\\\\d' =$ '\\d' && '12' =~ '\\d+'",
                "empty('') && empty(0) && !empty(forms) && size('三个字') == 3",
                "'b' > 'a' && '2020-01-02' == start"
            })
    void holds(String condition) {
        assertEquals(true, Expression.parse(condition).holds(context()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "''.class.forName('java.lang.Runtime')",
                "new('java.io.File','x')",
                "new java.io.File('x')",
                "while(true){}",
                "for(var i : [1]) {}",
                "year = 3",
                "budget.current = 3",
                "var x = 1",
                "1; 2",
                "words.length()",
                "words.getClass()",
                "''.class.classLoader == null",
                "java:exit(1)",
                "get('year') == 2020",
                "resolveNamespace(null) != null",
                "abs(1, 2)",
                "1 < 2 < 3",
                "words =~ '('",
                "words.",
                "1 +",
                "'open",
                "12a",
                "(() -> { 1 })()",
                "function() { 1 }",
                "#pragma jexl.namespace.x java.lang.Runtime\n1 == 1",
                "@silent 1 == 1",
                "year <=",
                "",
                "forms[0].budget.current == 2",
                "year lt 2020",
                "项目名称 == 1"
            })
    void refuses(String text) {
        assertTrue(Expression.parse(text).mistaken());
    }

    @Test
    void refusesBracketsWithoutEnd() {
        assertTrue(Expression.parse("(".repeat(30_000)).mistaken());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "budget.total > 0",
                "budget.total == null",
                "budget.other == budget.current",
                "nothing == 1",
                "words > 3",
                "budget.current / 0 > 1",
                "words.class.name == 'x'",
                "percentChange(0, 1) == ''",
                "budget.current",
                "null",
                "'' || true",
                "1 && true",
                "true == 1",
                "true == 'true'",
                "empty(nothing)",
                "size(nothing) == 0",
                "null > 1 ? true : false"
            })
    void isNotEvaluated(String condition) {
        Expression expression = Expression.parse(condition);

        assertThrows(RuntimeException.class, () -> expression.holds(context()));
    }

    /** JEXL is asked for the same; what fails there, fails here. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "null + 1",
                "nothing > 1 ? 'a' : 'b'",
                "budget.total > 1 ? 'a' : 'b'",
                "null == null",
                "null =~ 'a'",
                "null =^ 'a'",
                "!null",
                "true && null",
                "start < 1",
                "start == 1",
                "start == null",
                "'2' > 1",
                "'' == 0",
                "'x' == 0",
                "'x' < 1",
                "'x' * 2",
                "'3' * 2.5",
                "year + 1",
                "year / 3",
                "2000000000 * 2",
                "year - 0.5",
                "true < false",
                "empty(budget.total)",
                "size(year)",
                "words + null",
                "start + '起'",
                "year =~ '20..'",
                "year =~ years('2019-2021年')",
                "year !~ years('2019年')",
                "words !^ '1' || words !$ 'x'",
                "1 < 2 == true",
                "1 + 2 * 3 - -4 % 3",
                "has(nothing)",
                "has('budget.total') || has(targetNumber('无'))",
                "true ? false ? 1 : 2 : 3",
                "1 / 0",
                "1.5 / 0"
            })
    void meansWhatItMeansToJexl(String text) {
        assertSameAsJexl(text, context());
        assertSameAsJexl(text, context().forMessage(Map.of()));
    }

    /** Every expression of every rule sheet, over forms of all kinds. */
    @ParameterizedTest
    @MethodSource("templates")
    void theRulesOfTheTemplatesMeanWhatTheyMeanToJexl(FormTemplate template) {
        for (int seed = 0; seed < 10; seed++) {
            Form form = seed % 2 == 0 ? Forms.random(template, seed) : Forms.plain(template, seed);
            Facts facts = new Facts(
                    template,
                    new CollectedForm("f", "s", Instant.EPOCH, form, List.of(), Stamp.NONE),
                    null,
                    Rules.WORDS);
            for (Rule rule : RuleBook.rules(template)) {
                for (Subject subject : rule.subjects(facts)) {
                    RuleContext context = RuleContext.of(subject);
                    for (Expression expression :
                            Arrays.asList(rule.appliesWhen(), rule.condition(), rule.milderWhen())) {
                        if (expression != null) {
                            assertSameAsJexl(expression.text(), context);
                        }
                    }
                    Map<String, Object> named = new LinkedHashMap<>();
                    for (String name : rule.builtIn().variables()) {
                        named.put(
                                name,
                                Arrays.asList(null, new BigDecimal("12.5"), "乙").get((seed + named.size()) % 3));
                    }
                    for (MessageText text : List.of(rule.problem(), rule.remedy())) {
                        for (Expression part : text.parts()) {
                            if (!(part.term() instanceof Expression.Term.Literal)) {
                                assertSameAsJexl(part.text(), context.forMessage(named));
                            }
                        }
                    }
                }
            }
        }
    }

    static List<FormTemplate> templates() {
        return Samples.formTemplates();
    }

    private static void assertSameAsJexl(String text, RuleContext context) {
        Expression expression = Expression.parse(text);
        Object outcome = outcome(() -> expression.evaluate(context));

        if (outcome != RuntimeException.class || !text.contains("?")) { // JEXL takes null > 1 for false in front of ?
            assertEquals(outcome(() -> JexlOracle.evaluate(text, context)), outcome, text);
        }
    }

    /** A value, or that there is none. */
    private static Object outcome(Supplier<Object> evaluated) {
        try {
            return JexlOracle.plain(evaluated.get());
        } catch (RuntimeException e) {
            return RuntimeException.class;
        }
    }

    @Test
    void namesWhatItReads() {
        assertEquals(
                Set.of("budget.total", "year", "budget.lastYear", "budget.other"),
                Expression.parse("budget.total > 0 && has(budget.lastYear) && year == numberAt('budget.other')")
                        .names());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    当年预算{budget.current}元                                 | 当年预算600,000元
                    {start}至{end}，{year}年                                   | 2020-01-02至2020-12-31，2020年
                    总预算{budget.total}元                                     | 总预算元
                    填的是“{budget.other}”                                     | 填的是“约六十万”
                    {has(budget.total) ? '有' : '没有{}'}                      | 没有{}
                    {'差' + (budget.current - 1) + '元'}                       | 差599,999元
                    {words}                                                    | 1 == 1}{''.class
                    {'“' + words + '”'}                                        | “1 == 1}{''.class”
                    {nothing}仍有下文                                          | 仍有下文
                    """)
    void aMessagePrintsValuesAsPeopleWriteThem(String message, String printed) {
        assertEquals(printed, MessageText.compile(message).print(context().forMessage(Map.of())));
    }

    @Test
    void aMessageWithAnOpenBraceIsRefused() {
        assertTrue(MessageText.compile("合计{sum元").parts().stream().anyMatch(Expression::mistaken));
    }
}
