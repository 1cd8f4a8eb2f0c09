package org.jixiao.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Folding;
import org.jixiao.model.Form;
import org.jixiao.model.Names;
import org.jixiao.model.Roster.Entry;
import org.jixiao.model.Stamp;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the roster's names in what departments type (I02). A name is the roster's where both are one, or one once codes in
 * front ({@code 219001-}) and the rule's words behind (部门, 本级) are taken off, and no second name of the roster is. A unit that
 * is only nearly spelt so (characters left out or added, one replaced, a former name in brackets) is taken where the roster lists
 * the form's project there; a project nearly spelt so, where it has not come in otherwise. Names that differ in a number or a word
 * like 东 and 西 are never near. Where that finds nothing, the stamp of the workbook helps.
 */
final class RosterNames {
    static final String RULE = "I02";

    private static final Pattern CODE =
            Pattern.compile("^(?:[\\[(]\\d[\\dA-Z]{4,}[\\])]|\\d[\\dA-Z]{5,}\\s*[-—_:])\\s*");
    private static final Pattern REGION = Pattern.compile(".{1,8}[省市区县]");
    private static final Pattern NOTE = Pattern.compile("\\([^()]*\\)$");
    private static final Pattern TELLING = Pattern.compile("[\\d一二三四五六七八九十甲乙丙丁东西南北上下左右前后大中小新老内外男女总分]");
    private static final int SHORTEST = 6;

    private final Map<String, List<Entry>> units = new LinkedHashMap<>();
    private final Map<String, Set<String>> unitsByFold = new HashMap<>();
    private final Map<String, Set<String>> unitsByProject = new HashMap<>();
    private final @Nullable List<String> endings;

    /** @param endings the words that may be missing or added behind a name; null where only the very names count */
    private RosterNames(List<Entry> entries, @Nullable List<String> endings) {
        this.endings = endings;
        for (Entry entry : entries) {
            List<Entry> ofUnit = units.computeIfAbsent(Names.key(entry.unit()), k -> new ArrayList<>());
            ofUnit.add(entry);
            String unit = ofUnit.get(0).unit(); // one spelling for all
            unitsByFold.computeIfAbsent(fold(unit), k -> new LinkedHashSet<>()).add(unit);
            unitsByProject
                    .computeIfAbsent(fold(entry.project()), k -> new LinkedHashSet<>())
                    .add(unit);
        }
    }

    static Map<CollectedForm, Identity> identify(
            Collection<CollectedForm> forms, List<Entry> entries, @Nullable List<String> endings) {
        RosterNames names = new RosterNames(entries, endings);
        Map<CollectedForm, Identity> identities = new IdentityHashMap<>();
        Set<Entry> taken = new HashSet<>();
        for (CollectedForm form : forms) {
            Identity identity = names.withUnit(form.form());
            identities.put(form, identity);
            names.entry(identity).ifPresent(taken::add);
        }
        identities.replaceAll((form, identity) -> names.withProject(identity, taken));
        names.takeByStamp(identities);
        return identities;
    }

    /**
     * Takes forms that bear no names of the roster for what their workbook was issued as: for the entry that its stamp names, if
     * that has not come in otherwise and no other form claims it.
     */
    private void takeByStamp(Map<CollectedForm, Identity> identities) {
        if (endings == null) {
            return;
        }
        Set<Entry> come = new HashSet<>();
        identities.values().forEach(identity -> entry(identity).ifPresent(come::add));
        Map<Entry, List<CollectedForm>> claims = new HashMap<>();
        identities.forEach((form, identity) -> {
            if (entry(identity).isEmpty()) {
                issuedAs(identity, form.stamp())
                        .filter(entry -> !come.contains(entry))
                        .ifPresent(entry -> claims.computeIfAbsent(entry, e -> new ArrayList<>())
                                .add(form));
            }
        });
        claims.forEach((entry, forms) -> {
            if (forms.size() == 1) {
                identities.put(forms.get(0), new Identity(unitOf(entry), entry.project()));
            }
        });
    }

