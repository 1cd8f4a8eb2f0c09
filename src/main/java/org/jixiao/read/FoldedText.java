package org.jixiao.read;

import java.util.Arrays;
import org.jixiao.model.Folding;
import org.jspecify.annotations.Nullable;

/**
 * A text with its characters folded as those of labels are, and the way back: what was found in the folded text can be cut out of
 * the original, as it was typed. ({@code ……} folds to six points, {@code ㎡} to two letters.)
 */
final class FoldedText {
    private final String original;
    private final String folded;
    /** For each place in the folded text the place in the original that it comes from; null where it is the same place. */
    private final int @Nullable [] origin;

    FoldedText(String original) {
        this.original = original;
        String simple = Folding.oneToOne(original);
        if (simple != null) {
            folded = simple;
            origin = null;
            return;
        }
        StringBuilder text = new StringBuilder();
        int[] places = new int[original.length() + 1];
        int end;
        for (int start = 0; start < original.length(); start = end) {
            end = original.offsetByCodePoints(start, 1);
            while (end < original.length() && Character.getType(original.charAt(end)) == Character.NON_SPACING_MARK) {
                end++; // folded together with the letter below it
            }
            String part = Folding.fold(original.substring(start, end));
            int length = text.length() + part.length();
            places = length < places.length ? places : Arrays.copyOf(places, 2 * length);
            Arrays.fill(places, text.length(), length, start);
            text.append(part);
        }
        folded = text.toString();
        origin = places;
    }

    String folded() {
        return folded;
    }

    /** The original of a part of the folded text. */
    String original(int from, int to) {
        return original.substring(place(from), place(to));
    }

    private int place(int index) {
        return origin == null ? index : index == folded.length() ? original.length() : origin[index];
    }
}
