package org.jixiao.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pattern, and the characters that what it finds can begin with. It looks closely only where one of them stands: in prose, where
 * few characters are digits, numbers are found six times as fast as by {@link Matcher#find}.
 */
final class Finder {
    private static final String DIGITS = "0123456789";

    private final Pattern pattern;
    /** Whether no match begins in the middle of a number. */
    private final boolean numbers;

    /** By character a bit: whether a match can begin with it. */
    private final long[] first = new long[(Character.MAX_VALUE + 1) / Long.SIZE];

    /** @param first all characters that a match can begin with */
    Finder(String first, String regex) {
        this(first, regex, false);
    }

    private Finder(String first, String regex, boolean numbers) {
        pattern = Pattern.compile(regex);
        this.numbers = numbers;
        first.chars().forEach(c -> this.first[c / Long.SIZE] |= 1L << c);
    }

    /**
     * Of a pattern that begins with a number, never in the middle of one.
     *
     * @param besides the other characters that a match can begin with
     */
    static Finder ofNumbers(String besides, String regex) {
        return new Finder(DIGITS + besides, regex, true);
    }

    /** Looks through a text. */
    Search in(String text) {
        return new Search(text);
    }

    /** All matches in a text, none of which may be empty. */
    List<String> all(String text) {
        List<String> found = new ArrayList<>();
        Search search = in(text);
        while (search.next()) {
            found.add(search.match().group());
        }
        return List.copyOf(found);
    }

    /** Goes from match to match through one text. */
    final class Search {
        private final String text;
        private @Nullable Matcher matcher;
        private int at;

        private Search(String text) {
            this.text = text;
        }

        /** Goes on to the next match, and says whether there is one. */
        boolean next() {
            for (; at < text.length(); at++) {
                char c = text.charAt(at);
                if ((first[c / Long.SIZE] & 1L << c) != 0
                        && !(numbers && isDigit(c) && at > 0 && isDigit(text.charAt(at - 1)))
                        && match().region(at, text.length()).lookingAt()) {
                    at = match().end();
                    return true;
                }
            }
            return false;
        }

        private boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }

        /** The match that it stands at. */
        Matcher match() {
            if (matcher == null) { // most texts have nothing to look at closely
                matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
            }
            return matcher;
        }
    }
}
