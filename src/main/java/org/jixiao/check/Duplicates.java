package org.jixiao.check;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Names;
import org.jixiao.template.FormTemplate;
import org.jspecify.annotations.Nullable;

/**
 * Which forms are of one project, and which of them count: of identical ones the first, of differing ones the newest, of blank
 * ones none. Sums are made of one form a project: of several kinds of form the target before what came of it, which repeats it. A form without a unit or a project is nobody's double. Forms are told apart as objects: a copy of a form is another form.
 *
 * @param groups all projects, in the order of their first files
 * @param byForm the same by each of their forms
 * @param projects the forms that sums are made of, each with all forms of its project that count, itself the first; by kind
 */
public record Duplicates(
        List<Group> groups, Map<CollectedForm, Group> byForm, Map<CollectedForm, List<CollectedForm>> projects) {
    /** By file, sheet and place, whatever order they were given in. */
    static final Comparator<CollectedForm> FILE_ORDER = Comparator.comparing(CollectedForm::file)
            .thenComparing(CollectedForm::sheet)
            .thenComparing(
                    form -> form.form().get(Campaign.PROJECT).at(), Comparator.nullsFirst(Comparator.naturalOrder()));

    private static final Comparator<CollectedForm> AGE = Comparator.<CollectedForm, Instant>comparing(
                    CollectedForm::modified)
            .thenComparing(FILE_ORDER);

    /**
     * The forms of one project, usually one.
     *
     * @param forms in the order of their files
     * @param newest the one saved last; of those saved at the same time the one whose file comes last; a blank one only where all are
     * @param older the one saved last of those that say something else than the newest; null where there is none. Blank ones say
     *     nothing
     */
    public record Group(
            List<CollectedForm> forms,
            CollectedForm newest,
            @Nullable CollectedForm older) {
        /** Whether they say different things. */
        public boolean differ() {
            return older != null;
        }

        /** The one that counts in sums; null where nothing but blank forms have come. */
        @Nullable
        CollectedForm counting() {
            return differ()
                    ? newest
                    : forms.stream().filter(form -> !form.isBlank()).findFirst().orElse(null);
        }

        /** What the newest is compared with where one of differing forms is spoken of: that form itself, unless it is the same. */
        CollectedForm olderThan(CollectedForm form) {
            return older == null || !Versions.same(form.form(), newest.form()) ? form : older;
        }

        /** Whether nothing but blank forms have come. */
        public boolean isBlank() {
            return newest.isBlank();
        }
    }

    /**
     * Groups forms by unit, project and {@link FormTemplate#purpose}; two spellings of a name are one ({@link Names}).
     *
     * @param templates those that the forms follow
     */
    public static Duplicates of(Collection<CollectedForm> forms, Collection<FormTemplate> templates) {
        Map<CollectedForm, Identity> identities = new IdentityHashMap<>();
        forms.forEach(form -> identities.put(form, Identity.of(form.form())));
        Identity.tellApart(identities, Listed.of(null));
        return of(forms, templates, form -> Objects.requireNonNull(identities.get(form)));
    }

    /** The same for forms whose unit and project somebody else tells. */
    static Duplicates of(
            Collection<CollectedForm> forms,
            Collection<FormTemplate> templates,
            Function<CollectedForm, Identity> identities) {
        List<List<CollectedForm>> projects =
                Groups.of(forms.stream().sorted(FILE_ORDER).toList(), form -> {
                    Identity identity = identities.apply(form);
                    return List.of(FormTemplate.of(form, templates).purpose(), identity.projectOf(form));
                });
        List<Group> groups = projects.stream().map(Duplicates::group).toList();
        Map<CollectedForm, Group> byForm = new IdentityHashMap<>();
        groups.forEach(group -> group.forms().forEach(form -> byForm.put(form, group)));
        List<CollectedForm> counting = groups.stream()
                .map(Group::counting)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing((CollectedForm form) ->
                                FormTemplate.of(form, templates).kind())
                        .thenComparing(CollectedForm::modified, Comparator.reverseOrder())
                        .thenComparing(FILE_ORDER))
                .toList();
        Map<CollectedForm, List<CollectedForm>> ofProject = new LinkedHashMap<>();
        Groups.of(counting, form -> identities.apply(form).projectOf(form))
                .forEach(same -> ofProject.put(same.get(0), same));
        return new Duplicates(groups, byForm, ofProject);
    }

    /** The project's forms that one of them is among. */
    public Group groupOf(CollectedForm form) {
        return Objects.requireNonNull(byForm.get(form));
    }

    /** Whether the form counts in sums. */
    public boolean counts(CollectedForm form) {
        return groupOf(form).counting() == form;
    }

    /** Forms of one project: first the one that counts, then the others, newest first. */
    static List<CollectedForm> ranked(List<CollectedForm> forms) {
        if (forms.size() < 2) { // nearly always
            return forms;
        }
        CollectedForm counting =
                group(forms.stream().sorted(FILE_ORDER).toList()).counting();
        Comparator<CollectedForm> others = Comparator.comparing(form -> form != counting);
        return forms.stream().sorted(others.thenComparing(AGE.reversed())).toList();
    }

    private static Group group(List<CollectedForm> forms) {
        List<CollectedForm> byAge = forms.stream().sorted(AGE.reversed()).toList();
        List<CollectedForm> filled = Years.filled(byAge);
        CollectedForm newest = filled.isEmpty() ? byAge.get(0) : filled.get(0);
        CollectedForm older = filled.stream()
                .filter(form -> form != newest && !Versions.same(form.form(), newest.form()))
                .findFirst()
                .orElse(null);
        return new Group(List.copyOf(forms), newest, older);
    }
}
