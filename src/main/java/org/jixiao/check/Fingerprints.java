package org.jixiao.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** The fingerprints of many texts, to find those that have something in common. */
final class Fingerprints {
    /** The low bits of a key number the fingerprints, the high ones are of its hash. */
    private static final int NUMBER_BITS = 30;

    private final int least;
    private long[] keys = new long[256];
    private int[] texts = new int[256];
    private int[] places = new int[256];
    private int size;

    /** @param least how many letters two texts must have in common to be found for sure */
    Fingerprints(int least) {
        this.least = least;
    }

    /**
     * Where a fingerprint stands.
     *
     * @param text the number of the text
     * @param place which letter of the text it begins with
     */
    record Mark(int text, int place) {}

    void add(int text, Passage passage) {
        passage.fingerprints(least, (hash, place) -> add(hash, text, place));
    }

    private void add(long hash, int text, int place) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            texts = Arrays.copyOf(texts, size * 2);
            places = Arrays.copyOf(places, size * 2);
        }
        keys[size] = (hash << NUMBER_BITS) | size;
        texts[size] = text;
        places[size] = place;
        size++;
    }

    /** Gives all places of each fingerprint that stands in several, in the order in which they were added. */
    void common(Consumer<List<Mark>> listener) {
        long[] sorted = Arrays.copyOf(keys, size);
        Arrays.sort(sorted);
        for (int from = 0, to; from < size; from = to) {
            List<Mark> marks = new ArrayList<>();
            for (to = from; to < size && sorted[to] >>> NUMBER_BITS == sorted[from] >>> NUMBER_BITS; to++) {
                int number = (int) (sorted[to] & ((1L << NUMBER_BITS) - 1));
                marks.add(new Mark(texts[number], places[number]));
            }
            if (marks.size() > 1) {
                listener.accept(marks);
            }
        }
    }
}
