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
import org.jixiao.model.Value;
import org.jixiao.template.Framework;
import org.jixiao.template.Framework.Level;

/** S16: the weights of the first levels. */
final class WeightChecks {
    private WeightChecks() {}

    /**
     * S16: the first levels weigh what one of the framework's profiles says (rules.md S16, forms.md B2). A level without indicators
     * gives its weight to the one that the framework names. Weights that do not add up are left to S14 and S25.
     */
    static Verdict byLevel(Subject subject) {
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        Value first = Value.NONE;
        for (Row row : subject.filledRows()) {
            BigDecimal weight = row.get("weight").number();
            if (weight == null) {
                return Verdict.NOT_EVALUATED;
            }
            first = first == Value.NONE ? row.get("weight") : first;
            sums.merge(level(subject.framework(), row), weight, BigDecimal::add);
        }
        List<Map<String, BigDecimal>> settings = settings(subject.framework(), sums.keySet());
        BigDecimal sum = sums.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.signum() == 0
                || settings.stream().noneMatch(setting -> sum(setting).compareTo(sum) == 0)) {
            return Verdict.NOT_APPLICABLE;
        }
        for (Map<String, BigDecimal> setting : settings) {
            if (isSame(sums, setting)) {
                return Verdict.HELD;
            }
        }
        String expected = settings.stream().map(WeightChecks::show).collect(Collectors.joining("，或者"));
        return Verdict.failed(Fault.at(
                subject.collected(), subject.field(), first, Map.of("weights", show(sums), "expected", expected)));
    }

    /** One for each profile of the framework; a level without indicators has given its weight to the one that it belongs to then. */
    private static List<Map<String, BigDecimal>> settings(Framework framework, Set<String> present) {
        List<Map<String, BigDecimal>> settings = new ArrayList<>();
        int profiles = framework.firstLevels().stream()
                .mapToInt(level -> level.weights().size())
                .max()
                .orElse(0);
        for (int i = 0; i < profiles; i++) {
            Map<String, BigDecimal> setting = new LinkedHashMap<>();
            for (Level level : framework.firstLevels()) {
                BigDecimal weight = level.weights().isEmpty()
                        ? BigDecimal.ZERO
                        : level.weights().get(Math.min(i, level.weights().size() - 1));
                if (weight.signum() > 0) {
                    String owner =
                            present.contains(level.level1()) || level.weightTo().isEmpty()
                                    ? level.level1()
                                    : level.weightTo();
                    setting.merge(owner, weight, BigDecimal::add);
                }
            }
            settings.add(setting);
        }
        return settings;
    }

    private static boolean isSame(Map<String, BigDecimal> sums, Map<String, BigDecimal> setting) {
        return sums.keySet().equals(setting.keySet())
                && sums.entrySet().stream()
                        .allMatch(each -> each.getValue().compareTo(setting.get(each.getKey())) == 0);
    }

    private static BigDecimal sum(Map<String, BigDecimal> setting) {
        return setting.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String level(Framework framework, Row row) {
        String text = row.get("level1").text();
        return framework.first(text).map(Level::level1).orElse(text);
    }

    private static String show(Map<String, BigDecimal> weights) {
        return weights.entrySet().stream()
                .map(each -> each.getKey() + Amount.format(each.getValue()))
                .collect(Collectors.joining("、"));
    }
}
