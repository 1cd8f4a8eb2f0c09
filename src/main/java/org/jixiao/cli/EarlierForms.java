package org.jixiao.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jixiao.Inbox;
import org.jixiao.OutputException;
import org.jixiao.Request;
import org.jixiao.UsageException;
import org.jixiao.check.Groups;
import org.jixiao.check.Listed;
import org.jixiao.check.Pairs;
import org.jixiao.check.Years;
import org.jixiao.fill.Successor;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Names;
import org.jixiao.model.Roster;
import org.jixiao.template.FormTemplate;
import org.jspecify.annotations.Nullable;

/**
 * Forms that came back, by project and year, as new ones are made from them. What is passed over, or may be otherwise than the user
 * thinks, is told.
 *
 * @param templates that the forms may follow
 * @param pairs the target form and the self-evaluation of each project and year
 * @param listed what the roster says of units
 * @param entries of it by unit and project; of two for one project the first counts; none without a roster
 */
record EarlierForms(
        List<FormTemplate> templates,
        List<Pairs.Pair> pairs,
        Listed listed,
        Map<String, Roster.Entry> entries,
        Session session) {

    /** Reads what was asked for; no paths give no forms. */
    static EarlierForms read(Request request, List<FormTemplate> templates, @Nullable Roster roster, Session session)
            throws UsageException, OutputException {
        Map<String, Roster.Entry> entries = new LinkedHashMap<>();
        Listed listed = Listed.of(roster);
        for (Roster.Entry entry : listed.roster().entries()) {
            entries.putIfAbsent(Names.key(entry.unit(), entry.project()), entry);
        }
        List<Pairs.Pair> pairs = List.of();
        if (!request.paths().isEmpty()) {
            Inbox inbox = Inbox.read(request, templates, session.jixiao());
            session.require(inbox);
            pairs = Pairs.of(inbox.forms(), Years::of, templates, roster).all();
        }
        return new EarlierForms(templates, pairs, listed, entries, session);
    }

    /** The roster's file, empty without one. */
    String roster() {
        return listed.roster().file();
    }

    /** The year that was asked for, else the roster's, else so many after the newest that a form bears. */
    int year(Request request, @Nullable Roster roster, int later) throws UsageException {
        Integer told = request.year(roster);
        if (told != null) {
            return told;
        }
        Integer newest = newestYear();
        if (newest == null) {
            throw new UsageException(session.messages().get("usage.year-needed", request.paths()));
        }
        return newest + later;
    }

    /** The newest year that a form bears; null where none bears one. */
    @Nullable
    Integer newestYear() {
        return pairs.stream()
                .map(Pairs.Pair::year)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Of each project the newest pair that serves, in the order of units and projects, by {@link Names#key(String, String)}. */
    SortedMap<String, Pairs.Pair> newest(Predicate<Pairs.Pair> serves) {
        SortedMap<String, Pairs.Pair> newest = new TreeMap<>();
        List<String> others = new ArrayList<>();
        for (Pairs.Pair pair : pairs) {
            if (Names.key(pair.unit()).isEmpty() || Names.key(pair.project()).isEmpty()) {
                pair.counting().forEach(form -> session.tell("earlier.nameless", form.file()));
            } else if (serves.test(pair)) {
                String key = Names.key(pair.unit(), pair.project());
                newest.merge(key, pair, (one, other) -> year(one) < year(other) ? other : one);
            } else {
                pair.counting().forEach(form -> others.add(form.file()));
            }
        }
        tell("not-used", others.stream());
        for (Pairs.Pair pair : newest.values()) {
            for (List<CollectedForm> versions : List.of(pair.targets(), pair.evaluations())) {
                if (versions.size() > 1) {
                    String counting = versions.get(0).file();
                    session.tell("earlier.versions", pair.project(), versions.size(), counting);
                }
            }
        }
        return newest;
    }

    /** The project as the roster has it, else what names it as the forms say, and the unit's department as the roster does. */
    Roster.Entry entry(Pairs.Pair pair) {
        String department = pair.counting().stream()
                .map(form -> form.text("department.name"))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(listed.departmentOf(pair.unit()));
        Roster.Entry told = Roster.Entry.of(department, pair.unit(), pair.project());
        return entries.getOrDefault(Names.key(pair.unit(), pair.project()), told);
    }

    /**
     * What is known of a project.
     *
     * @param entry what a roster says of it
     * @param pair its forms, or null where there are none
     * @param year the year whose figures the new form asks for
     */
    Successor.Sources sources(Roster.Entry entry, Pairs.@Nullable Pair pair, int year) {
        return pair == null
                ? new Successor.Sources(roster(), entry.values(), List.of(), false)
                : new Successor.Sources(
                        roster(), entry.values(), pair.counting(), pair.year() == null || pair.year() == year);
    }

    /** Tells which of the forms nobody asked for, and which projects have none, where a roster says who is asked. */
    void tellUnmatched(Map<String, Pairs.Pair> newest) {
        if (entries.isEmpty()) {
            return;
        }
        Map<String, Pairs.Pair> notListed = new TreeMap<>(newest);
        notListed.keySet().removeAll(entries.keySet());
        tell("not-on-roster", notListed.values().stream().map(Pairs.Pair::project));
        Map<String, Roster.Entry> without = new LinkedHashMap<>(entries);
        without.keySet().removeAll(newest.keySet());
        tell("without-form", without.values().stream().map(Roster.Entry::project));
    }

    private void tell(String what, Stream<String> some) {
        List<String> names = some.toList();
        if (!names.isEmpty()) {
            session.tell("earlier." + what, names.size(), Session.few(names));
        }
    }

    /** Tells what could not be carried over as it was; of indicators that went from one level to another, and of like choices, the first. */
    void tell(Successor successor) {
        Map<Object, List<Successor.Misfit>> alike = Groups.by(successor.misfits(), misfit -> switch (misfit.kind()) {
            case "level" -> misfit.arguments().subList(1, 3);
            case "choice" -> misfit.arguments();
            default -> misfit;
        });
        for (List<Successor.Misfit> misfits : alike.values()) {
            Successor.Misfit first = misfits.get(0);
            List<Object> arguments = new ArrayList<>(first.arguments());
            arguments.add(misfits.size());
            arguments.add(misfits.stream()
                    .map(misfit -> List.of(
                            misfit.file(),
                            misfit.at() == null ? "" : misfit.at().sheet()))
                    .distinct()
                    .count());
            String kind = "earlier." + first.kind() + (misfits.size() > 1 ? "s" : "");
            String what = session.messages().get(kind, arguments.toArray());
            session.tell("earlier.at", first.file(), Objects.toString(first.at(), ""), what);
        }
    }

    private static int year(Pairs.Pair pair) {
        return Objects.requireNonNullElse(pair.year(), 0);
    }
}
