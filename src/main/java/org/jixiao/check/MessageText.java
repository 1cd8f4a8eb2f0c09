package org.jixiao.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jixiao.model.Amount;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A sentence of the 审核规则 sheet with {@code {expression}} where a value is printed. Values are only ever printed: what a
 * department typed never becomes part of an expression.
 */
final class MessageText {
    private static final Logger LOG = LoggerFactory.getLogger(MessageText.class);

    /** Strings and {@link Expression}s, in order. */
    private final List<Object> parts;

    private MessageText(List<Object> parts) {
        this.parts = parts;
    }

    /** @throws ExpressionException where an expression does not compile, or a brace is not closed */
    static MessageText compile(String text) throws ExpressionException {
        List<Object> parts = new ArrayList<>();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int close = closing(text, open);
            if (close < 0) {
                throw new ExpressionException("@1:" + (open + 1) + " { without }");
            }
            parts.add(text.substring(from, open));
            parts.add(Expression.compile(text.substring(open + 1, close)));
            from = close + 1;
        }
        parts.add(text.substring(from));
        return new MessageText(List.copyOf(parts));
    }

    /** A sentence that is printed as it stands. */
    static MessageText plain(String text) {
        return new MessageText(List.of(text));
    }

    /** The brace that closes the one at {@code open}; braces in quotes do not count. */
    private static int closing(String text, int open) {
        int depth = 0;
        char quote = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** The sentence. An expression that cannot be evaluated prints nothing: half a message is better than none. */
    String print(RuleContext context) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            if (part instanceof Expression expression) {
                try {
                    text.append(show(expression.evaluate(context)));
                } catch (RuntimeException e) {
                    LOG.debug("A message lacks a value: {}", e.getMessage());
                }
            } else {
                text.append(part);
            }
        }
        return text.toString();
    }

    List<Expression> expressions() {
        return parts.stream()
                .filter(Expression.class::isInstance)
                .map(Expression.class::cast)
                .toList();
    }

    /** A value as people write it: amounts with separators, dates as 2020-01-02, nothing for null, lists joined by 、. */
    static String show(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return Amount.format(number);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(MessageText::show).collect(Collectors.joining("、"));
        }
        return value == null ? "" : value.toString();
    }
}
