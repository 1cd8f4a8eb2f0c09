package org.jixiao.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Names;
import org.jixiao.model.Row;
import org.jixiao.model.TargetValue;
import org.jixiao.model.Value;
import org.jixiao.template.Framework.Level;
import org.jixiao.template.RuleRow;

/** The checks of indicators whose names are alike. */
final class SimilarNames {
    private static final int SHORTEST = 4;
    private static final Pattern NUMBER = Pattern.compile("[\\d一二三四五六七八九十]");

    private SimilarNames() {}

    /**
     * K09: no two indicators of a form have nearly the same name (rules.md K09): 专业媒体数, 专业媒体报道数. Near is a name of four
     * letters or more that becomes the other by putting something in, less than a third of the whole. What is put in may not hold a
     * number or one of the parameter's words: 按时完成率 is another measure than 完成率. What is put in front makes a part of a whole
     * (骨干教师培训人数), and is near only where the targets are the same, too; what is put in elsewhere makes one where less of it is aimed at
     * (培训骨干教师人数, not 培训总人数). Equal names are left to K08. One finding for a pair, at its second place.
     */
    static Verdict noneNearly(Subject subject) {
        List<Row> rows = subject.filledRows();
        List<String> telling = Subject.words(subject.rule());
        List<String> keys =
                rows.stream().map(row -> IndicatorName.of(row).key()).toList();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (isNear(keys.get(j), keys.get(i), telling)
                        && !isPart(rows.get(j), rows.get(i))
                        && (keys.get(j).charAt(0) == keys.get(i).charAt(0)
                                || rows.get(j).get("target").sameAs(rows.get(i).get("target")))) {
                    Value first = rows.get(j).get("name");
                    Value second = rows.get(i).get("name");
                    faults.add(subject.faultAt(second, second.text(), first.text(), first.a1()));
                    break;
                }
            }
        }
        return rows.isEmpty() ? Verdict.NOT_APPLICABLE : Verdict.of(faults);
    }

    /** Whether of what the longer name counts fewer are aimed at, as is so of a part of the whole; a rate tells nothing of that. */
    private static boolean isPart(Row one, Row other) {
        IndicatorName name = IndicatorName.of(one);
        boolean longer = name.key().length() > IndicatorName.of(other).key().length();
        TargetValue part = TargetValue.parse((longer ? one : other).text("target"));
        TargetValue whole = TargetValue.parse((longer ? other : one).text("target"));
        return part.number() != null
                && whole.number() != null
                && !part.percent()
                && !name.rate()
                && !(longer ? one : other).text("name").contains("总")
                && part.unit().equals(whole.unit())
                && part.number().compareTo(whole.number()) < 0;
    }

    private static boolean isNear(String one, String other, List<String> telling) {
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
        String put = longer.substring(front, front + more);
        return longer.endsWith(shorter.substring(front))
                && !NUMBER.matcher(put).find()
                && telling.stream().noneMatch(put::contains);
    }

    /**
     * K07: an indicator stands under the same second level in all projects of a unit (rules.md K07). One finding for each name, at the
     * first place that departs from the most frequent level, of equally frequent ones from the first. Forms of two templates are not
     * held against each other: each has second levels of its own.
     */
    static Verdict sameLevel(Campaign campaign, RuleRow rule, Campaign.Group unit) {
        if (unit.forms().size() < 2) {
            return Verdict.NOT_APPLICABLE;
        }
        List<Place> places = new ArrayList<>();
        for (CollectedForm form : unit.forms()) {
            for (Row row : form.form().rows(Subject.tableOf(rule.field()))) {
                String level = row.text("level2");
                if (!IndicatorName.of(row).key().isEmpty() && !level.isBlank()) {
                    List<Level> known = campaign.template(form).framework().second(level);
                    places.add(new Place(
                            form,
                            row,
                            known.isEmpty() ? Names.key(level) : known.get(0).name()));
                }
            }
        }
        List<Fault> faults = new ArrayList<>();
        for (List<Place> same : Groups.of(places, Place::about)) {
            String levels = same.stream().map(Place::show).distinct().collect(Collectors.joining("、"));
            elsewhere(same).ifPresent(other -> {
                Value name = other.row().get("name");
                faults.add(Fault.at(rule, other.form(), rule.field(), name, name.text(), levels));
            });
        }
        return Verdict.of(faults);
    }

    /** @param level the framework's name for it, where it knows it */
    private record Place(CollectedForm form, Row row, String level) {
        /** What must stand under one level. */
        String about() {
            return form.form().template() + "\n" + IndicatorName.of(row).key();
        }

        String show() {
            return row.text("level2") + "（" + form.text(Campaign.PROJECT) + "）";
        }
    }

    /** The first place that is not under the usual level; of names that stand twice in one form only K08 speaks. */
    private static Optional<Place> elsewhere(List<Place> places) {
        if (places.stream().allMatch(place -> place.form() == places.get(0).form())) {
            return Optional.empty();
        }
        List<Place> usual = Groups.of(places, Place::level).stream()
                .max(Comparator.comparingInt(List::size))
                .orElse(places);
        return places.stream()
                .filter(place -> !place.level().equals(usual.get(0).level()))
                .findFirst();
    }
}
