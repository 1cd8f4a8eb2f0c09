package org.jixiao.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jixiao.check.Expression.Term;
import org.jspecify.annotations.Nullable;

/** Reads one expression, from its weakest operators down to its names and literals. */
final class ExpressionParser {
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

    private final String text;
    private final ExpressionTokens tokens;
    private final Set<String> names = new LinkedHashSet<>();

    ExpressionParser(String text) throws ExpressionException {
        this.text = text;
        tokens = new ExpressionTokens(text);
    }

    Expression parse() throws ExpressionException {
        Term term = choice();
        if (!tokens.kind().equals("end")) {
            throw tokens.unexpected();
        }
        return new Expression(text, term, Collections.unmodifiableSet(names));
    }

    private Term choice() throws ExpressionException {
        Term condition = binary(-1);
        if (!tokens.accept("?")) {
            return condition;
        }
        Term yes = choice();
        tokens.expect(":");
        Term no = choice();
        return context -> RuleArithmetic.decides(condition, context) ? yes.value(context) : no.value(context);
    }

    /** An operation of operators that bind more tightly than a level. */
    private Term binary(int above) throws ExpressionException {
        Term left = unary();
        int last = -1;
        for (int level = level(); level > above; level = level()) {
            if (level == last && NOT_IN_A_ROW.contains(level)) {
                throw tokens.unexpected();
            }
            left = operation(tokens.take(), left, binary(level));
            last = level;
        }
        return left;
    }

    private int level() {
        int level = LEVELS.size() - 1;
        while (level >= 0 && LEVELS.get(level).stream().noneMatch(tokens::is)) {
            level--;
        }
        return level;
    }

    private Term operation(String sign, Term a, Term b) throws ExpressionException {
        Term left = operand(a);
        Term right = operand(b);
        return switch (sign) {
            case "||" ->
                context -> {
                    Object answer = left.value(context);
                    return RuleArithmetic.isTrue(answer) ? answer : RuleArithmetic.required(right.value(context));
                };
            case "&&" ->
                context -> {
                    Object answer = left.value(context);
                    return RuleArithmetic.isTrue(answer) ? RuleArithmetic.required(right.value(context)) : answer;
                };
            case "==" -> context -> RuleArithmetic.same(a.value(context), b.value(context));
            case "!=" -> context -> !RuleArithmetic.same(a.value(context), b.value(context));
            case "<" -> context -> RuleArithmetic.compare(left.value(context), right.value(context)) < 0;
            case "<=" -> context -> RuleArithmetic.compare(left.value(context), right.value(context)) <= 0;
            case ">" -> context -> RuleArithmetic.compare(left.value(context), right.value(context)) > 0;
            case ">=" -> context -> RuleArithmetic.compare(left.value(context), right.value(context)) >= 0;
            case "=~" -> matching(a, b, true);
            case "!~" -> matching(a, b, false);
            case "=^" -> context -> RuleArithmetic.startsWith(a.value(context), b.value(context));
            case "!^" -> context -> !RuleArithmetic.startsWith(a.value(context), b.value(context));
            case "=$" -> context -> RuleArithmetic.endsWith(a.value(context), b.value(context));
            case "!$" -> context -> !RuleArithmetic.endsWith(a.value(context), b.value(context));
            default -> {
                char operator = sign.charAt(0);
                yield context -> RuleArithmetic.reckon(left.value(context), operator, right.value(context));
            }
        };
    }

    /** A name as it is read for an operator that cannot do without a value. */
    private static Term operand(Term term) {
        return !(term instanceof Term.Name name)
                ? term
                : context -> {
                    Object value = name.value(context);
                    if (value == null) {
                        throw new NotEvaluatedException(NotEvaluatedException.Reason.OTHER, name.path());
                    }
                    return value;
                };
    }

    private Term matching(Term tested, Term pattern, boolean wanted) throws ExpressionException {
        if (!(pattern instanceof Term.Literal literal) || !(literal.written() instanceof String regex)) {
            return context -> RuleArithmetic.matches(tested.value(context), pattern.value(context)) == wanted;
        }
        try {
            Pattern compiled = Pattern.compile(regex);
            return context -> {
                Object value = tested.value(context);
                return (value != null && compiled.matcher(value.toString()).matches()) == wanted;
            };
        } catch (PatternSyntaxException e) {
            throw new ExpressionException("no pattern: " + regex);
        }
    }

