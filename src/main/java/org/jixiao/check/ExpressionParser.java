package org.jixiao.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jixiao.check.Expression.Term;
import org.jspecify.annotations.Nullable;

/** Reads one expression, from its weakest operators down to its names and literals. */
final class ExpressionParser {
    private static final Pattern TOKEN = Pattern.compile("""
            (?<number>\\d+(?:\\.\\d+)?)(?!\\w)\
            |(?<name>[A-Za-z_]\\w*+(?:\\.\\w++|\\[\\d++])*+)\
            |(?<text>'(?:[^'\\\\]++|\\\\.)*+'|"(?:[^"\\\\]++|\\\\.)*+")\
            |(?<sign>&&|\\|\\||[=!]=|[=!][~^$]|[<>]=?|[-+*/%!?:(),])\
            |(?<end>\\z)""");

    private static final List<String> KINDS = List.of("number", "name", "text", "sign", "end");

    private static final Pattern BLANKS = Pattern.compile("\\s*");

    /** Operators that may also be written as words. */
    private static final Map<String, String> WORDS = Map.of(
            "and", "&&", "or", "||", "not", "!", "eq", "==", "ne", "!=", "lt", "<", "le", "<=", "gt", ">", "ge", ">=");

    /** How tightly the binary operators bind. */
    private static final Map<String, Integer> LEVELS = Map.ofEntries(
            Map.entry("||", 1),
            Map.entry("&&", 2),
            Map.entry("==", 3),
            Map.entry("!=", 3),
            Map.entry("<", 4),
            Map.entry("<=", 4),
            Map.entry(">", 4),
            Map.entry(">=", 4),
            Map.entry("=~", 4),
            Map.entry("!~", 4),
            Map.entry("=^", 4),
            Map.entry("!^", 4),
            Map.entry("=$", 4),
            Map.entry("!$", 4),
            Map.entry("+", 5),
            Map.entry("-", 5),
            Map.entry("*", 6),
            Map.entry("/", 6),
            Map.entry("%", 6));

    private static final Set<Integer> NOT_IN_A_ROW = Set.of(3, 4);

    /** No rule is that long, and the stack holds it however it is nested. */
    private static final int MOST_TOKENS = 500;

    private final String text;
    private final Matcher matcher;
    private final Set<String> names = new LinkedHashSet<>();
    private int tokens;
    private String token = "";
    /** What kind of token it is: a group of the pattern. */
    private String kind = "";

    ExpressionParser(String text) {
        this.text = text;
        matcher = TOKEN.matcher(text);
    }

    Expression parse() throws ExpressionException {
        next(0);
        Term term = choice();
        if (!kind.equals("end")) {
            throw unexpected();
        }
        return new Expression(text, term, Collections.unmodifiableSet(names));
    }

    private Term choice() throws ExpressionException {
        Term condition = binary(0);
        if (!accept("?")) {
            return condition;
        }
        Term yes = choice();
        expect(":");
        Term no = choice();
        return context -> RuleArithmetic.decides(condition, context) ? yes.value(context) : no.value(context);
    }

    /** An operation of operators that bind more tightly than a level. */
    private Term binary(int above) throws ExpressionException {
        Term left = unary();
        int last = 0;
        for (int level = level(); level > above; level = level()) {
            if (level == last && NOT_IN_A_ROW.contains(level)) {
                throw unexpected();
            }
            String sign = token;
            next();
            left = operation(sign, left, binary(level));
            last = level;
        }
        return left;
    }

    private int level() {
        return kind.equals("sign") ? LEVELS.getOrDefault(token, 0) : 0;
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
        if (accept("!")) {
            Term term = operand(unary());
            return context -> !RuleArithmetic.isTrue(term.value(context));
        }
        if (accept("-")) {
            Term term = operand(unary());
            return context -> RuleArithmetic.reckon(0, '-', term.value(context));
        }
        return primary();
    }

    private Term primary() throws ExpressionException {
        if (accept("(")) {
            Term term = choice();
            expect(")");
            return term;
        }
        String taken = token;
        switch (kind) {
            case "number" -> {
                next();
                return new Term.Literal(number(taken));
            }
            case "text" -> {
                next();
                return new Term.Literal(unquoted(taken));
            }
            case "name" -> {
                next();
                return switch (taken) {
                    case "true" -> new Term.Literal(true);
                    case "false" -> new Term.Literal(false);
                    case "null" -> new Term.Literal(null);
                    default -> accept("(") ? call(taken, arguments()) : name(taken);
                };
            }
            default -> throw unexpected();
        }
    }

    private List<Term> arguments() throws ExpressionException {
        List<Term> arguments = new ArrayList<>();
        while (!accept(")")) {
            if (!arguments.isEmpty()) {
                expect(",");
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
        if (name.equals("has")) {
            Term asked = arguments.get(0);
            if (asked instanceof Term.Name value) { // to ask for a value that may be blank is not to read it
                return context -> function.call(context, value.path());
            }
            if (asked instanceof Term.Literal literal && literal.written() instanceof String path) {
                names.add(path);
            }
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
            return new Term.Name(path);
        }
        String[] steps = plain.substring(list + 1).split("\\.");
        return context -> {
            Object here = context.get(path.substring(0, list));
            for (String step : steps) {
                here = here instanceof List<?> items
                        ? items.get(Integer.parseInt(step))
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

    private boolean accept(String sign) throws ExpressionException {
        boolean found = kind.equals("sign") && token.equals(sign);
        if (found) {
            next();
        }
        return found;
    }

    private void expect(String sign) throws ExpressionException {
        if (!accept(sign)) {
            throw unexpected();
        }
    }

    private void next() throws ExpressionException {
        next(matcher.end());
    }

    private void next(int from) throws ExpressionException {
        Matcher blanks = BLANKS.matcher(text).region(from, text.length());
        int at = blanks.lookingAt() ? blanks.end() : from;
        if (!matcher.region(at, text.length()).lookingAt() || ++tokens > MOST_TOKENS) {
            throw new ExpressionException("@" + (at + 1));
        }
        token = matcher.group();
        for (String group : KINDS) {
            kind = matcher.start(group) < 0 ? kind : group;
        }
        String sign = kind.equals("name") ? WORDS.get(token) : null;
        if (sign != null) {
            token = sign;
            kind = "sign";
        }
    }

    private ExpressionException unexpected() {
        return new ExpressionException("@" + (matcher.start() + 1) + " " + token);
    }
}
