package org.jixiao.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jixiao.model.Amount;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A sentence of the 审核规则 sheet with {@code {expression}} where a value is printed. Values are only ever printed: what a
 * department typed never becomes part of an expression.
 *
 * @param parts what is printed as it stands, and what is worked out, in turn
 */
record MessageText(List<Expression> parts) {
    /** More of them nobody typed. */
    private static final int DECIMALS = 4;

    private static final Logger LOG = LoggerFactory.getLogger(MessageText.class);

    /** An expression in its braces, which may be in its quotes too; or a brace that is not closed. */
    private static final Pattern PLACE = Pattern.compile("\\{((?:[^{}'\"]|'[^']*+'|\"[^\"]*+\")*+)}|\\{");

    static MessageText compile(String text) {
        List<Expression> parts = new ArrayList<>();
        Matcher place = PLACE.matcher(text);
        int from = 0;
        while (place.find()) {
            parts.add(plain(text.substring(from, place.start())));
            parts.add(Expression.compile(place.group(1) == null ? place.group() : place.group(1)));
            from = place.end();
        }
        parts.add(plain(text.substring(from)));
        return new MessageText(List.copyOf(parts));
    }

    private static Expression plain(String text) {
        return new Expression(text, new Expression.Term.Literal(text), Set.of(), false);
    }

    /** The sentence. An expression that cannot be evaluated prints nothing: half a message is better than none. */
    String print(RuleContext context) {
        StringBuilder text = new StringBuilder();
        for (Expression part : parts) {
            try {
                text.append(show(part.evaluate(context)));
            } catch (RuntimeException e) {
                LOG.debug("A message lacks a value: {}", e.getMessage());
            }
        }
        return text.toString();
    }

    /** A value as people write it: amounts with separators and without the tail of a division, dates as 2020-01-02, nothing for null, lists joined by 、. */
    static String show(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return Amount.format(number.setScale(Math.min(number.scale(), DECIMALS), RoundingMode.HALF_UP));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(MessageText::show).collect(Collectors.joining("、"));
        }
        return value == null ? "" : value.toString();
    }
}
