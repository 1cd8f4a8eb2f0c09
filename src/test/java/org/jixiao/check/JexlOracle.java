package org.jixiao.check;

import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.commons.jexl3.JexlArithmetic;
import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlContext;
import org.apache.commons.jexl3.JexlEngine;
import org.apache.commons.jexl3.JexlScript;
import org.apache.commons.jexl3.introspection.JexlMethod;
import org.apache.commons.jexl3.introspection.JexlPermissions;
import org.jixiao.check.Expression.Term.Name;

/** Evaluates rules' expressions by JEXL itself, whose language they are written in, with the functions of the program. */
final class JexlOracle {
    private static final Pattern NAME = Pattern.compile("[A-Za-z]\\w*(?:\\.[A-Za-z]\\w*)*");
    private static final Pattern HAS_NAME = Pattern.compile("\\bhas\\(\\s*(" + NAME + ")\\s*\\)");

    private static final JexlEngine ENGINE = new JexlBuilder()
            .arithmetic(new Exact())
            .permissions(new NoContext())
            .strict(true)
            .silent(false)
            .safe(false)
            .antish(true)
            .create();

    private static final Map<String, JexlScript> SCRIPTS = new ConcurrentHashMap<>();

    private JexlOracle() {}

    /** JEXL calls a context's own methods by their bare names, and {@code has} would be the wrong one. */
    private static final class NoContext extends JexlPermissions.Delegate {
        NoContext() {
            super(JexlPermissions.RESTRICTED);
        }

        @Override
        public boolean allow(Class<?> type) {
            return !JexlContext.class.isAssignableFrom(type) && super.allow(type);
        }

        @Override
        public boolean allow(Method method) {
            return allow(method.getDeclaringClass()) && super.allow(method);
        }

        @Override
        public JexlPermissions compose(String... source) {
            return this;
        }
    }

    /** @throws RuntimeException where it cannot be evaluated */
    static Object evaluate(String text, RuleContext context) {
        // has(a.b) would read a.b before has is called
        String source = HAS_NAME.matcher(text).replaceAll("has('$1')");
        return SCRIPTS.computeIfAbsent(source, ENGINE::createScript).execute(new Seen(context));
    }

    /** The names of a context, and the functions as variables that can be called. */
    private record Seen(RuleContext context) implements JexlContext {
        @Override
        public Object get(String name) {
            if (context.has(Name.of(name))) {
                return context.get(Name.of(name));
            }
            return isFunction(name) ? new Called(context, name) : null;
        }

        @Override
        public boolean has(String name) {
            return context.has(Name.of(name)) || isFunction(name);
        }

        private static boolean isFunction(String name) {
            for (int arguments = 0; arguments < 4; arguments++) {
                if (RuleFunctions.find(name, arguments) != null) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void set(String name, Object value) {
            throw new UnsupportedOperationException(name);
        }
    }

    private record Called(RuleContext context, String name) implements JexlMethod {
        @Override
        public Class<?> getReturnType() {
            return Object.class;
        }

        @Override
        public Object invoke(Object target, Object... arguments) {
            if (name.equals("has")
                    && arguments[0] instanceof String path
                    && NAME.matcher(path).matches()) {
                return context.isFilled(Name.of(path));
            }
            return RuleFunctions.find(name, arguments.length).body().apply(context, arguments);
        }

        @Override
        public boolean isCacheable() {
            return false;
        }

        @Override
        public boolean tryFailed(Object value) {
            return false;
        }

        @Override
        public Object tryInvoke(String called, Object target, Object... arguments) {
            return JexlEngine.TRY_FAILED;
        }
    }

    /** Decimal numbers are exact, and a text joined with an amount shows it as people write it. */
    private static final class Exact extends JexlArithmetic {
        Exact() {
            super(true, MathContext.DECIMAL128, -1);
        }

        @Override
        public Object add(Object left, Object right) {
            boolean text = left instanceof String || right instanceof String;
            return text ? MessageText.show(left) + MessageText.show(right) : super.add(exact(left), exact(right));
        }

        @Override
        public Object subtract(Object left, Object right) {
            return super.subtract(exact(left), exact(right));
        }

        @Override
        public Object multiply(Object left, Object right) {
            return super.multiply(exact(left), exact(right));
        }

        @Override
        public Object divide(Object left, Object right) {
            return super.divide(exact(left), exact(right));
        }

        /** Conditions are true or false. */
        @Override
        public boolean testPredicate(Object condition) {
            if (condition instanceof Boolean answer) {
                return answer;
            }
            throw new ArithmeticException("neither true nor false: " + condition);
        }

        /** A literal such as {@code 0.3} is a double to JEXL, with the shortest digits that tell it: those that were typed. */
        private static Object exact(Object operand) {
            return operand instanceof Double ? new BigDecimal(operand.toString()) : operand;
        }
    }

    /** Equal for values that nobody could tell apart: numbers of one size, whatever class they are of. */
    static Object plain(Object value) {
        if (value instanceof Number number) {
            return new BigDecimal(number.toString()).stripTrailingZeros();
        }
        return value instanceof Collection<?> items
                ? items.stream().map(JexlOracle::plain).toList()
                : value;
    }
}
