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
     * of one project show: they would be taken for two versions of one form. Of two spellings of a department the first counts; the
     * unit that the roster lists is that of its department there.
     */
    static void tellApart(Map<CollectedForm, Identity> identities, Listed listed) {
        Map<String, Set<String>> departments = new HashMap<>(); // by the units of that name
        Map<String, String> first = new HashMap<>(); // by what would be versions of one form
        Set<String> apart = new HashSet<>();
        for (CollectedForm form :
                identities.keySet().stream().sorted(Duplicates.FILE_ORDER).toList()) {
            Identity of = Objects.requireNonNull(identities.get(form));
            String unit = Names.key(of.unit());
            String department = department(form);
            if (!unit.isEmpty() && !Names.key(of.project()).isEmpty() && !isAlike(department, unit)) {
                departments.computeIfAbsent(unit, key -> new LinkedHashSet<>()).add(department);
                String one = form.form().template() + form.form().get("year").parsed() + of.key();
                if (!isAlike(first.computeIfAbsent(one, key -> department), department)) {
                    apart.add(unit);
                }
            }
        }
        identities.replaceAll((form, of) -> {
            String unit = Names.key(of.unit());
            String department = department(form);
            String own = Names.key(listed.departmentOf(unit));
            boolean plain =
                    !apart.contains(unit) || isAlike(department, unit) || (!own.isEmpty() && isAlike(department, own));
            return plain
                    ? of
                    : departments.getOrDefault(unit, Set.of()).stream()
                            .filter(each -> isAlike(each, department))
                            .findFirst()
                            .map(name -> new Identity(name + of.unit(), of.project()))
                            .orElse(of);
        });
    }

    /** The name of the department without its code. */
    private static String department(CollectedForm form) {
        return Names.key(form.text(Campaign.DEPARTMENT)).replaceAll("[0-9A-Za-z]", "");
    }

    /** Whether one name is the other with more characters, or blank: 教育局, 市教育局, 市教育和体育局. */
    private static boolean isAlike(String one, String other) {
        String longer = one.length() < other.length() ? other : one;
        String shorter = one.length() < other.length() ? one : other;
        int at = 0;
        for (int i = 0; i < longer.length() && at < shorter.length(); i++) {
            at += longer.charAt(i) == shorter.charAt(at) ? 1 : 0;
        }
        return at == shorter.length();
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
