package org.jixiao.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jixiao.model.CellAddress;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Names;
import org.jixiao.model.Row;
import org.jixiao.model.Value;
import org.jixiao.template.RuleRow;
import org.jspecify.annotations.Nullable;

/** The checks of indicators whose names are alike. */
final class SimilarNames {
    private static final int SHORTEST = 4;

    private SimilarNames() {}

    /**
     * K09: no two indicators of a form have nearly the same name (rules.md K09): 专业媒体数, 专业媒体报道数. Near is a name of four
     * letters or more that becomes the other by putting something in, less than a third of the whole. What is put in may not hold a
     * number or one of the parameter's words: 按时完成率 is another measure than 完成率. What is put in front makes a part of a whole
     * (骨干教师培训人数), and is near only where the targets are the same, too. Equal names are left to K08. One finding for a pair, at its second place.
     */
    static Verdict noneNearly(Subject subject) {
        List<Row> rows = subject.filledRows();
        List<String> telling = Subject.words(subject.rule());
        List<String> keys = rows.stream().map(row -> key(row.get("name"))).toList();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < i; j++) {
                Value target = rows.get(j).get("target");
                Value otherTarget = rows.get(i).get("target");
                if (isNear(keys.get(j), keys.get(i), () -> target.sameAs(otherTarget), telling)) {
                    Value first = rows.get(j).get("name");
                    Value second = rows.get(i).get("name");
                    CellAddress at = first.at();
                    faults.add(Fault.at(
                            subject.collected(),
                            subject.field(),
                            second,
                            Map.of("value", second.text(), "other", first.text(), "cell", at == null ? "" : at.a1())));
                    break;
                }
            }
        }
        return rows.isEmpty() ? Verdict.NOT_APPLICABLE : Verdict.of(faults);
    }

    /** The name without its unit in brackets. */
    private static String key(Value name) {
        return Names.key(Texts.bare(name.text()));
    }

    private static boolean isNear(String one, String other, BooleanSupplier sameTarget, List<String> telling) {
        String shorter = one.length() < other.length() ? one : other;
        String longer = one.length() < other.length() ? other : one;
        int more = longer.length() - shorter.length();
        if (shorter.length() < SHORTEST || more == 0 || more * 3 >= longer.length()) {
            return false;
        }
        int front = 0;
        while (front < shorter.length() && shorter.charAt(front) == longer.charAt(front)) {
            front++;
        }
        if (!longer.endsWith(shorter.substring(front)) || (front == 0 && !sameTarget.getAsBoolean())) {
            return false;
        }
        String put = longer.substring(front, front + more);
        return !put.matches(".*[\\d一二三四五六七八九十].*") && telling.stream().noneMatch(put::contains);
    }

    /**
     * K07: an indicator stands under the same second level in all projects of a unit (rules.md K07). One finding for each name, at the
     * first place that departs from the most frequent level, of equally frequent ones from the first.
     */
    static List<Verdict> sameLevel(Campaign campaign, RuleRow rule) {
        return campaign.units().stream()
                .map(unit -> unit.forms().size() < 2 ? Verdict.NOT_APPLICABLE : sameLevel(campaign, rule, unit))
                .toList();
    }

    private record Place(CollectedForm form, Value name, String level, String key) {}

    private static Verdict sameLevel(Campaign campaign, RuleRow rule, Campaign.Group unit) {
        Map<String, List<Place>> byName = new LinkedHashMap<>();
        String table = rule.field().substring(0, rule.field().indexOf('.'));
        for (CollectedForm form : unit.forms()) {
            for (Row row : form.form().rows(table)) {
                String level = row.get("level2").text();
                String name = key(row.get("name"));
                if (!name.isEmpty() && !level.isBlank()) {
                    String key = campaign.template(form).framework().second(level).stream()
                            .findFirst()
                            .map(known -> known.name())
                            .orElse(Names.key(level));
                    byName.computeIfAbsent(name, k -> new ArrayList<>())
                            .add(new Place(form, row.get("name"), level, key));
                }
            }
        }
        return Verdict.of(byName.values().stream()
                .map(places -> fault(rule, places))
                .filter(Objects::nonNull)
                .toList());
    }

    private static @Nullable Fault fault(RuleRow rule, List<Place> places) {
        Map<String, Integer> votes = new HashMap<>();
        places.forEach(place -> votes.merge(place.key(), 1, Integer::sum));
        Map<CollectedForm, Place> inForms = new IdentityHashMap<>();
        places.forEach(place -> inForms.putIfAbsent(place.form(), place));
        if (votes.size() < 2 || inForms.size() < 2) {
            return null; // K08 speaks of names that stand twice in one form
        }
        int most = votes.values().stream().max(Integer::compare).orElse(0);
        String usual = places.stream()
                .map(Place::key)
                .filter(key -> votes.getOrDefault(key, 0) == most)
                .findFirst()
                .orElse("");
        Place other = places.stream()
                .filter(place -> !place.key().equals(usual))
                .findFirst()
                .orElseThrow();
        String levels = places.stream()
                .map(place -> place.level() + "（" + place.form().form().text(Campaign.PROJECT) + "）")
                .distinct()
                .collect(Collectors.joining("、"));
        return Fault.at(
                other.form(),
                rule.field(),
                other.name(),
                Map.of("value", other.name().text(), "levels", levels));
    }
}
