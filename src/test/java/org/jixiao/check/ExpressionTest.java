package org.jixiao.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jixiao.model.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                "size(forms) == 2"
            })
    void holds(String condition) throws Exception {
        assertEquals(true, Expression.compile(condition).holds(context()));
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
                "(() -> { 1 })()",
                "function() { 1 }",
                "#pragma jexl.namespace.x java.lang.Runtime\n1 == 1",
                "@silent 1 == 1",
                "year <=",
                "",
                "项目名称 == 1"
            })
    void refuses(String text) {
        assertThrows(ExpressionException.class, () -> Expression.compile(text));
    }

    @Test
    void refusesBracketsWithoutEnd() {
        assertThrows(ExpressionException.class, () -> Expression.compile("(".repeat(30_000)));
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
                "''.class.classLoader == null",
                "java:exit(1)",
                "get('year') == 2020",
                "resolveNamespace(null) != null",
                "percentChange(0, 1) == ''",
                "budget.current",
                "null"
            })
    void isNotEvaluated(String condition) throws Exception {
        Expression expression = Expression.compile(condition);

        assertThrows(RuntimeException.class, () -> expression.holds(context()));
    }

    @Test
    void namesWhatItReads() throws Exception {
        assertEquals(
                Set.of("budget.total", "year", "budget.lastYear", "forms.0.x"),
                Expression.compile("budget.total > 0 && has(budget.lastYear) && year == forms[0].x")
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
    void aMessagePrintsValuesAsPeopleWriteThem(String message, String printed) throws Exception {
        assertEquals(printed, MessageText.compile(message).print(context().forMessage(Map.of())));
    }

    @Test
    void aMessageWithAnOpenBraceIsRefused() {
        assertThrows(ExpressionException.class, () -> MessageText.compile("合计{sum元"));
    }

    @Test
    void nothingCanBeSet() {
        assertThrows(UnsupportedOperationException.class, () -> context().set("year", 1));
        assertFalse(context().has("nothing"));
    }
}
