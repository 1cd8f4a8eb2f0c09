package org.jixiao.cli;

import java.nio.file.Path;
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
import org.jixiao.UsageException;
import org.jixiao.check.Pairs;
import org.jixiao.fill.Successor;
import org.jixiao.model.CellAddress;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Names;
import org.jixiao.model.Problem;
import org.jixiao.model.Roster;
import org.jixiao.model.Row;
import org.jixiao.template.FormTemplate;
import org.jspecify.annotations.Nullable;

/**
 * Forms that came back, by project and year, as new ones are made from them. What is passed over, or may be otherwise than the user
 * thinks, is told.
 *
 * @param templates that the forms may follow
 * @param pairs the target form and the self-evaluation of each project and year
 */
record EarlierForms(List<FormTemplate> templates, List<Pairs.Pair> pairs, Session session) {
    /** How many files a message names. */
    private static final int NAMED = 5;

    /** Reads the files under some paths; no paths give no forms. */
    static EarlierForms read(
            List<Path> paths,
            List<FormTemplate> templates,
            @Nullable Roster roster,
            Arguments arguments,
            Session session)
            throws UsageException, OutputException {
        if (paths.isEmpty()) {
            return new EarlierForms(templates, List.of(), session);
        }
        Inbox inbox = Inbox.read(arguments.request(paths, List.of()), templates, session.jixiao());
        for (Problem problem : inbox.problems()) {
            session.tell(session.messages().get("read.problem", problem.file(), problem.message()));
        }
        if (inbox.isEmpty()) {
            throw new OutputException(session.messages().get("failure.no-forms"));
        }
        List<Pairs.Pair> pairs = Pairs.of(inbox.forms(), templates, roster).all();
        return new EarlierForms(templates, pairs, session);
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

    /** Of each project the newest pair that serves, in the order of units and projects, by {@link #key}. */
    SortedMap<String, Pairs.Pair> newest(Predicate<Pairs.Pair> serves) {
        SortedMap<String, Pairs.Pair> newest = new TreeMap<>();
        List<String> others = new ArrayList<>();
        for (Pairs.Pair pair : pairs) {
            if (Names.key(pair.unit()).isEmpty() || Names.key(pair.project()).isEmpty()) {
                forms(pair).forEach(form -> tell("nameless", form.file()));
            } else if (serves.test(pair)) {
                newest.merge(
                        key(pair.unit(), pair.project()), pair, (one, other) -> year(one) < year(other) ? other : one);
            } else {
                forms(pair).map(CollectedForm::file).forEach(others::add);
            }
        }
        if (!others.isEmpty()) {
            tell("not-used", others.size(), few(others));
        }
        newest.values()
                .forEach(pair -> Stream.of(pair.targets(), pair.evaluations())
                        .filter(versions -> versions.size() > 1)
                        .forEach(versions -> tell(
                                "versions",
                                pair.project(),
                                versions.size(),
                                versions.get(0).file())));
        return newest;
    }

    /** One text for all spellings of a unit's and a project's name. */
    static String key(String unit, String project) {
        return Names.key(unit) + "\n" + Names.key(project);
    }

    /** The forms of a pair that count, the target form first. */
    static Stream<CollectedForm> forms(Pairs.Pair pair) {
        return Stream.of(pair.target(), pair.evaluation()).filter(Objects::nonNull);
    }

    /** The entries of a roster by {@link #key}; none without one. Of two for one project the first counts. */
    static Map<String, Roster.Entry> entries(@Nullable Roster roster) {
        Map<String, Roster.Entry> entries = new LinkedHashMap<>();
        if (roster != null) {
            roster.entries().forEach(entry -> entries.putIfAbsent(key(entry.unit(), entry.project()), entry));
        }
        return entries;
    }

    /** The project as an entry of a roster that nobody has written: what names it, as the forms say. */
    static Roster.Entry entry(Pairs.Pair pair) {
        String department = forms(pair)
                .map(form -> form.form().text("department.name"))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
        return new Roster.Entry(department, pair.unit(), pair.project(), null, "", "", new Row(Map.of()), null);
    }

    /**
     * What is known of a project.
     *
     * @param entry what a roster says of it
     * @param pair its forms, or null where there are none
     * @param year the year whose figures the new form asks for
     */
    static Successor.Sources sources(Row entry, Pairs.@Nullable Pair pair, int year) {
        return pair == null
                ? new Successor.Sources(entry, List.of(), false)
                : new Successor.Sources(entry, forms(pair).toList(), pair.year() == null || pair.year() == year);
    }

    /** Tells which of the forms nobody asked for, and which projects have none. */
    void tellUnmatched(Map<String, Roster.Entry> entries, Map<String, Pairs.Pair> pairs) {
        List<String> notOnRoster = pairs.entrySet().stream()
                .filter(pair -> !entries.containsKey(pair.getKey()))
                .map(pair -> pair.getValue().project())
                .toList();
        List<String> withoutForm = entries.entrySet().stream()
                .filter(entry -> !pairs.containsKey(entry.getKey()))
                .map(entry -> entry.getValue().project())
                .toList();
        if (!notOnRoster.isEmpty()) {
            tell("not-on-roster", notOnRoster.size(), few(notOnRoster));
        }
        if (!withoutForm.isEmpty()) {
            tell("without-form", withoutForm.size(), few(withoutForm));
        }
    }

    /** Tells what could not be carried over as it was. */
    void tell(List<Successor.Misfit> misfits) {
        misfits.forEach(misfit -> {
            CellAddress at = misfit.at();
            String what = session.messages()
                    .get("earlier." + misfit.kind(), misfit.arguments().toArray());
            session.tell(session.messages().get("earlier.at", misfit.file(), at == null ? "" : at, what));
        });
    }

    private void tell(String what, Object... arguments) {
        session.tell(session.messages().get("earlier." + what, arguments));
    }

    private static String few(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
    }

    private static int year(Pairs.Pair pair) {
        return Objects.requireNonNullElse(pair.year(), 0);
    }
}
