package org.jixiao.check;

import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlContext;
import org.apache.commons.jexl3.JexlEngine;
import org.apache.commons.jexl3.JexlException;
import org.apache.commons.jexl3.JexlFeatures;
import org.apache.commons.jexl3.JexlInfo;
import org.apache.commons.jexl3.JexlScript;
import org.apache.commons.jexl3.introspection.JexlPermissions;
import org.jspecify.annotations.Nullable;

/**
 * One expression of the 审核规则 sheet, compiled. The language is JEXL without everything that could act, loop or reach beyond
 * the form: no assignment, statement, loop, lambda, {@code new}, pragma or method call; only {@link RuleFunctions}, operators
 * and the values of a {@link RuleContext}. Safe to share between threads.
 */
final class Expression {
    private static final JexlFeatures FEATURES = new JexlFeatures()
            .script(false)
            .register(false)
            .localVar(false)
            .sideEffect(false)
            .sideEffectGlobal(false)
            .newInstance(false)
            .methodCall(false)
            .loops(false)
            .lambda(false)
            .pragma(false)
            .namespacePragma(false)
            .importPragma(false)
            .annotation(false);

    /** With a cache JEXL remembers in an expression which method a call means, and need not look for it each time. */
    private static final int CACHED = 16;

    private static final JexlEngine ENGINE = new JexlBuilder()
            .features(FEATURES)
            .permissions(new FunctionsOnly())
            .arithmetic(new RuleArithmetic())
            .strict(true)
            .silent(false)
            .safe(false)
            .antish(true)
            .cache(CACHED)
            .create();

    /** {@code has(a.b)} would read a.b before has is called, so it is taken as {@code has('a.b')}. */
    private static final Pattern HAS_NAME = Pattern.compile("\\bhas\\(\\s*([A-Za-z]\\w*(?:\\.[A-Za-z]\\w*)*)\\s*\\)");

    private static final Pattern HAS_PATH = Pattern.compile("\\bhas\\(\\s*['\"]([^'\"]*)['\"]\\s*\\)");

    /** Stands in for one that does not compile: neither true nor false, so that its rule is never evaluated. */
    static final Expression BROKEN = new Expression(ENGINE.createScript("null"));

    /** By their texts: templates share most of their rules, and each is looked through before it is used. */
    private static final Map<String, Expression> COMPILED = new ConcurrentHashMap<>();

    private final JexlScript script;

    /**
     * What JEXL may touch: the few classes of the JDK that it takes for harmless, and the functions. Not the context: JEXL calls
     * a context's own methods by their bare names, and {@code has} would be the wrong one.
     */
    private static final class FunctionsOnly extends JexlPermissions.Delegate {
        FunctionsOnly() {
            super(new JexlPermissions.ClassPermissions(RuleFunctions.class));
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
            return this; // nothing can be added
        }
    }

    private Expression(JexlScript script) {
        this.script = script;
    }

    /** @throws ExpressionException where it is not an expression, or one that is not allowed */
    static Expression compile(String text) throws ExpressionException {
        if (text.isBlank()) {
            throw new ExpressionException("nothing");
        }
        Expression known = COMPILED.get(text);
        if (known != null) {
            return known;
        }
        String source = HAS_NAME.matcher(text.strip()).replaceAll("has('$1')");
        try {
            Expression compiled = new Expression(ENGINE.createScript(FEATURES, new JexlInfo("", 1, 1), source));
            COMPILED.put(text, compiled);
            return compiled;
        } catch (JexlException e) {
            throw new ExpressionException(String.valueOf(e.getMessage()));
        } catch (StackOverflowError e) { // the parser goes down once for each bracket
            throw new ExpressionException("nested too deeply");
        }
    }

    /** @throws RuntimeException where a value is missing, or of the wrong type */
    @Nullable
    Object evaluate(RuleContext context) {
        return script.execute(context);
    }

    /** Whether a condition holds. */
    boolean holds(RuleContext context) {
        if (evaluate(context) instanceof Boolean answer) {
            return answer;
        }
        throw new IllegalStateException("neither true nor false: " + script.getSourceText());
    }

    /** The names that it reads or asks for, each with all its parts. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (List<String> parts : script.getVariables()) {
            names.add(String.join(".", parts));
        }
        Matcher asked = HAS_PATH.matcher(script.getSourceText());
        while (asked.find()) {
            names.add(asked.group(1));
        }
        return names;
    }
}
