package org.jixiao.check;

import static org.jixiao.check.RuleArithmetic.compare;
import static org.jixiao.check.RuleArithmetic.isTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jixiao.check.Expression.Term;
import org.jspecify.annotations.Nullable;

/**
 * Reads one expression, from its weakest operators down to its names and literals. What is none, or not allowed, is an {@link
 * IllegalArgumentException}.
 */
final class ExpressionParser {
    /** A number, a name with all its parts, a text in quotes, a sign; or the end, which is empty. */
    private static final Pattern TOKEN = Pattern.compile("""
            \\G\\s*(\\d+(?:\\.\\d+)?(?!\\w)\
            |[A-Za-z_]\\w*+(?:\\.\\w++)*+\
            |'(?:[^'\\\\]++|\\\\.)*+'|"(?:[^"\\\\]++|\\\\.)*+"\
            |&&|\\|\\||[=!]=|[=!][~^$]|[<>]=?|[-+*/%!?:(),]\
            |\\z)""");

    /** In a text: a quote or a backslash by itself, a line break, a tab. Before all else a backslash stays one, as patterns want it. */
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    /** The binary operators, those that bind more tightly behind the others. */
    private static final List<Set<String>> LEVELS = List.of(
            Set.of("||"),
            Set.of("&&"),
            Set.of("==", "!="),
            Set.of("<", "<=", ">", ">=", "=~", "!~", "=^", "!^", "=$", "!$"),
            Set.of("+", "-"),
            Set.of("*", "/", "%"));

    /** {@code a < b < c} means nothing. */
    private static final Set<Integer> NOT_IN_A_ROW = Set.of(2, 3);

    /** No rule has more tokens, and the stack holds it however it is nested. */
    private static final int MOST = 500;

    private final String text;
    private final List<String> tokens = new ArrayList<>();
    private int at;
    private final Set<String> names = new LinkedHashSet<>();

    ExpressionParser(String text) {
        this.text = text;
        Matcher token = TOKEN.matcher(text);
        while (tokens.size() < MOST && token.find()) {
            tokens.add(token.group(1));
        }
        if (tokens.isEmpty() || !tokens.get(tokens.size() - 1).isEmpty()) {
            throw new IllegalArgumentException("no expression");
        }
    }

    Expression parse() {
        Term term = choice();
        expect("");
        return new Expression(text, term, Collections.unmodifiableSet(names), false);
    }

    private Term choice() {
        Term condition = operation(0);
        if (!accept("?")) {
            return condition;
        }
        Term yes = choice();
        expect(":");
        Term no = choice();
        return context -> {
            Object answer = condition.value(context);
            return answer != null && isTrue(answer) ? yes.value(context) : no.value(context);
        };
    }

    /** Operators of a level, and of those that bind more tightly. */
    private Term operation(int level) {
        if (level == LEVELS.size()) {
            return unary();
        }
        Term left = operation(level + 1);
        for (int count = 0; LEVELS.get(level).contains(tokens.get(at)); count++) {
            if (count > 0 && NOT_IN_A_ROW.contains(level)) {
                throw unexpected();
            }
            left = operation(take(), left, operation(level + 1));
        }
        return left;
    }

    private static Term operation(String sign, Term a, Term b) {
        return switch (sign) {
            case "||" -> context -> isTrue(a.value(context)) || isTrue(b.value(context));
            case "&&" -> context -> isTrue(a.value(context)) && isTrue(b.value(context));
            case "<" -> context -> compare(a.value(context), b.value(context)) < 0;
            case "<=" -> context -> compare(a.value(context), b.value(context)) <= 0;
            case ">" -> context -> compare(a.value(context), b.value(context)) > 0;
            case ">=" -> context -> compare(a.value(context), b.value(context)) >= 0;
            case "==" -> context -> RuleArithmetic.same(a.value(context), b.value(context));
            case "=^" -> context -> RuleArithmetic.borders(a.value(context), b.value(context), String::startsWith);
            case "=$" -> context -> RuleArithmetic.borders(a.value(context), b.value(context), String::endsWith);
            case "=~" -> {
                if (b instanceof Term.Literal pattern && pattern.written() instanceof String regex) {
                    RuleArithmetic.PATTERNS.of(regex); // a mistaken one is seen at once
                }
                yield context -> RuleArithmetic.matches(a.value(context), b.value(context));
            }
            case "!=", "!~", "!^", "!$" -> not(operation(sign.replace('!', '='), a, b));
            default -> context -> RuleArithmetic.reckon(a.value(context), sign.charAt(0), b.value(context));
        };
    }

