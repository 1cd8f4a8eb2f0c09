package org.jixiao.check;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One expression of the 审核规则 sheet, compiled. The language is the part of JEXL, the expression language of jxls, that says
 * something of a form: values by their paths, literals, operators, {@code ? :} and the {@link RuleFunctions}; nothing that could
 * act, loop or reach beyond the form. Whatever it takes means what it means to JEXL, which the tests hold it to.
 *
 * <p>It is read here, not by JEXL, once, into a tree of {@link Term}s that know their functions and patterns. JEXL's interpreter
 * looks for them anew each time: judging a form by its rules took 1.6 times as long, and one file, cold, a seventh more.
 *
 * @param names what it reads or asks for, each with all its parts
 */
record Expression(String text, Term term, Set<String> names) {
    /** Stands in for one that does not compile: neither true nor false, so that its rule is never evaluated. */
    static final Expression BROKEN = new Expression("null", new Term.Literal(null), Set.of());

    /** By their texts: templates share most of their rules, and each is looked through before it is used. */
    private static final Map<String, Expression> COMPILED = new ConcurrentHashMap<>();

    /** A part of an expression that has a value by itself. Safe to share between threads. */
    interface Term {
        /** @throws RuntimeException where a value is missing, or of the wrong type */
        @Nullable
        Object value(RuleContext context);

        /** A number, a text, true, false or null as written. */
        record Literal(@Nullable Object written) implements Term {
            @Override
            public @Nullable Object value(RuleContext context) {
                return written;
            }
        }

        /**
         * A value of the form, or a variable.
         *
         * @param column in a row, null for all other paths
         */
        record Name(String path, @Nullable String column) implements Term {
            private static final String ROW = "indicator.";

            static Name of(String path) {
                return new Name(path, path.startsWith(ROW) ? path.substring(ROW.length()) : null);
            }

            @Override
            public @Nullable Object value(RuleContext context) {
                return context.get(this);
            }
        }
    }

    /** @throws ExpressionException where it is not an expression, or one that is not allowed */
    static Expression compile(String text) throws ExpressionException {
        Expression known = COMPILED.get(text);
        if (known == null) {
            known = new ExpressionParser(text).parse();
            COMPILED.put(text, known);
        }
        return known;
    }

    /** @throws RuntimeException where a value is missing, or of the wrong type */
    @Nullable
    Object evaluate(RuleContext context) {
        try {
            return term.value(context);
        } catch (StackOverflowError e) { // a pattern goes down once for each of 32,767 letters
            throw new NotEvaluatedException(NotEvaluatedException.Reason.OTHER, text);
        }
    }

    /** Whether a condition holds. */
    boolean holds(RuleContext context) {
        if (evaluate(context) instanceof Boolean answer) {
            return answer;
        }
        throw new IllegalStateException("neither true nor false: " + text);
    }
}
