package org.jixiao.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Form;
import org.jixiao.model.Names;
import org.jixiao.model.Row;
import org.jixiao.model.Table;
import org.jixiao.model.Value;

/**
 * Which forms are of one project, and which of them count in sums: of identical ones the first, of differing ones the newest. A
 * form without a unit or a project is nobody's double. Forms are told apart as objects: a copy of a form is another form.
 */
public final class Duplicates {
    /** By file, sheet and place, whatever order they were given in. */
    static final Comparator<CollectedForm> FILE_ORDER = Comparator.comparing(CollectedForm::file)
            .thenComparing(CollectedForm::sheet)
            .thenComparing(
                    form -> form.form().get(Campaign.PROJECT).at(), Comparator.nullsFirst(Comparator.naturalOrder()));

    private static final Comparator<CollectedForm> AGE = Comparator.<CollectedForm, Instant>comparing(
                    CollectedForm::modified)
            .thenComparing(FILE_ORDER);

    private final List<Group> groups;
    private final Set<CollectedForm> counting = Collections.newSetFromMap(new IdentityHashMap<>());

    /**
     * The forms of one project, usually one.
     *
     * @param forms in the order of their files
     * @param newest the one saved last; of those saved at the same time the one whose file comes last
     * @param differ whether any two of them have different values
     */
    public record Group(List<CollectedForm> forms, CollectedForm newest, boolean differ) {}

    private Duplicates(List<Group> groups) {
        this.groups = groups;
        for (Group group : groups) {
            counting.add(group.differ() ? group.newest() : group.forms().get(0));
        }
    }

    /** Groups forms by template, unit and project; two spellings of a name are one ({@link Names}). */
    public static Duplicates of(Collection<CollectedForm> forms) {
        return of(
                forms,
                form -> List.of(form.form().text(Campaign.UNIT), form.form().text(Campaign.PROJECT)));
    }

    /** The same for forms whose unit and project somebody else tells. */
    static Duplicates of(Collection<CollectedForm> forms, Function<CollectedForm, List<String>> unitAndProject) {
        Map<String, List<CollectedForm>> projects = new LinkedHashMap<>();
        List<CollectedForm> ordered = forms.stream().sorted(FILE_ORDER).toList();
        for (CollectedForm form : ordered) {
            String unit = Names.key(unitAndProject.apply(form).get(0));
            String project = Names.key(unitAndProject.apply(form).get(1));
            String key = unit.isEmpty() || project.isEmpty()
                    ? "\n" + projects.size()
                    : String.join("\n", form.form().template(), unit, project);
            projects.computeIfAbsent(key, k -> new ArrayList<>()).add(form);
        }
        return new Duplicates(projects.values().stream().map(Duplicates::group).toList());
    }

    /** All projects, in the order of their first files. */
    public List<Group> groups() {
        return groups;
    }

    /** Whether the form counts in sums. */
    public boolean counts(CollectedForm form) {
        return counting.contains(form);
    }

    /** Forms of one project: first the one that counts, then the others, newest first. */
    static List<CollectedForm> ranked(List<CollectedForm> forms) {
        List<CollectedForm> ranked =
                new ArrayList<>(forms.stream().sorted(AGE.reversed()).toList());
        if (!forms.isEmpty()) {
            Group group = group(forms.stream().sorted(FILE_ORDER).toList());
            CollectedForm first =
                    group.differ() ? group.newest() : group.forms().get(0);
            ranked.removeIf(form -> form == first);
            ranked.add(0, first);
        }
        return List.copyOf(ranked);
    }

    private static Group group(List<CollectedForm> forms) {
        Form first = forms.get(0).form();
        boolean differ = forms.stream().anyMatch(form -> !same(first, form.form()));
        return new Group(List.copyOf(forms), Collections.max(forms, AGE), differ);
    }

    /** Whether two forms say the same, however it is spelt and wherever it stands. */
    private static boolean same(Form one, Form other) {
        return sameValues(one.fields(), other.fields())
                && union(one.tables(), other.tables()).stream()
                        .allMatch(path -> sameRows(one.table(path), other.table(path)));
    }

    private static boolean sameRows(Table one, Table other) {
        List<Row> rows = one.rows();
        List<Row> others = other.rows();
        boolean same = rows.size() == others.size();
        for (int i = 0; same && i < rows.size(); i++) {
            same = sameValues(rows.get(i).cells(), others.get(i).cells());
        }
        return same;
    }

    private static boolean sameValues(Map<String, Value> one, Map<String, Value> other) {
        return union(one, other).stream()
                .allMatch(path -> one.getOrDefault(path, Value.NONE).sameAs(other.getOrDefault(path, Value.NONE)));
    }

    private static Set<String> union(Map<String, ?> one, Map<String, ?> other) {
        Set<String> paths = new HashSet<>(one.keySet());
        paths.addAll(other.keySet());
        return paths;
    }
}
