package org.jixiao.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Folding;
import org.jixiao.model.Names;
import org.jixiao.model.Roster.Entry;
import org.jixiao.model.Stamp;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the roster's names in what departments type (I02). A name is the roster's where both are one, or one once codes in
 * front ({@code 219001-}), the form's own year and the rule's words behind (部门, 项目) are taken off, and no second name of the
 * roster is. A unit that is only nearly spelt so (characters left out or added, one replaced, a former name in brackets) is taken
 * where the roster lists the form's project there; a project nearly spelt so, where it has not come in otherwise. One replaced
 * character may be a slip or another project (春季, 秋季): where more is known of an entry than its name, that must agree as well.
 * Names that differ in a number or a word like 东 and 西 are never near. Where that finds nothing, the stamp of the workbook helps. Of
 * shorter names (疾控中心, 市疾控中心) the unit is taken where no other that is alike has the project, the project where nothing else
 * of the unit is left, if the entry has not come in otherwise.
 */
final class RosterNames {
    static final String RULE = "I02";

    private static final Pattern CODE =
            Pattern.compile("^(?:[\\[(]\\d[\\dA-Z]{4,}[\\])]|\\d[\\dA-Z]{5,}\\s*[-—_:])\\s*");

    /** By the keys of their names. */
    private final Map<String, List<Entry>> units;

    private final Map<String, Entry> entries = new HashMap<>();

    /** The names of the units that fold to a text, and of those that have a project that does. */
    private final Map<String, Set<String>> unitsByFold = new HashMap<>();

    private final Map<String, Set<String>> unitsByProject = new HashMap<>();
    private final Pattern shortest;

    /** @param endings the words that may be missing or added behind a name */
    RosterNames(List<Entry> entries, List<String> endings) {
        shortest = Pattern.compile(endings.stream()
                .map(Names::key)
                .filter(ending -> !ending.isEmpty())
                .collect(Collectors.joining("|", "(.{3,}?)(?:", ")*")));
        units = Groups.by(entries, entry -> Names.key(entry.unit()));
        for (Entry entry : entries) {
            this.entries.putIfAbsent(Identity.of(entry).key(), entry);
            String unit = unitOf(entry);
            unitsByFold
                    .computeIfAbsent(fold(unit, null), k -> new LinkedHashSet<>())
                    .add(unit);
            unitsByProject
                    .computeIfAbsent(fold(entry.project(), null), k -> new LinkedHashSet<>())
                    .add(unit);
        }
    }

    /**
     * @param endings the words that may be missing or added behind a name; null where only the very names count
     * @param agrees whether nothing speaks against a form being an entry but one character of the project's name
     */
    static Map<CollectedForm, Identity> identify(
            Collection<CollectedForm> forms,
            List<Entry> entries,
            @Nullable List<String> endings,
            BiPredicate<CollectedForm, Entry> agrees) {
        Map<CollectedForm, Identity> identities = new IdentityHashMap<>();
        forms.forEach(form -> identities.put(form, Identity.of(form.form())));
        if (endings != null) {
            RosterNames names = new RosterNames(entries, endings);
            Groups.of(forms, form -> List.of(form.form().template(), String.valueOf(Years.of(form))))
                    .forEach(alike -> names.take(alike, identities, agrees));
        }
        return identities;
    }

    /** @param forms of one template and year: what came in as another form, or for another year, leaves an entry open */
    private void take(
            List<CollectedForm> forms,
            Map<CollectedForm, Identity> identities,
            BiPredicate<CollectedForm, Entry> agrees) {
        Map<CollectedForm, Identity> own = new IdentityHashMap<>();
        forms.forEach(form -> own.put(form, get(identities, form)));
        Set<String> typed = keys(own);
        takeOne(own, (form, identity) -> withUnit(form, identity, typed, agrees));
        Set<String> taken = keys(own);
        takeOne(own, (form, identity) -> withProject(form, identity, taken, agrees));
        takeByStamp(own);
        takeLast(own, agrees);
        identities.putAll(own);
    }