    private Term unary() throws ExpressionException {
        if (tokens.accept("!")) {
            Term term = operand(unary());
            return context -> !RuleArithmetic.isTrue(term.value(context));
        }
        if (tokens.accept("-")) {
            Term term = operand(unary());
            return context -> RuleArithmetic.reckon(0, '-', term.value(context));
        }
        return primary();
    }

    private Term primary() throws ExpressionException {
        if (tokens.accept("(")) {
            Term term = choice();
            tokens.expect(")");
            return term;
        }
        switch (tokens.kind()) {
            case "number" -> {
                return new Term.Literal(number(tokens.take()));
            }
            case "text" -> {
                return new Term.Literal(unquoted(tokens.take()));
            }
            case "name" -> {
                String name = tokens.take();
                return switch (name) {
                    case "true" -> new Term.Literal(true);
                    case "false" -> new Term.Literal(false);
                    case "null" -> new Term.Literal(null);
                    default -> tokens.accept("(") ? call(name, arguments()) : name(name);
                };
            }
            default -> throw tokens.unexpected();
        }
    }

    private List<Term> arguments() throws ExpressionException {
        List<Term> arguments = new ArrayList<>();
        while (!tokens.accept(")")) {
            if (!arguments.isEmpty()) {
                tokens.expect(",");
            }
            arguments.add(choice());
        }
        return arguments;
    }

    private Term call(String name, List<Term> arguments) throws ExpressionException {
        RuleFunctions.Function function = RuleFunctions.find(name, arguments.size());
        if (function == null) {
            throw new ExpressionException("no function " + name + " of " + arguments.size());
        }
        Term first = arguments.isEmpty() ? null : arguments.get(0);
        if (name.equals("has")
                && first instanceof Term.Name value) { // to ask for a value that may be blank is not to read it
            return context -> context.isFilled(value);
        }
        if (name.equals("has") && first instanceof Term.Literal literal && literal.written() instanceof String path) {
            names.add(path);
            Term.Name value = Term.Name.of(path);
            return context -> context.isFilled(value);
        }
        if (name.equals("empty") || name.equals("size")) {
            return context -> function.call(context, RuleArithmetic.valueOrNull(arguments.get(0), context));
        }
        Term[] each = arguments.toArray(Term[]::new);
        return context -> {
            @Nullable Object[] values = new Object[each.length];
            for (int i = 0; i < each.length; i++) {
                values[i] = each[i].value(context);
            }
            return function.call(context, values);
        };
    }

    /** {@code budget.current}; {@code forms[0].budget.current} is what an item of a list has there. */
    private Term name(String path) {
        String plain = path.replace("]", "").replace('[', '.');
        names.add(plain);
        int list = path.indexOf('[');
        if (list < 0) {
            return Term.Name.of(path);
        }
        String[] steps = plain.substring(list + 1).split("\\.");
        Term.Name items = Term.Name.of(path.substring(0, list));
        return context -> {
            Object here = context.get(items);
            for (String step : steps) {
                here = here instanceof List<?> all
                        ? all.get(Integer.parseInt(step))
                        : here instanceof Map<?, ?> map ? map.get(step) : null;
            }
            return here;
        };
    }

    private static Object number(String digits) {
        BigDecimal exact = new BigDecimal(digits);
        return digits.length() < 10 && exact.scale() == 0 ? (Object) exact.intValue() : exact;
    }

    /** A text without its quotes; a backslash makes a quote or a backslash of itself, and stays in front of all else but n and t. */
    private static String unquoted(String quoted) {
        StringBuilder plain = new StringBuilder();
        for (int i = 1; i < quoted.length() - 1; i++) {
            char c = quoted.charAt(i);
            if (c == '\\') {
                char escaped = quoted.charAt(++i);
                switch (escaped) {
                    case 'n' -> plain.append('\n');
                    case 't' -> plain.append('\t');
                    case '\\' -> plain.append('\\');
                    default ->
                        plain.append(escaped == quoted.charAt(0) ? "" : "\\").append(escaped);
                }
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
