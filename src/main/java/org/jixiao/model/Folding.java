package org.jixiao.model;

import java.text.Normalizer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Texts in one width: full-width and other compatibility characters as plain ones, as Unicode's NFKC has it, and radicals that look like
 * a character as that character.
 *
 * <p>Nearly every text of a form is looked at in this way, many of them several times. Most characters fold to one character
 * whatever stands beside them; what to is asked of {@link Normalizer} once for each of them and then looked up in a table. A text with
 * any other character takes the long way. Reading and judging a form takes a
 * quarter less time than without the table.
 */
public final class Folding {
    /** Not one character by itself: it folds to several, or joins with its neighbours. */
    private static final char ANOTHER = '\uFFFF';

    /** By character what it folds to, 0 as long as nobody has asked. A race does no harm: each thread finds the same. */
    private static final char[] PLAIN = new char[Character.MAX_VALUE + 1];

    /** By character one of the kinds below, 0 as long as nobody has asked. */
    private static final byte[] KINDS = new byte[Character.MAX_VALUE + 1];

    /**
     * Radicals that PDF files have in the place of characters, each before the one that it looks like. Unicode calls them equivalent, but NFKC
     * leaves them as they are, unlike those of Kangxi.
     */
    private static final String RADICALS =
            "⺁厂⺄乙⺈刀⺊卜⺒巳⺓幺⺝月⺠民⺧牛⺩王⺶羊⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长" + "⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙";

    private static final byte LETTER = 1;
    private static final byte BLANK = 2;
    private static final byte OTHER = 4;

    private Folding() {}

    /** The text in one width. */
    public static String fold(String text) {
        String folded = each(text, false);
        return folded == null ? Normalizer.normalize(inPlace(text), Normalizer.Form.NFKC) : folded;
    }

    /**
     * The same character by character: what is found in it stands at the same place of the text as it was typed. What folds to several
     * characters, or joins with its neighbours, stays as it is.
     */
    public static String inPlace(String text) {
        return Objects.requireNonNull(each(text, true));
    }

    /** Null where a character does not fold to one, unless such stay. */
    private static @Nullable String each(String text, boolean othersStay) {
        char[] folded = text.toCharArray();
        boolean changed = false;
        for (int i = 0; i < folded.length; i++) {
            char c = folded[i];
            char plain = PLAIN[c] == 0 ? lookUp(c) : PLAIN[c];
            if (plain == ANOTHER && !othersStay) {
                return null;
            }
            folded[i] = plain == ANOTHER ? c : plain;
            changed |= folded[i] != c;
        }
        return changed ? new String(folded) : text;
    }

    private static char lookUp(char c) {
        int radical = RADICALS.indexOf(c);
        char like = radical < 0 ? c : RADICALS.charAt(radical | 1);
        String alone = Normalizer.normalize(Character.toString(like), Normalizer.Form.NFKC);
        boolean simple = alone.length() == 1 && standsAlone(c) && standsAlone(alone.charAt(0));
        PLAIN[c] = simple ? alone.charAt(0) : ANOTHER;
        return PLAIN[c];
    }

    /** Whether a character never joins with the one before it: no mark, no part of a Korean syllable, no half of a pair. */
    private static boolean standsAlone(char c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> Character.UnicodeScript.of(c) != Character.UnicodeScript.HANGUL;
        };
    }

    /** A text without white space and invisible characters. */
    public static String dense(String text) {
        return dense(text, '\0');
    }

    /** The same, but one of these characters, which is wanted, stays. */
    public static String dense(String text, char besides) {
        return keep(text, (byte) (LETTER | OTHER), besides);
    }

    /** The letters and numbers of a text, and one other character that is wanted besides. */
    public static String letters(String text, char besides) {
        return keep(text, LETTER, besides);
    }

    /** Whether a character counts for {@link #letters}; no half of a pair does. */
    public static boolean isLetter(char c) {
        return (KINDS[c] == 0 ? kind(c) : KINDS[c]) == LETTER;
    }

    private static String keep(String text, byte kinds, char besides) {
        char[] kept = text.toCharArray();
        int count = 0;
        int length;
        for (int i = 0; i < kept.length; i += length) {
            char c = kept[i];
            byte kind = KINDS[c];
            length = 1;
            if (kind == 0 && Character.isHighSurrogate(c)) {
                int codePoint = Character.codePointAt(kept, i);
                length = Character.charCount(codePoint);
                kind = kind(codePoint);
            } else if (kind == 0) {
                kind = kind(c);
                KINDS[c] = kind;
            }
            if ((kind & kinds) != 0 || c == besides) {
                kept[count++] = c;
                if (length > 1) {
                    kept[count++] = kept[i + 1];
                }
            }
        }
        return count == kept.length ? text : new String(kept, 0, count);
    }

    private static byte kind(int c) {
        int type = Character.getType(c);
        if (Character.isLetterOrDigit(c) || type == Character.LETTER_NUMBER || type == Character.OTHER_NUMBER) {
            return LETTER;
        }
        boolean blank = Character.isWhitespace(c) || Character.isSpaceChar(c) || type == Character.FORMAT;
        return blank ? BLANK : OTHER;
    }
}
