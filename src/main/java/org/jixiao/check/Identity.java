package org.jixiao.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Form;
import org.jixiao.model.Names;
import org.jixiao.model.Roster;

/** The unit and project that a form is about: as typed, or as the roster calls them where it is taken for that. */
public record Identity(String unit, String project) {
    /** As typed. */
    static Identity of(Form form) {
        return new Identity(form.text(Campaign.UNIT), form.text(Campaign.PROJECT));
    }

    /** As the roster has it. */
    static Identity of(Roster.Entry entry) {
        return new Identity(entry.unit(), entry.project());
    }

    /**
     * Puts the department before the name of a unit that several departments have (机关服务中心), as two forms of one kind and year and
     * of one project show: they would be taken for two versions of one form. Only where each of the departments is known from the
     * forms of another unit, too: else it is one that was misspelt or mended, of which F11 tells. Where there is a roster, its names are
     * what counts.
     */
    static void tellApart(Map<CollectedForm, Identity> identities, Listed listed) {
        if (listed.isThere()) {
            return;
        }
        Map<String, Set<String>> unitsOf = new HashMap<>();
        identities.forEach((form, of) -> unitsOf.computeIfAbsent(department(form), key -> new HashSet<>())
                .add(Names.key(of.unit())));
        Map<String, Set<String>> departments = new HashMap<>(); // by what would be versions of one form
        Map<String, Set<String>> apart = new HashMap<>(); // by the keys of identities
        for (CollectedForm form :
                identities.keySet().stream().sorted(Duplicates.FILE_ORDER).toList()) {
            Identity of = Objects.requireNonNull(identities.get(form));
            String department = department(form);
            if (!Names.key(of.unit()).isEmpty()
                    && !Names.key(of.project()).isEmpty()
                    && !department.isEmpty()
                    && Objects.requireNonNull(unitsOf.get(department)).size() > 1) {
                String one = form.form().template() + form.form().get("year").parsed() + of.key();
                Set<String> known = departments.computeIfAbsent(one, key -> new LinkedHashSet<>());
                if (known.stream().noneMatch(each -> NameLikeness.isAlike(each, department))) {
                    known.add(department);
                }
                if (known.size() > 1) {
                    apart.put(of.key(), known);
                }
            }
        }
        identities.replaceAll((form, of) -> {
            String department = department(form);
            return apart.getOrDefault(of.key(), Set.of()).stream()
                    .filter(each -> !department.isEmpty() && NameLikeness.isAlike(each, department))
                    .findFirst()
                    .map(name -> new Identity(name + of.unit(), of.project()))
                    .orElse(of);
        });
    }

    /** The name of the department without its code; empty for 无 and the like. */
    private static String department(CollectedForm form) {
        String name = Names.key(form.text(Campaign.DEPARTMENT)).replaceAll("[0-9A-Za-z]", "");
        return name.length() < 2 ? "" : name;
    }

    /** Equal for two spellings of one. */
    String key() {
        return Names.key(unit, project);
    }

    /** What forms of one project have in common, of those that it is the identity of; a form that does not say whose it is is alone. */
    public Object projectOf(CollectedForm form) {
        boolean told = isTold(unit, Campaign.UNIT, form)
                && isTold(project, Campaign.PROJECT, form)
                && !Names.key(unit + project).isEmpty();
        return told ? key() : form;
    }

    /** Whether a name is not blank, or the form does not ask for it. */
    private static boolean isTold(String name, String path, CollectedForm form) {
        return !Names.key(name).isEmpty() || !form.form().fields().containsKey(path);
    }
}
