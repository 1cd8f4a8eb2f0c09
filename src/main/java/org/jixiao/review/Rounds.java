package org.jixiao.review;

import java.util.ArrayList;
import java.util.List;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Finding;

/** Compares the findings of this round with those of the last one: new, still open, mended. */
final class Rounds {
    private Rounds() {}

    /**
     * The remarks with their states, followed by those of the last round that are mended. A finding is the same one where rule and
     * field agree; of several, one in the same cell is preferred (rows move while people mend).
     *
     * @param earlier what the last round found, as far as its remark sheet says: mended, unless it is found again
     */
    static List<Remark> compare(List<Remark> earlier, List<Remark> remarks) {
        List<Remark> left = new ArrayList<>(earlier);
        List<Remark> told = new ArrayList<>(remarks);
        for (boolean sameCell : new boolean[] {true, false}) {
            told.replaceAll(remark -> left.stream()
                    .filter(each ->
                            remark.state() != Remark.State.OPEN && isSame(each.finding(), remark.finding(), sameCell))
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

    /** The sheet may have another name by now. */
    private static boolean isSame(Finding earlier, Finding finding, boolean sameCell) {
        return earlier.rule().equals(finding.rule())
                && earlier.field().equals(finding.field())
                && (!sameCell || a1(earlier).equals(a1(finding)));
    }

    private static String a1(Finding finding) {
        CellAddress at = finding.at();
        return at == null ? "" : at.a1();
    }
}
