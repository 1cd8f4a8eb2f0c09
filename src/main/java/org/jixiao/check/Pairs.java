package org.jixiao.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
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
     * @param targets the target forms: first the one that counts ({@link Duplicates}), then the others, newest first
     * @param evaluations the self-evaluations, likewise
     */
    public record Pair(String unit, String project, List<CollectedForm> targets, List<CollectedForm> evaluations) {
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
            return Stream.of(targets, evaluations)
                    .filter(versions -> !versions.isEmpty())
                    .map(versions -> versions.get(0))
                    .toList();
        }

        /** All forms, those too that do not count. */
        public List<CollectedForm> forms() {
            return Stream.concat(targets.stream(), evaluations.stream()).toList();
        }

        /** The year of the forms, or null where none bears one. */
        public @Nullable Integer year() {
            return forms().stream()
                    .map(form -> form.form().get("year").parsed() instanceof Integer year ? year : null)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }

        public boolean isComplete() {
            return !targets.isEmpty() && !evaluations.isEmpty();
        }

        /** Whether the target was saved after its evaluation: the evaluation may follow an older target. */
        public boolean isTargetLater() {
            return isComplete()
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

    /** A project in a year; null where the year cannot be told. */
    private record Project(
            String unit, String name, @Nullable Integer year) {}

    /**
     * Pairs what has come in; forms that are neither targets nor evaluations are passed over.
     *
     * @param templates of all forms
     * @param roster whose names the forms may mean, or null
     */
    public static Pairs of(
            Collection<CollectedForm> forms, Collection<FormTemplate> templates, @Nullable Roster roster) {
        Map<String, FormTemplate> byName =
                templates.stream().collect(Collectors.toMap(FormTemplate::name, template -> template, (a, b) -> a));
        List<CollectedForm> targets = of(forms, byName, Kind.TARGET);
        List<CollectedForm> evaluations = of(forms, byName, Kind.EVALUATION);
        List<String> endings = templates.stream()
                .flatMap(template -> template.rule(RosterNames.RULE).stream())
                .filter(rule -> rule.severity() != null)
                .map(Subject::words)
                .findFirst()
                .orElse(null);
        List<Entry> entries = new ArrayList<>(roster == null ? List.of() : roster.entries());
        Map<CollectedForm, Identity> identities = RosterNames.identify(targets, entries, endings);
        targets.forEach(form -> entries.add(entry(Objects.requireNonNull(identities.get(form)))));
        Set<String> seen = new HashSet<>();
        entries.removeIf(entry -> !seen.add(Names.key(entry.unit(), entry.project())));
        identities.putAll(RosterNames.identify(evaluations, entries, endings));

        Map<Project, List<CollectedForm>> projects = new LinkedHashMap<>();
        Stream.concat(targets.stream(), evaluations.stream())
                .sorted(Duplicates.FILE_ORDER)
                .forEach(form -> projects.computeIfAbsent(
                                project(form, Objects.requireNonNull(identities.get(form))), k -> new ArrayList<>())
                        .add(form));
        joinYearless(projects);
        return new Pairs(projects.values().stream()
                .map(group -> new Pair(
                        unit(group.get(0), Objects.requireNonNull(identities.get(group.get(0)))),
                        Objects.requireNonNull(identities.get(group.get(0))).project(),
                        Duplicates.ranked(of(group, byName, Kind.TARGET)),
                        Duplicates.ranked(of(group, byName, Kind.EVALUATION))))
                .sorted(Comparator.comparing(Pairs::first, Duplicates.FILE_ORDER))
                .toList());
    }

    /** Those with a target and an evaluation. */
    public List<Pair> complete() {
        return all.stream().filter(Pair::isComplete).toList();
    }

    /** Those whose evaluation has not come in. */
    public List<Pair> withoutEvaluation() {
        return all.stream().filter(pair -> pair.evaluations().isEmpty()).toList();
    }

    /** Those whose target is not known. */
    public List<Pair> withoutTarget() {
        return all.stream().filter(pair -> pair.targets().isEmpty()).toList();
    }

    private static CollectedForm first(Pair pair) {
        return Stream.concat(pair.targets().stream(), pair.evaluations().stream())
                .min(Duplicates.FILE_ORDER)
                .orElseThrow();
    }

    private static List<CollectedForm> of(
            Collection<CollectedForm> forms, Map<String, FormTemplate> templates, Kind kind) {
        return forms.stream()
                .filter(form -> {
                    FormTemplate template = templates.get(form.form().template());
                    return template != null && template.kind() == kind;
                })
                .toList();
    }

    private static Entry entry(Identity identity) {
        return Entry.of("", identity.unit(), identity.project());
    }

    private static Project project(CollectedForm form, Identity identity) {
        return new Project(
                Names.key(unit(form, identity)),
                Names.key(identity.project()),
                form.form().get("year").parsed() instanceof Integer year ? year : null);
    }

    private static String unit(CollectedForm form, Identity identity) {
        return Names.key(identity.unit()).isEmpty() ? form.form().text(Campaign.DEPARTMENT) : identity.unit();
    }

    /** Puts forms whose year cannot be told to the project's only year. */
    private static void joinYearless(Map<Project, List<CollectedForm>> projects) {
        Map<Project, List<Project>> years = new HashMap<>();
        projects.keySet()
                .forEach(key -> years.computeIfAbsent(new Project(key.unit(), key.name(), null), k -> new ArrayList<>())
                        .add(key));
        years.forEach((yearless, keys) -> {
            List<CollectedForm> forms = projects.get(yearless);
            if (forms != null && keys.size() == 2) {
                Project other = keys.get(keys.get(0).equals(yearless) ? 1 : 0);
                Objects.requireNonNull(projects.get(other)).addAll(forms);
                projects.remove(yearless);
            }
        });
    }
}
