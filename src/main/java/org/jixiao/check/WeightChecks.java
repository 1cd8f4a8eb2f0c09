package org.jixiao.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jixiao.model.Amount;
import org.jixiao.model.Row;
import org.jixiao.template.Framework;
import org.jixiao.template.Framework.Level;

/** S16: the weights of the first levels. */
final class WeightChecks {
    private WeightChecks() {}

    /** What first levels weigh, by their names; those that weigh nothing are not in it. */
    private record Weights(Map<String, BigDecimal> byLevel) {
        void add(String level, BigDecimal weight) {
            byLevel.merge(level, weight.stripTrailingZeros(), (a, b) -> a.add(b).stripTrailingZeros());
        }

        BigDecimal sum() {
            return byLevel.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        String show() {
            return byLevel.entrySet().stream()
                    .map(each -> each.getKey() + Amount.format(each.getValue()))
                    .collect(Collectors.joining("、"));
        }
    }

    /**
     * S16: the first levels weigh what one of the framework's profiles says (rules.md S16, forms.md B2). A level without indicators
     * gives its weight to the one that the framework names. Weights that do not add up are left to S14 and S25.
     */
    static Verdict byLevel(Subject subject) {
        Framework framework = subject.framework();
        Weights weights = new Weights(new LinkedHashMap<>());
        List<Row> rows = subject.filledRows();
        for (Row row : rows) {
            BigDecimal weight = row.get("weight").number();
            if (weight == null) {
                return Verdict.NOT_EVALUATED;
            }
            String level = row.text("level1");
            weights.add(framework.first(level).map(Level::level1).orElse(level), weight);
        }
        List<Weights> profiles = profiles(framework, weights.byLevel().keySet());
        BigDecimal sum = weights.sum();
        if (sum.signum() == 0
                || profiles.stream().noneMatch(profile -> profile.sum().compareTo(sum) == 0)) {
            return Verdict.NOT_APPLICABLE;
        }
        String expected = profiles.stream().map(Weights::show).collect(Collectors.joining("，或者"));
        return profiles.contains(weights)
                ? Verdict.HELD
                : Verdict.failed(subject.faultAt(rows.get(0).get("weight"), weights.show(), expected));
    }

    /** One for each profile of the framework; a level without indicators has given its weight to the one that it belongs to then. */
    private static List<Weights> profiles(Framework framework, Set<String> present) {
        List<Weights> profiles = new ArrayList<>();
        for (int i = 0; i < framework.profiles(); i++) {
            Weights profile = new Weights(new LinkedHashMap<>());
            for (Level level : framework.firstLevels()) {
                BigDecimal weight = level.weight(i);
                boolean stays =
                        present.contains(level.level1()) || level.weightTo().isEmpty();
                if (weight.signum() > 0) {
                    profile.add(stays ? level.level1() : level.weightTo(), weight);
                }
            }
            profiles.add(profile);
        }
        return profiles;
    }
}
