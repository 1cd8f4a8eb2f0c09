package org.jixiao.review;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Finding;

/** Compares the findings of this round with those of the last one: new, still open, mended. */
final class Rounds {
    /** What of the place must agree, first of all, next, and so on. */
    private static final List<List<Function<CellAddress, String>>> PASSES = List.of(
            List.of(CellAddress::sheet, CellAddress::a1),
            List.of(CellAddress::sheet),
            List.of(CellAddress::a1),
            List.of());

    private Rounds() {}

    /**
     * The remarks with their states, followed by those of the last round that are mended. A finding is the same one where rule and
     * field agree; of several, one in the same cell is preferred (rows move while people mend), and before that one on the same sheet
     * (which may have another name by now).
     *
     * @param earlier what the last round found, as far as its remark sheet says: mended, unless it is found again
     */
    static List<Remark> compare(List<Remark> earlier, List<Remark> remarks) {
        List<Remark> left = new ArrayList<>(earlier);
        List<Remark> told = new ArrayList<>(remarks);
        for (List<Function<CellAddress, String>> places : PASSES) {
            told.replaceAll(remark -> left.stream()
                    .filter(each ->
                            remark.state() != Remark.State.OPEN && isSame(each.finding(), remark.finding(), places))
                    .findFirst()
                    .map(match -> {
                        left.remove(match);
                        return new Remark(remark.finding(), remark.fieldName(), Remark.State.OPEN);
                    })
                    .orElse(remark));
        }
        told.addAll(left);
        return told;
    }

    private static boolean isSame(Finding earlier, Finding finding, List<Function<CellAddress, String>> places) {
        return earlier.rule().equals(finding.rule())
                && earlier.field().equals(finding.field())
                && places.stream().allMatch(place -> place(earlier, place).equals(place(finding, place)));
    }

    private static String place(Finding finding, Function<CellAddress, String> place) {
        CellAddress at = finding.at();
        return at == null ? "" : place.apply(at);
    }
}