    /** Takes forms for entries, but no two that bear different names for one: they may be two projects, of which sums would have one. */
    private static void takeOne(
            Map<CollectedForm, Identity> identities, BiFunction<CollectedForm, Identity, Identity> taking) {
        Map<CollectedForm, Identity> taken = new IdentityHashMap<>(identities);
        taken.replaceAll(taking);
        taken.keySet().removeIf(form -> get(taken, form).equals(identities.get(form)));
        Groups.of(taken.keySet(), form -> get(taken, form).key()).stream()
                .filter(same -> same.stream()
                                .map(form -> get(identities, form).key())
                                .distinct()
                                .count()
                        == 1)
                .flatMap(List::stream)
                .forEach(form -> identities.put(form, get(taken, form)));
    }

    private static Identity get(Map<CollectedForm, Identity> identities, CollectedForm form) {
        return Objects.requireNonNull(identities.get(form));
    }

    /** Takes the only project of a unit that is no entry for the only entry that has not come in, where their names are alike. */
    private void takeLast(Map<CollectedForm, Identity> identities, BiPredicate<CollectedForm, Entry> agrees) {
        Set<String> come = keys(identities);
        Groups.by(identities.keySet(), form -> Names.key(get(identities, form).unit()))
                .forEach((unit, forms) -> {
                    List<Entry> open = units.getOrDefault(unit, List.of()).stream()
                            .filter(entry -> !come.contains(Identity.of(entry).key()))
                            .toList();
                    forms.removeIf(
                            form -> entries.containsKey(get(identities, form).key()));
                    Set<String> strays = forms.stream()
                            .map(form -> Names.key(get(identities, form).project()))
                            .collect(Collectors.toSet());
                    for (CollectedForm form :
                            open.size() == 1 && strays.size() == 1 ? forms : List.<CollectedForm>of()) {
                        Identity of = get(identities, form);
                        String listed = open.get(0).project();
                        Integer year = Years.of(form);
                        if (NameLikeness.isWider(fold(of.project(), year), fold(listed, year), true)
                                && agrees.test(form, open.get(0))) {
                            identities.put(form, new Identity(of.unit(), listed));
                        }
                    }
                });
    }

    private static Set<String> keys(Map<CollectedForm, Identity> identities) {
        return identities.values().stream().map(Identity::key).collect(Collectors.toSet());
    }

    /**
     * Takes forms that bear no names of the roster for what their workbook was issued as: for the entry that its stamp names, if
     * that has not come in otherwise and no other form claims it.
     */
    private void takeByStamp(Map<CollectedForm, Identity> identities) {
        Set<String> come = keys(identities);
        Map<Identity, List<CollectedForm>> claims = new HashMap<>();
        identities.forEach((form, identity) -> issuedAs(identity, form.stamp())
                .filter(issued -> !come.contains(issued.key()))
                .ifPresent(issued ->
                        claims.computeIfAbsent(issued, k -> new ArrayList<>()).add(form)));
        claims.forEach((issued, forms) -> {
            if (forms.size() == 1) {
                identities.put(forms.get(0), issued);
            }
        });
    }

    /**
     * The entry with the typed project, else with the stamp's, in the stamp's unit; none where what is typed is an entry, or the typed
     * unit is another of the roster.
     */
    private Optional<Identity> issuedAs(Identity typed, Stamp stamp) {
        String unit = stamp.get(Stamp.UNIT);
        boolean another = units.containsKey(Names.key(typed.unit())) && !Names.same(typed.unit(), unit);
        return another || entries.containsKey(typed.key())
                ? Optional.empty()
                : Stream.of(typed.project(), stamp.get(Stamp.PROJECT))
                        .map(project -> entries.get(new Identity(unit, project).key()))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .map(entry -> new Identity(unitOf(entry), entry.project()));
    }