    /** The entry with the typed project, else with the stamp's, in the stamp's unit; none where the typed unit is another of the roster. */
    private Optional<Entry> issuedAs(Identity typed, Stamp stamp) {
        String unit = stamp.get(Stamp.UNIT);
        boolean another = units.containsKey(Names.key(typed.unit())) && !Names.same(typed.unit(), unit);
        return another
                ? Optional.empty()
                : entry(new Identity(unit, typed.project()))
                        .or(() -> entry(new Identity(unit, stamp.get(Stamp.PROJECT))));
    }

    private Optional<Entry> entry(Identity identity) {
        return entries(identity).stream()
                .filter(entry -> Names.same(entry.project(), identity.project()))
                .findFirst();
    }

    private String unitOf(Entry entry) {
        return entries(new Identity(entry.unit(), "")).get(0).unit(); // one spelling for all
    }

    private List<Entry> entries(Identity identity) {
        return units.getOrDefault(Names.key(identity.unit()), List.of());
    }

    private Identity withUnit(Form form) {
        String unit = form.text(Campaign.UNIT);
        String project = form.text(Campaign.PROJECT);
        String key = Names.key(unit);
        if (endings == null || key.isEmpty() || units.containsKey(key)) {
            return new Identity(unit, project);
        }
        Set<String> folded = unitsByFold.getOrDefault(fold(unit), Set.of());
        List<String> found = !folded.isEmpty()
                ? List.copyOf(folded)
                : unitsByProject.getOrDefault(fold(project), Set.of()).stream()
                        .filter(listed -> near(unit, listed))
                        .toList();
        return new Identity(found.size() == 1 ? found.get(0) : unit, project);
    }

    private Identity withProject(Identity identity, Set<Entry> taken) {
        String project = identity.project();
        List<Entry> entries = entries(identity);
        if (endings == null
                || Names.key(project).isEmpty()
                || entries.stream().anyMatch(entry -> Names.same(entry.project(), project))) {
            return identity;
        }
        List<Entry> free =
                entries.stream().filter(entry -> !taken.contains(entry)).toList();
        return Stream.<Predicate<Entry>>of(
                        entry -> fold(entry.project()).equals(fold(project)), entry -> near(project, entry.project()))
                .map(like -> free.stream().filter(like).toList())
                .filter(like -> !like.isEmpty())
                .findFirst()
                .filter(like -> like.size() == 1)
                .map(like -> new Identity(identity.unit(), like.get(0).project()))
                .orElse(identity);
    }

    private String fold(String name) {
        String key = Names.key(withoutCode(name));
        String shorter = key;
        do {
            key = shorter;
            for (String ending : endings == null ? List.<String>of() : endings) {
                String end = Names.key(ending);
                if (!end.isEmpty() && shorter.endsWith(end) && shorter.length() >= end.length() + 3) {
                    shorter = shorter.substring(0, shorter.length() - end.length());
                }
            }
        } while (!shorter.equals(key));
        return key;
    }

    private boolean near(String typed, String listed) {
        String one = fold(typed);
        String other = fold(listed);
        return one.equals(fold(withoutNote(listed)))
                || other.equals(fold(withoutNote(typed)))
                || (one.length() <= other.length() ? isNear(one, other) : isNear(other, one));
    }

    /** Whether the longer name is the shorter one with a region in front, with few characters more, or with one replaced. */
    private static boolean isNear(String shorter, String longer) {
        if (shorter.length() < SHORTEST) {
            return false;
        }
        if (longer.endsWith(shorter)) {
            String front = longer.substring(0, longer.length() - shorter.length());
            if (REGION.matcher(front).matches()) {
                return true;
            }
        }
        StringBuilder more = new StringBuilder();
        int at = 0;
        boolean sameLength = shorter.length() == longer.length();
        for (int i = 0; i < longer.length(); i++) {
            if (at < shorter.length() && shorter.charAt(at) == longer.charAt(i)) {
                at++;
            } else {
                more.append(longer.charAt(i));
                if (sameLength) {
                    more.append(shorter.charAt(at++));
                }
            }
        }
        boolean few = sameLength ? more.length() <= 2 : shorter.length() * 5 >= longer.length() * 4;
        return at == shorter.length() && few && !TELLING.matcher(more).find();
    }

    private static String withoutCode(String name) {
        return CODE.matcher(Folding.fold(name).strip()).replaceFirst("");
    }

    private static String withoutNote(String name) {
        return NOTE.matcher(Folding.fold(name).strip()).replaceFirst("");
    }
}