    private static Term not(Term term) {
        return context -> !isTrue(term.value(context));
    }

    private Term unary() {
        if (accept("!")) {
            return not(unary());
        }
        if (accept("-")) {
            return operation("-", new Term.Literal(0), unary());
        }
        if (accept("(")) {
            Term term = choice();
            expect(")");
            return term;
        }
        return primary();
    }

    private Term primary() {
        char first = tokens.get(at).isEmpty() ? ' ' : tokens.get(at).charAt(0);
        if (Character.isDigit(first)) {
            return new Term.Literal(number(take()));
        }
        if (first == '\'' || first == '"') {
            return new Term.Literal(unquoted(take()));
        }
        if (first != '_' && !Character.isLetter(first)) {
            throw unexpected();
        }
        String name = take();
        return switch (name) {
            case "true" -> new Term.Literal(true);
            case "false" -> new Term.Literal(false);
            case "null" -> new Term.Literal(null);
            default -> accept("(") ? call(name) : name(name);
        };
    }

    private Term call(String name) {
        List<Term> arguments = new ArrayList<>();
        while (!accept(")")) {
            if (!arguments.isEmpty()) {
                expect(",");
            }
            arguments.add(choice());
        }
        RuleFunctions.Called function = RuleFunctions.find(name, arguments.size());
        if (function == null) {
            throw new IllegalArgumentException("no function " + name + " of " + arguments.size());
        }
        Term[] each = new Term[arguments.size()];
        Arrays.setAll(each, i -> function.takesPath(i) ? path(arguments.get(i)) : arguments.get(i));
        return context -> {
            @Nullable Object[] values = new Object[each.length];
            for (int i = 0; i < each.length; i++) {
                values[i] = each[i].value(context);
            }
            return function.body().apply(context, values);
        };
    }

    /** To ask for a value that may be blank is not to read it: {@code has(budget.total)}, {@code has('budget.total')}. */
    private Term path(Term term) {
        Term path = term instanceof Term.Literal literal && literal.written() instanceof String written
                ? name(written)
                : term;
        return path instanceof Term.Name ? new Term.Literal(path) : path;
    }

    private Term name(String path) {
        names.add(path);
        return Term.Name.of(path);
    }

    private static Object number(String digits) {
        BigDecimal exact = new BigDecimal(digits);
        return digits.length() < 10 && exact.scale() == 0 ? (Object) exact.intValue() : exact;
    }

    private static String unquoted(String quoted) {
        String quote = quoted.substring(0, 1);
        return ESCAPED.matcher(quoted.substring(1, quoted.length() - 1))
                .replaceAll(escaped -> Matcher.quoteReplacement(
                        switch (escaped.group(1)) {
                            case "n" -> "\n";
                            case "t" -> "\t";
                            case "\\" -> "\\";
                            default -> escaped.group(1).equals(quote) ? quote : escaped.group();
                        }));
    }

    private String take() {
        return tokens.get(at++);
    }

    /** Goes on where it stands at a sign, and says whether it did. */
    private boolean accept(String sign) {
        boolean found = tokens.get(at).equals(sign);
        at += found ? 1 : 0;
        return found;
    }

    private void expect(String sign) {
        if (!accept(sign)) {
            throw unexpected();
        }
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException("not expected: " + tokens.get(at));
    }
}
