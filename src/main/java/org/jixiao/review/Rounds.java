package org.jixiao.review;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.util.CellReference;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Finding;
import org.jspecify.annotations.Nullable;

/** Compares the findings of this round with those of the last one: new, still open, mended. */
final class Rounds {
    private Rounds() {}

    /**
     * The remarks with their states, followed by those of the last round that are mended. A finding is the same one where rule and
     * field agree; of several, one in the same cell is preferred (rows move while people mend).
     */
    static List<Remark> compare(List<RemarkSheet.Earlier> earlier, List<Remark> remarks) {
        List<RemarkSheet.Earlier> left = new ArrayList<>(earlier);
        List<Remark> told = new ArrayList<>(remarks);
        for (boolean sameCell : new boolean[] {true, false}) {
            told.replaceAll(remark -> {
                RemarkSheet.Earlier match = remark.state() == Remark.State.OPEN
                        ? null
                        : left.stream()
                                .filter(e -> isSame(e, remark.finding(), sameCell))
                                .findFirst()
                                .orElse(null);
                if (match == null) {
                    return remark;
                }
                left.remove(match);
                return new Remark(remark.finding(), remark.fieldName(), Remark.State.OPEN);
            });
        }
        for (RemarkSheet.Earlier mended : left) {
            told.add(new Remark(asFinding(mended), mended.field(), Remark.State.MENDED));
        }
        return told;
    }

    private static Finding asFinding(RemarkSheet.Earlier earlier) {
        return new Finding(
                earlier.rule(),
                earlier.severity(),
                "",
                address(earlier),
                earlier.field(),
                earlier.message(),
                "",
                "",
                "",
                "");
    }

    private static @Nullable CellAddress address(RemarkSheet.Earlier earlier) {
        if (earlier.cell().isEmpty()) {
            return null;
        }
        CellReference cell = new CellReference(earlier.cell());
        return new CellAddress(earlier.sheet(), cell.getRow(), cell.getCol());
    }

    private static boolean isSame(RemarkSheet.Earlier earlier, Finding finding, boolean sameCell) {
        CellAddress at = finding.at();
        boolean cell = at == null ? earlier.cell().isEmpty() : at.a1().equals(earlier.cell());
        return earlier.rule().equals(finding.rule()) && earlier.field().equals(finding.field()) && (cell || !sameCell);
    }
}
