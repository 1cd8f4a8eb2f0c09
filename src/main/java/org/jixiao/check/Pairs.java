package org.jixiao.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Names;
import org.jixiao.model.Roster;
import org.jixiao.model.Roster.Entry;
import org.jixiao.model.Row;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.FormTemplate.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Target forms beside the self-evaluations of the same project and year. Units and projects are one where their names are, as
 * {@link Names} folds them; a name nearly spelt like one of the roster, or of a target, is taken for it as the rule I02 does. A
 * unit left blank is its department. A form whose year cannot be told belongs to the project's only year, if it has only one.
 *
 * @param all one for each project and year, in the order of their first files
 */
public record Pairs(List<Pair> all) {

    /**
     * What has come in of one project for one year. Never empty on both sides.
     *
     * @param unit the name of the unit: the roster's or the target's where it is taken for that
     * @param project the name of the project, likewise
     * @param year the year in which its forms count, or null where none bears one
     * @param targets the target forms: first the one that counts ({@link Duplicates}), then the others, newest first
     * @param evaluations the self-evaluations, likewise
     */
    public record Pair(
            String unit,
            String project,
            @Nullable Integer year,
            List<CollectedForm> targets,
            List<CollectedForm> evaluations) {
        /** The target form that counts, or null where none has come in. */
        public @Nullable CollectedForm target() {
            return targets.isEmpty() ? null : targets.get(0);
        }

        /** The self-evaluation that counts, or null where none has come in. */
        public @Nullable CollectedForm evaluation() {
            return evaluations.isEmpty() ? null : evaluations.get(0);
        }

        /** The forms that count, the target form first. */
        public List<CollectedForm> counting() {
            return Stream.concat(targets.stream().limit(1), evaluations.stream().limit(1))
                    .toList();
        }

        /** All forms, those too that do not count. */
        public List<CollectedForm> forms() {
            return Stream.concat(targets.stream(), evaluations.stream()).toList();
        }

        public boolean isComplete() {
            return !targets.isEmpty() && !evaluations.isEmpty();
        }

        /** Whether there is a target form, and nothing is filled in. */
        boolean isTargetBlank() {
            return !targets.isEmpty() && targets.get(0).isBlank();
        }

        /** Whether the target was saved after its evaluation: the evaluation may follow an older target. */
        public boolean isTargetLater() {
            return isComplete()
                    && !evaluations.get(0).isBlank()
                    && targets.get(0).modified().isAfter(evaluations.get(0).modified());
        }

        /** The indicators of both, side by side; of an incomplete pair those of the one there is. */
        public List<IndicatorPair> indicators() {
            return IndicatorPair.of(rows(target()), rows(evaluation()));
        }

        private static List<Row> rows(@Nullable CollectedForm form) {
            return form == null
                    ? List.of()
                    : form.form().rows("indicators").stream()
                            .map(Row::withUnitInTarget)
                            .toList();
        }
    }

    /**
     * A project in a year.
     *
     * @param key of its unit and name
     * @param year null where it cannot be told
     */
    private record Project(String key, @Nullable Integer year) {}

    /**
     * Pairs what has come in; forms that are neither targets nor evaluations are passed over.
     *
     * @param year the one in which a form counts, null where it cannot be told ({@link Years#yearOf})
     * @param templates of all forms
     * @param roster whose names the forms may mean, or null
     */
    public static Pairs of(
            Collection<CollectedForm> forms,
            Function<CollectedForm, @Nullable Integer> year,
            Collection<FormTemplate> templates,
            @Nullable Roster roster) {
        List<CollectedForm> targets = of(forms, templates, Kind.TARGET);
        List<CollectedForm> evaluations = of(forms, templates, Kind.EVALUATION);
        Map<CollectedForm, Identity> identities = identify(targets, evaluations, templates, roster);
        Function<CollectedForm, Identity> identity = form -> Objects.requireNonNull(identities.get(form));
        Map<Project, List<CollectedForm>> projects = Groups.by(
                Stream.concat(targets.stream(), evaluations.stream())
                        .sorted(Duplicates.FILE_ORDER)
                        .toList(),
                form -> new Project(identity.apply(form).key(), Years.of(form)));
        moveSlips(projects, year, templates);
        joinYearless(projects);
        List<Pair> all = new ArrayList<>();
        projects.forEach((project, group) -> all.add(new Pair(
                identity.apply(group.get(0)).unit(),
                identity.apply(group.get(0)).project(),
                project.year(),
                Duplicates.ranked(of(group, templates, Kind.TARGET)),
                Duplicates.ranked(of(group, templates, Kind.EVALUATION)))));
        return new Pairs(all.stream()
                .sorted(Comparator.comparing(Pairs::first, Duplicates.FILE_ORDER))
                .toList());
    }

