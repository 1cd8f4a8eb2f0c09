package org.jixiao.check;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One expression of the 审核规则 sheet, compiled. The language is the part of JEXL, the expression language of jxls, that says
 * something of a form: values by their paths, literals, operators, {@code ? :} and the {@link RuleFunctions}; nothing that could
 * act, loop or reach beyond the form. Whatever has a value means what it means to JEXL, which the tests hold it to; what lacks one of
 * the values that it works on has none itself, in front of {@code ?} as anywhere.
 *
 * <p>It is read here, not by JEXL, once, into a tree of {@link Term}s that know their functions and patterns. JEXL's interpreter
 * looks for them anew each time: judging a form by its rules took 1.6 times as long, and one file, cold, a seventh more.
 *
 * @param names what it reads or asks for, each with all its parts
 * @param mistaken whether the text is no expression, or one that is not allowed; then it is neither true nor false
 */
record Expression(String text, Term term, Set<String> names, boolean mistaken) {
    private static final Logger LOG = LoggerFactory.getLogger(Expression.class);

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
            /** In front of the columns of the row that a rule is asked about. */
            static final String ROW = "indicator.";

            static Name of(String path) {
                return new Name(
                        path.intern(),
                        path.startsWith(ROW) ? path.substring(ROW.length()).intern() : null);
            }

            @Override
            public @Nullable Object value(RuleContext context) {
                return context.get(this);
            }
        }
    }

    /** The expression of a text, mistaken or not. */
    static Expression compile(String text) {
        return COMPILED.computeIfAbsent(text, Expression::parse);
    }

    static Expression parse(String text) {
        try {
            return new ExpressionParser(text).parse();
        } catch (IllegalArgumentException e) {
            LOG.debug("No expression: {}", text, e);
            return new Expression(text, new Term.Literal(null), Set.of(), true);
        }
    }

    /** @throws RuntimeException where a value is missing, or of the wrong type */
    @Nullable
    Object evaluate(RuleContext context) {
        try {
            return term.value(context);
        } catch (StackOverflowError e) { // a pattern goes down once for each of 32,767 letters
            throw new NotEvaluatedException(text);
        }
    }

    /** Whether a condition holds. */
    boolean holds(RuleContext context) {
        return RuleArithmetic.isTrue(evaluate(context));
    }
}
