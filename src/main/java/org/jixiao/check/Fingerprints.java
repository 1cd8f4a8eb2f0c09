package org.jixiao.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** The fingerprints of many texts, to find those that have something in common. */
final class Fingerprints {
    private static final long BASE = 0x9E3779B97F4A7C15L;

    /** The low bits of a key number the fingerprints, the high ones are of its hash. */
    private static final int NUMBER_BITS = 30;

    private final int least;
    private final int gram;
    private long[] keys = new long[256];
    private long[] marks = new long[256];
    private int size;

    /** @param least how many letters two texts must have in common to be found for sure */
    Fingerprints(int least) {
        this.least = least;
        gram = least / 2;
    }

    /**
     * Where a fingerprint stands.
     *
     * @param text the number of the text
     * @param place which letter of the text it begins with
     */
    record Mark(int text, int place) {}

    /**
     * Winnowing (Schleimer, Wilkerson and Aiken 2003): of so many neighbouring hashes of runs half as long as {@code least} the smallest
     * is kept that two texts with a common run of {@code least} letters or more have kept the same hash somewhere in it.
     */
    void add(int text, char[] letters) {
        long[] hashes = hashes(letters);
        int window = least - gram + 1;
        int kept = -1;
        int smallest = -1;
        for (int i = 0; i < hashes.length; i++) {
            if (smallest > i - window && smallest >= 0) {
                smallest = hashes[i] <= hashes[smallest] ? i : smallest;
            } else {
                smallest = Math.max(0, i - window + 1);
                for (int j = smallest + 1; j <= i; j++) {
                    smallest = hashes[j] <= hashes[smallest] ? j : smallest;
                }
            }
            if (i >= window - 1 && smallest != kept) {
                kept = smallest;
                add(hashes[kept], text, kept);
            }
        }
    }

    /** The 64-bit hash of every run of {@code gram} letters, by the place of its first one. */
    private long[] hashes(char[] letters) {
        long[] hashes = new long[Math.max(0, letters.length - gram + 1)];
        long leaving = 1;
        for (int i = 0; i < gram; i++) {
            leaving *= BASE;
        }
        long hash = 0;
        for (int i = 0; i < letters.length; i++) {
            hash = hash * BASE + letters[i] + 1;
            if (i >= gram) {
                hash -= leaving * (letters[i - gram] + 1);
            }
            if (i >= gram - 1) {
                hashes[i - gram + 1] = (hash ^ (hash >>> 31)) * BASE;
            }
        }
        return hashes;
    }

    private void add(long hash, int text, int place) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            marks = Arrays.copyOf(marks, size * 2);
        }
        keys[size] = (hash << NUMBER_BITS) | size;
        marks[size] = ((long) text << Integer.SIZE) | place;
        size++;
    }

    /** Gives all places of each fingerprint that stands in several, in the order in which they were added. */
    void common(Consumer<List<Mark>> listener) {
        Arrays.sort(keys, 0, size);
        for (int from = 0, to; from < size; from = to) {
            to = from + 1;
            while (to < size && keys[to] >>> NUMBER_BITS == keys[from] >>> NUMBER_BITS) {
                to++;
            }
            if (to - from > 1) {
                List<Mark> same = new ArrayList<>();
                for (int i = from; i < to; i++) {
                    long mark = marks[(int) (keys[i] & ((1L << NUMBER_BITS) - 1))];
                    same.add(new Mark((int) (mark >> Integer.SIZE), (int) mark));
                }
                listener.accept(same);
            }
        }
    }
}
