package org.jixiao.check;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names, literals and signs of an expression, one after the other. */
final class ExpressionTokens {
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

    /** No rule is that long, and the stack holds it however it is nested. */
    private static final int MOST = 500;

    private final String text;
    private final Matcher matcher;
    private int count;
    private String token = "";
    private String kind = "";

    /** Stands at the first token. */
    ExpressionTokens(String text) throws ExpressionException {
        this.text = text;
        matcher = TOKEN.matcher(text);
        next(0);
    }

    /** What kind of token it stands at: a group of the pattern. */
    String kind() {
        return kind;
    }

    boolean is(String sign) {
        return kind.equals("sign") && token.equals(sign);
    }

    /** The token where it stood; it goes on to the next one. */
    String take() throws ExpressionException {
        String taken = token;
        next(matcher.end());
        return taken;
    }

    /** Goes on where it stands at a sign, and says whether it did. */
    boolean accept(String sign) throws ExpressionException {
        boolean found = is(sign);
        if (found) {
            take();
        }
        return found;
    }

    void expect(String sign) throws ExpressionException {
        if (!accept(sign)) {
            throw unexpected();
        }
    }

    ExpressionException unexpected() {
        return new ExpressionException("@" + (matcher.start() + 1) + " " + token);
    }

    private void next(int from) throws ExpressionException {
        Matcher blanks = BLANKS.matcher(text).region(from, text.length());
        int at = blanks.lookingAt() ? blanks.end() : from;
        if (!matcher.region(at, text.length()).lookingAt() || ++count > MOST) {
            throw new ExpressionException("@" + (at + 1));
        }
        token = matcher.group();
        for (String group : KINDS) {
            kind = matcher.start(group) < 0 ? kind : group;
        }
        if (kind.equals("name") && WORDS.containsKey(token)) {
            token = WORDS.getOrDefault(token, token);
            kind = "sign";
        }
    }
}
