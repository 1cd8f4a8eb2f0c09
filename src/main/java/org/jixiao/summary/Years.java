package org.jixiao.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jixiao.model.CollectedForm;
import org.jspecify.annotations.Nullable;

/**
 * The forms of several years: those of the year that is summed up, and those of other years, which only show the change. A form is
 * of the year that it bears. A year that hardly any form bears is taken for a slip of the pen: such forms, and those without a
 * year, stay with the year that is summed up, where the rules tell of them.
 *
 * @param main the year that is summed up; null where no form bears one
 * @param current the forms of that year, as they were given; never empty unless there are none at all
 * @param others the forms of the other years
 */
public record Years(@Nullable Integer main, List<CollectedForm> current, List<CollectedForm> others) {
    /** A year counts as one where at least one in so many forms bears it, beside the year that most bear. */
    private static final int ONE_IN = 4;

    /** @param wanted the year that somebody asked for; null for the newest */
    public static Years of(List<CollectedForm> forms, @Nullable Integer wanted) {
        TreeMap<Integer, Long> counts = new TreeMap<>();
        forms.stream().map(Years::of).filter(Objects::nonNull).forEach(year -> counts.merge(year, 1L, Long::sum));
        long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
        counts.entrySet().removeIf(year -> !year.getKey().equals(wanted) && year.getValue() * ONE_IN < most);
        if (counts.isEmpty() || (wanted != null && !counts.containsKey(wanted))) {
            return new Years(wanted, List.copyOf(forms), List.of());
        }
        Integer main = wanted == null ? counts.lastKey() : wanted;
        counts.remove(main);
        List<CollectedForm> current = new ArrayList<>();
        List<CollectedForm> others = new ArrayList<>();
        for (CollectedForm form : forms) {
            Integer year = of(form);
            (year != null && counts.containsKey(year) ? others : current).add(form);
        }
        return new Years(main, List.copyOf(current), List.copyOf(others));
    }

    /** The year that a form bears, null where it cannot be told. */
    static @Nullable Integer of(CollectedForm form) {
        return form.form().get("year").parsed() instanceof Integer year ? year : null;
    }

    /** The earliest of all years, null where no form bears one. */
    @Nullable
    Integer first() {
        return all().stream()
                .map(Years::of)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(main);
    }

    /** All forms. */
    List<CollectedForm> all() {
        List<CollectedForm> all = new ArrayList<>(others);
        all.addAll(current);
        return all;
    }
}