    /** What the forms are taken for: targets for entries of the roster, evaluations for these, and for targets. */
    private static Map<CollectedForm, Identity> identify(
            List<CollectedForm> targets,
            List<CollectedForm> evaluations,
            Collection<FormTemplate> templates,
            @Nullable Roster roster) {
        List<String> endings = endings(templates);
        Map<String, Entry> entries = new LinkedHashMap<>();
        List<Entry> listed = roster == null ? List.of() : roster.entries();
        listed.forEach(entry -> entries.putIfAbsent(Identity.of(entry).key(), entry));
        Map<CollectedForm, Identity> identities =
                RosterNames.identify(targets, listed, endings, (target, entry) -> true);
        Map<String, List<CollectedForm>> byProject = new HashMap<>();
        for (CollectedForm target : targets) {
            Identity of = Objects.requireNonNull(identities.get(target));
            entries.putIfAbsent(of.key(), Entry.of("", of.unit(), of.project()));
            byProject.computeIfAbsent(of.key(), k -> new ArrayList<>()).add(target);
        }
        identities.putAll(RosterNames.identify(evaluations, List.copyOf(entries.values()), endings, (form, entry) -> {
            List<CollectedForm> same = byProject.getOrDefault(Identity.of(entry).key(), List.of());
            return same.isEmpty() || same.stream().anyMatch(target -> PairChecks.isMostlyUnchanged(target, form));
        }));
        Identity.tellApart(identities, Listed.of(roster));
        identities.replaceAll((form, of) ->
                Names.key(of.unit()).isEmpty() ? new Identity(form.text(Campaign.DEPARTMENT), of.project()) : of);
        return identities;
    }

    /** The words behind names that make no difference; null where only the very names count. */
    private static @Nullable List<String> endings(Collection<FormTemplate> templates) {
        return templates.stream()
                .flatMap(template -> template.activeRule(RosterNames.RULE).stream())
                .map(Subject::words)
                .findFirst()
                .orElse(null);
    }

    /** What the names of a project have in common that differ only in the year of its forms, or in words behind. */
    public static Function<Pair, String> lasting(Collection<FormTemplate> templates) {
        List<String> endings = endings(templates);
        RosterNames names = new RosterNames(List.of(), endings == null ? List.of() : endings);
        return pair -> names.fold(pair.project(), pair.year());
    }

    /** Those with a target and an evaluation. */
    public List<Pair> complete() {
        return all.stream().filter(Pair::isComplete).toList();
    }

    private static CollectedForm first(Pair pair) {
        return pair.forms().stream().min(Duplicates.FILE_ORDER).orElseThrow();
    }

    private static List<CollectedForm> of(
            Collection<CollectedForm> forms, Collection<FormTemplate> templates, Kind kind) {
        return forms.stream()
                .filter(form -> FormTemplate.of(form, templates).kind() == kind)
                .toList();
    }

    /** Puts forms that bear another year than the one in which they count there, unless both are at hand of the one they bear. */
    private static void moveSlips(
            Map<Project, List<CollectedForm>> projects,
            Function<CollectedForm, @Nullable Integer> year,
            Collection<FormTemplate> templates) {
        for (Map.Entry<Project, List<CollectedForm>> entry : List.copyOf(projects.entrySet())) {
            String key = entry.getKey().key();
            List<CollectedForm> forms = entry.getValue();
            boolean both = !of(forms, templates, Kind.TARGET).isEmpty()
                    && !of(forms, templates, Kind.EVALUATION).isEmpty();
            Groups.by(forms, form -> new Project(key, year.apply(form))).forEach((counted, moved) -> {
                if (!both && !counted.equals(entry.getKey())) {
                    forms.removeAll(moved);
                    projects.computeIfAbsent(counted, k -> new ArrayList<>()).addAll(moved);
                }
            });
        }
        projects.values().removeIf(List::isEmpty);
    }

    /** Puts forms whose year cannot be told to the project's only year. */
    private static void joinYearless(Map<Project, List<CollectedForm>> projects) {
        for (List<Project> years : Groups.of(List.copyOf(projects.keySet()), Project::key)) {
            Project yearless = new Project(years.get(0).key(), null);
            if (years.size() == 2 && years.contains(yearless)) {
                Project other = years.get(years.get(0).equals(yearless) ? 1 : 0);
                Objects.requireNonNull(projects.get(other)).addAll(Objects.requireNonNull(projects.remove(yearless)));
            }
        }
    }
}
