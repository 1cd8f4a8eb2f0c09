package org.jixiao.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jixiao.model.CellAddress;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Finding;
import org.jixiao.model.Table;
import org.jixiao.model.Value;
import org.jspecify.annotations.Nullable;

/** Which form each finding is in. */
public final class FindingPlaces {
    /** Rows that a form may have above its first value: its title. */
    private static final int TITLE_ROWS = 1;

    private final Map<Finding, CollectedForm> formOf = new IdentityHashMap<>();
    private final Map<CollectedForm, List<Finding>> findingsOf = new HashMap<>();

    /** @param forms among which they are looked for */
    public FindingPlaces(Collection<CollectedForm> forms, Collection<Finding> findings) {
        Map<List<String>, List<CollectedForm>> bySheet = Groups.by(forms, form -> List.of(form.file(), form.sheet()));
        for (Finding finding : findings) {
            CellAddress at = finding.at();
            if (at != null) {
                List<CollectedForm> onSheet = bySheet.getOrDefault(List.of(finding.file(), at.sheet()), List.of());
                CollectedForm form = onSheet.size() == 1 ? onSheet.get(0) : find(at, onSheet);
                if (form != null) {
                    formOf.put(finding, form);
                    findingsOf.computeIfAbsent(form, f -> new ArrayList<>()).add(finding);
                }
            }
        }
    }

    /** The form that a finding is in; null for a finding about the roster or a file. */
    public @Nullable CollectedForm formOf(Finding finding) {
        return formOf.get(finding);
    }

    /** What was found in a form. */
    public List<Finding> findingsOf(CollectedForm form) {
        return findingsOf.getOrDefault(form, List.of());
    }

    /** Of several forms on one sheet the one that begins last above the cell, and of those side by side last to its left. */
    private static @Nullable CollectedForm find(CellAddress at, List<CollectedForm> forms) {
        return forms.stream()
                .filter(form -> begin(form).row() - TITLE_ROWS <= at.row()
                        && begin(form).column() <= at.column())
                .max(Comparator.comparing(FindingPlaces::begin))
                .orElse(forms.isEmpty() ? null : forms.get(0));
    }

    /** The first row and column in which a form has a value or the header of a table. */
    private static CellAddress begin(CollectedForm form) {
        List<CellAddress> cells = Stream.concat(
                        form.form().fields().values().stream().map(Value::at),
                        form.form().tables().values().stream().map(Table::at))
                .filter(Objects::nonNull)
                .toList();
        return new CellAddress(
                form.sheet(),
                cells.stream().mapToInt(CellAddress::row).min().orElse(0),
                cells.stream().mapToInt(CellAddress::column).min().orElse(0));
    }
}