    /** The unit's name, in one spelling for all its entries. */
    private String unitOf(Entry entry) {
        return entriesOf(entry.unit()).get(0).unit();
    }

    private List<Entry> entriesOf(String unit) {
        return units.getOrDefault(Names.key(unit), List.of());
    }

    private Identity withUnit(
            CollectedForm form, Identity typed, Set<String> taken, BiPredicate<CollectedForm, Entry> agrees) {
        String unit = typed.unit();
        if (Names.key(unit).isEmpty() || !entriesOf(unit).isEmpty()) {
            return typed;
        }
        Set<String> folded = unitsByFold.getOrDefault(fold(unit, null), Set.of());
        Integer year = Years.of(form);
        String project = fold(typed.project(), year);
        Set<String> having = new LinkedHashSet<>(unitsByProject.getOrDefault(fold(typed.project(), null), Set.of()));
        having.addAll(unitsByProject.getOrDefault(project, Set.of()));
        List<String> found = !folded.isEmpty()
                ? List.copyOf(folded)
                : having.stream()
                        .filter(listed -> near(unit, listed, null, true))
                        .toList();
        if (found.isEmpty()) {
            String one = fold(unit, null);
            List<String> alike = having.stream()
                    .filter(listed -> NameLikeness.isWider(one, fold(listed, null), false))
                    .toList();
            boolean open = alike.size() == 1
                    && entriesOf(alike.get(0)).stream()
                            .filter(entry -> fold(entry.project(), year).equals(project))
                            .allMatch(
                                    entry -> !taken.contains(Identity.of(entry).key()) && agrees.test(form, entry));
            found = open ? alike : found;
        }
        return found.size() == 1 ? new Identity(found.get(0), typed.project()) : typed;
    }

    /** A form that does not ask for a project, as one about a whole unit, is the unit's only entry. */
    private Identity withProject(
            CollectedForm form, Identity identity, Set<String> taken, BiPredicate<CollectedForm, Entry> agrees) {
        String project = identity.project();
        boolean unasked = !form.form().fields().containsKey(Campaign.PROJECT);
        if ((Names.key(project).isEmpty() && !unasked) || entries.containsKey(identity.key())) {
            return identity;
        }
        List<Entry> free = entriesOf(identity.unit()).stream()
                .filter(entry -> !taken.contains(Identity.of(entry).key()))
                .toList();
        Integer year = Years.of(form);
        String folded = fold(project, year);
        List<Entry> same = free.stream()
                .filter(entry -> fold(entry.project(), year).equals(folded))
                .toList();
        List<Entry> like = unasked
                ? free
                : !same.isEmpty()
                        ? same
                        : free.stream()
                                .filter(entry -> near(project, entry.project(), year, false)
                                        || (near(project, entry.project(), year, true) && agrees.test(form, entry)))
                                .toList();
        return like.size() == 1 ? new Identity(identity.unit(), like.get(0).project()) : identity;
    }

    /** @param year the form's, null where it is unknown or makes no difference */
    String fold(String name, @Nullable Integer year) {
        String key = Names.key(CODE.matcher(Folding.fold(name).strip()).replaceFirst(""));
        if (year != null && key.contains(year.toString())) {
            key = key.replaceFirst(year + "年?度?", "");
        }
        Matcher m = shortest.matcher(key);
        return m.matches() ? m.group(1) : key;
    }

    /** @param replaced whether one character may be another one */
    private boolean near(String typed, String listed, @Nullable Integer year, boolean replaced) {
        String one = fold(typed, year);
        String other = fold(listed, year);
        return one.equals(fold(Texts.bare(listed), year))
                || other.equals(fold(Texts.bare(typed), year))
                || (one.length() == other.length()
                        ? replaced && NameLikeness.isNear(one, other)
                        : one.length() < other.length()
                                ? NameLikeness.isNear(one, other)
                                : NameLikeness.isNear(other, one));
    }
}
