package org.jixiao.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiao.model.CollectedForm;
import org.jixiao.template.FormTemplate;
import org.jspecify.annotations.Nullable;

/**
 * The forms of several years: those of the year that is summed up, and those of other years, which only show the change. A form is
 * of the year that it bears. Where hardly any form bears that year, and nothing else of its project has come in for the year that
 * is summed up, it is taken for a slip of the pen, unless its own dates are of the year that it bears; likewise where few bear it,
 * and the form's own dates are of the year that is summed up. Such forms, and those without a year, stay with the year that is summed
 * up, where the rules tell of them. Where no form bears a year that was asked for, those of the newest are taken for it: last year's
 * form was filled in again.
 *
 * @param main the year that is summed up; null where no form bears one
 * @param current the forms of that year, as they were given; never empty unless there are none at all
 * @param others the forms of the other years
 * @param slips the year in which those of the current forms count that bear another one
 */
public record Years(
        @Nullable Integer main,
        List<CollectedForm> current,
        List<CollectedForm> others,
        Map<CollectedForm, Integer> slips) {
    /** A year is no slip of the pen where at least one in so many forms bears it, beside the year that most bear. */
    private static final int ONE_IN = 4;

    /** @param wanted the year that somebody asked for; null for the newest that is no slip of the pen */
    public static Years of(List<CollectedForm> forms, @Nullable Integer wanted) {
        TreeMap<Integer, Long> counts = new TreeMap<>();
        forms.stream().map(Years::of).filter(Objects::nonNull).forEach(year -> counts.merge(year, 1L, Long::sum));
        if (counts.isEmpty()) {
            return new Years(wanted, List.copyOf(forms), List.of(), Map.of());
        }
        boolean borne = wanted != null && counts.containsKey(wanted);
        long most = Collections.max(counts.values());
        counts.values().removeIf(count -> count * ONE_IN < most);
        Integer main = borne ? Objects.requireNonNull(wanted) : counts.lastKey();
        List<CollectedForm> ofMain =
                forms.stream().filter(form -> main.equals(of(form))).toList();
        Set<String> projects = ofMain.stream().map(Years::project).collect(Collectors.toSet());
        // not where forms bear the year of application, and are dated otherwise
        boolean datesTell = ofMain.stream().allMatch(form -> isDated(form, main, true));
        List<CollectedForm> current = new ArrayList<>();
        List<CollectedForm> others = new ArrayList<>();
        Map<CollectedForm, Integer> slips = new IdentityHashMap<>();
        for (CollectedForm form : forms) {
            Integer year = of(form);
            if (year == null || year.equals(main)) {
                current.add(form);
                continue;
            }
            boolean few = counts.getOrDefault(year, 0L) * 2 <= counts.getOrDefault(main, 0L);
            boolean byDates = few && datesTell && !isDated(form, year, true) && isDated(form, main, false);
            boolean ofItsYear = isDated(form, year, false) && !isDated(form, main, true);
            if (!projects.contains(project(form)) && !ofItsYear && (!counts.containsKey(year) || byDates)) {
                current.add(form);
                slips.put(form, main);
            } else {
                others.add(form);
            }
        }
        return new Years(wanted == null ? main : wanted, List.copyOf(current), List.copyOf(others), slips);
    }

    /** The years that forms bear. */
    public SortedSet<Integer> borne() {
        return all().stream().map(Years::of).filter(Objects::nonNull).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The same of each kind of form by itself: next year's targets come in beside this year's self-evaluations. The newest of their
     * years is the main one.
     */
    public static Years ofKinds(
            Collection<CollectedForm> forms, Collection<FormTemplate> templates, @Nullable Integer wanted) {
        Years all = new Years(wanted, List.of(), List.of(), Map.of());
        for (List<CollectedForm> ofKind :
                Groups.of(forms, form -> FormTemplate.of(form, templates).kind())) {
            all = all.and(of(ofKind, wanted));
        }
        return all;
    }

    /** Both together. */
    Years and(Years more) {
        boolean newer = main == null || (more.main != null && more.main > main);
        Map<CollectedForm, Integer> both = new IdentityHashMap<>(slips);
        both.putAll(more.slips);
        return new Years(
                newer ? more.main : main,
                Stream.concat(current.stream(), more.current.stream()).toList(),
                Stream.concat(others.stream(), more.others.stream()).toList(),
                both);
    }

    /**
     * Whether a form's dates are of a year.
     *
     * @param undated what is said of a form without dates
     */
    private static boolean isDated(CollectedForm form, int year, boolean undated) {
        LocalDate start = form.form().get("project.startDate").date();
        LocalDate end = form.form().get("project.endDate").date();
        return start == null || end == null ? undated : start.getYear() <= year && year <= end.getYear();
    }

    private static String project(CollectedForm form) {
        return form.form().template() + "\n" + Identity.of(form.form()).key();
    }

    /** The year that a form bears, null where it cannot be told. */
    public static @Nullable Integer of(CollectedForm form) {
        return form.form().get("year").parsed() instanceof Integer year ? year : null;
    }

    /** The year in which a form counts, null where it cannot be told. */
    public @Nullable Integer yearOf(CollectedForm form) {
        Integer slip = slips.get(form);
        return slip == null ? of(form) : slip;
    }

    /** The earliest of all years, null where no form bears one. */
    public @Nullable Integer first() {
        SortedSet<Integer> borne = borne();
        return borne.isEmpty() ? main : borne.first();
    }

    /** The latest, likewise: later than the year that is summed up where somebody asked for an earlier one. */
    public @Nullable Integer newest() {
        SortedSet<Integer> borne = borne();
        return borne.isEmpty() ? main : borne.last();
    }

    /** All forms. */
    public List<CollectedForm> all() {
        return Stream.concat(others.stream(), current.stream()).toList();
    }

    /** The same without the other years. */
    public Years alone() {
        return new Years(main, current, List.of(), slips);
    }

    /** Those of some forms in which something is filled in. */
    public static List<CollectedForm> filled(List<CollectedForm> forms) {
        return forms.stream().filter(form -> !form.isBlank()).toList();
    }
}
