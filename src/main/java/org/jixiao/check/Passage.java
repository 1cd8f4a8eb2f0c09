package org.jixiao.check;

import java.util.Arrays;
import java.util.Collection;
import java.util.stream.IntStream;
import org.jixiao.check.Fingerprints.Mark;
import org.jixiao.model.Folding;
import org.jspecify.annotations.Nullable;

/**
 * A text as it is compared with others: its letters and digits only, in one width. What everybody may write alike, names and titles
 * of documents, stands as a gap that is equal to nothing.
 */
final class Passage {
    private static final char GAP = '\0';
    private static final int SHOWN = 30;

    private final String text;

    /** Its letters, with gaps. */
    final char[] letters;

    /** How many letters count. */
    final int length;

    /** By letter its place in the text: asked for only where something is found. */
    private int @Nullable [] places;

    /** @param names in the order of their length, longest first, so that a name within a name does no harm */
    Passage(String text, Collection<String> names) {
        this.text = text;
        char[] kept = new char[text.length()];
        int count = 0;
        boolean title = false;
        for (int i = 0; i < kept.length; i++) {
            char c = text.charAt(i);
            title = c == '《' ? text.indexOf('》', i) > 0 : title && c != '》';
            if (isLetter(c)) {
                kept[count++] = title ? GAP : folded(c);
            }
        }
        letters = Arrays.copyOf(kept, count);
        String plain = new String(letters);
        for (String name : names) {
            for (int i = name.isEmpty() ? -1 : plain.indexOf(name);
                    i >= 0;
                    i = plain.indexOf(name, i + name.length())) {
                Arrays.fill(letters, i, i + name.length(), GAP);
            }
        }
        for (char letter : letters) {
            count -= letter == GAP ? 1 : 0;
        }
        length = count;
    }

    private static char folded(char c) {
        return c >= '！' && c <= '～' ? (char) (c - '！' + '!') : c;
    }

    private static boolean isLetter(char c) {
        return Folding.isLetter(folded(c));
    }

    private int place(int letter) {
        if (places == null) {
            places = IntStream.range(0, text.length())
                    .filter(i -> isLetter(text.charAt(i)))
                    .toArray();
        }
        return places[letter];
    }

    /** A run of letters that two texts have in common; places count letters. */
    record Run(int start, int otherStart, int length) {
        static final Run NONE = new Run(0, 0, 0);

        /** The same, as the other text has it. */
        Run reversed() {
            return new Run(otherStart, start, length);
        }
    }

    /** How long a common run around two places can be at most: to the ends of the texts. */
    int reach(Mark mark, Passage other, Mark otherMark) {
        int place = mark.place();
        int otherPlace = otherMark.place();
        return Math.min(place, otherPlace) + Math.min(letters.length - place, other.letters.length - otherPlace);
    }

    /** The whole common run around two places; none where the letters there differ. */
    Run around(Mark mark, Passage other, Mark otherMark) {
        int place = mark.place();
        int otherPlace = otherMark.place();
        int before = 0;
        while (same(place - before - 1, other, otherPlace - before - 1)) {
            before++;
        }
        int after = 0;
        while (same(place + after, other, otherPlace + after)) {
            after++;
        }
        return after == 0 ? Run.NONE : new Run(place - before, otherPlace - before, before + after);
    }

    /** Whether both have the same letter at these places, which may be beyond their ends. */
    private boolean same(int place, Passage other, int otherPlace) {
        return Math.min(place, otherPlace) >= 0
                && place < letters.length
                && otherPlace < other.letters.length
                && letters[place] == other.letters[otherPlace]
                && letters[place] != GAP;
    }

    /** How many characters a run of letters has as typed, with the punctuation in it. */
    int typedLength(Run run) {
        return run.length() == 0 ? 0 : place(run.start() + run.length() - 1) + 1 - place(run.start());
    }

    /** How a run begins, as typed. */
    String excerpt(Run run) {
        int from = place(run.start());
        int to = from + typedLength(run);
        String typed = text.substring(from, Math.min(to, from + SHOWN)).replaceAll("\\s+", " ");
        return to - from > SHOWN ? typed + "……" : typed;
    }
}
