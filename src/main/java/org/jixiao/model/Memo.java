package org.jixiao.model;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what a function says of a text, for functions that always say the same. Each text has one place, and takes it from
 * the one that had it before: the memory is bounded, nothing is ever locked, and what is forgotten is only worked out again.
 *
 * <p>A dozen rules ask what the same target, the same name is; departments write {@code ≥95%} a thousand times. Judging a form takes a third
 * of the time that it takes without.
 */
public final class Memo<V> {
    /** Longer texts are not kept, so that a thousand of them do not fill the memory. */
    private static final int LONGEST = 2_000;

    private static final int PLACES = 1 << 11;

    private final Function<String, V> function;

    @SuppressWarnings("unchecked") // there are no arrays of Entry<V>
    private final @Nullable Entry<V>[] entries = (Entry<V>[]) new Entry<?>[PLACES];

    /** Of the texts: most of those that nobody has asked for are told by their hash, without a look at what stands in their place. */
    private final int[] hashes = new int[PLACES];

    private record Entry<V>(String text, V value) {}

    private static final Memo<String> TEXTS = new Memo<>(text -> text);

    /** The same text for the same words: what stands in every form, or is said of it, is kept once. */
    static String shared(String text) {
        return TEXTS.of(text);
    }

    /** @param function gives the same for the same text, never null, and something that nobody changes */
    public Memo(Function<String, V> function) {
        this.function = function;
    }

    /** What the function says of the text. */
    public V of(String text) {
        int hash = text.hashCode();
        int place = (hash ^ (hash >>> 11)) & (PLACES - 1);
        Entry<V> known = hashes[place] == hash ? entries[place] : null;
        if (known != null && known.text().equals(text)) {
            return known.value();
        }
        V value = function.apply(text);
        if (text.length() <= LONGEST) {
            hashes[place] = hash;
            entries[place] = new Entry<>(text, value); // all of it is final: other threads see it whole
        }
        return value;
    }
}
