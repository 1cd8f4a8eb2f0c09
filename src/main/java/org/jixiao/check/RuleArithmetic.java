package org.jixiao.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.jixiao.model.Memo;
import org.jspecify.annotations.Nullable;

/**
 * The operators of rules' expressions. They reckon as offices do: decimal numbers are exact ({@code 0.1 + 0.2 == 0.3}), a null operand
 * is an error, dividing by zero too, and a text joined with an amount shows the amount as people write it. Only whole numbers of
 * the program itself, years and counts, stay what they are: {@code year - 1} is not 2,019.
 */
final class RuleArithmetic {
    static final Memo<Pattern> PATTERNS = new Memo<>(Pattern::compile);

    private RuleArithmetic() {}

    static Object reckon(@Nullable Object left, char operator, @Nullable Object right) {
        if (operator == '+' && (left instanceof String || right instanceof String)) {
            return MessageText.show(required(left)) + MessageText.show(required(right));
        }
        boolean whole = left instanceof Integer && right instanceof Integer;
        BigDecimal x = number(left);
        BigDecimal y = number(right);
        BigDecimal result = switch (operator) {
            case '+' -> x.add(y, MathContext.DECIMAL128);
            case '-' -> x.subtract(y, MathContext.DECIMAL128);
            case '*' -> x.multiply(y, MathContext.DECIMAL128);
            case '/' -> whole ? x.divideToIntegralValue(y) : x.divide(y, MathContext.DECIMAL128);
            default -> x.remainder(y);
        };
        return whole && result.precision() < 10 ? (Object) result.intValueExact() : result;
    }

    /** Whether both are one: numbers by value, a text and anything else by how that is written; null is only null. */
    static boolean same(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return left == right;
        }
        if (left instanceof Boolean != right instanceof Boolean) {
            throw new NotEvaluatedException(left + " == " + right);
        }
        Integer order = order(left, right);
        return order == null ? left.equals(right) : order == 0;
    }

    /** Below 0, 0 or above 0, where two things have an order. */
    static int compare(@Nullable Object left, @Nullable Object right) {
        Integer order = order(required(left), required(right));
        if (order == null) {
            throw new NotEvaluatedException(left + " <> " + right);
        }
        return order;
    }

    @SuppressWarnings("unchecked") // of one class
    private static @Nullable Integer order(Object left, Object right) {
        if (left instanceof Number || right instanceof Number) {
            BigDecimal x = decimal(left);
            BigDecimal y = decimal(right);
            return x == null || y == null ? null : (Integer) x.compareTo(y);
        }
        if (left instanceof String || right instanceof String) {
            return left.toString().compareTo(right.toString());
        }
        return left instanceof Comparable<?> && left.getClass() == right.getClass()
                ? (Integer) ((Comparable<Object>) left).compareTo(right)
                : null;
    }

    /** {@code text =~ pattern}, {@code year =~ years}: whether a text is what a pattern says, or something is in a list. */
    static boolean matches(@Nullable Object tested, @Nullable Object wanted) {
        if (tested != null && wanted instanceof String regex) {
            return PATTERNS.of(regex).matcher(tested.toString()).matches();
        }
        return tested != null && wanted instanceof List<?> list ? list.contains(tested) : same(tested, wanted);
    }

    /** {@code text =^ beginning}, {@code text =$ end}: how a text stands to another; of anything else whether both are one. */
    static boolean borders(@Nullable Object left, @Nullable Object right, BiPredicate<String, String> how) {
        return left instanceof String text && right != null ? how.test(text, right.toString()) : same(left, right);
    }

    /** What conditions come to, and {@code &&}, {@code ||} and {@code !} work on: true or false, nothing else. */
    static boolean isTrue(@Nullable Object value) {
        if (value instanceof Boolean answer) {
            return answer;
        }
        throw new NotEvaluatedException("neither true nor false: " + value);
    }

    /** A number to reckon with. */
    private static BigDecimal number(@Nullable Object value) {
        BigDecimal number = decimal(required(value));
        if (number == null) {
            throw new NotEvaluatedException("no number: " + value);
        }
        return number;
    }

    static Object required(@Nullable Object value) {
        if (value == null) {
            throw new NotEvaluatedException("null");
        }
        return value;
    }

    /** The number that something is, or that a text is written as; null where there is none. */
    private static @Nullable BigDecimal decimal(Object value) {
        if (value instanceof BigDecimal exact) {
            return exact;
        }
        if (value instanceof Integer whole) {
            return BigDecimal.valueOf(whole);
        }
        if (!(value instanceof String text)) {
            return null;
        }
        try {
            return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null; // it is a text
        }
    }
}
