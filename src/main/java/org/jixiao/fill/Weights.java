package org.jixiao.fill;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jixiao.model.Row;
import org.jixiao.template.Framework;
import org.jixiao.template.Framework.Level;
import org.jspecify.annotations.Nullable;

/**
 * The weights (分值) of a form's indicators, by the 权重 of its framework (财预〔2020〕10号: 产出 50, 效益 30, 满意度 10, besides 10 for the
 * execution of the budget). A first level has a weight in each of the profiles that the framework knows; the first profile in which all
 * levels with indicators have one is taken. The points of a level without indicators go to the level that its row names for them
 * (分值并入), else to all others in proportion. Within a first level all indicators weigh alike: in whole points where there are enough
 * of them, else in hundredths, and what is left over goes to the first ones.
 */
record Weights(Framework framework) {
    private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");
    private static final int DIGITS = 20;

    /** The weight of each row, null where no points are left for it. Rows that have one keep it, and the others share the rest. */
    List<@Nullable BigDecimal> of(List<Row> rows) {
        List<@Nullable BigDecimal> given = new ArrayList<>();
        rows.forEach(row -> given.add(row.get("weight").number()));
        Map<String, List<Integer>> levels = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            levels.computeIfAbsent(rows.get(i).text("level1"), level -> new ArrayList<>())
                    .add(i);
        }
        Map<String, BigDecimal> points = points(levels.keySet());
        List<@Nullable BigDecimal> weights = new ArrayList<>(given);
        if (given.stream().allMatch(weight -> weight == null)) {
            levels.forEach((level, members) -> put(
                    weights,
                    members,
                    points.getOrDefault(level, BigDecimal.ZERO),
                    Collections.nCopies(members.size(), BigDecimal.ONE)));
            return weights;
        }
        List<Integer> open = new ArrayList<>();
        List<BigDecimal> shares = new ArrayList<>();
        levels.forEach((level, members) -> members.stream()
                .filter(i -> given.get(i) == null)
                .forEach(i -> {
                    open.add(i);
                    shares.add(divide(points.getOrDefault(level, BigDecimal.ZERO), BigDecimal.valueOf(members.size())));
                }));
        put(weights, open, sum(points.values()).subtract(sum(given)), shares);
        return weights;
    }

    /** What all indicators together weigh, whatever they are; 0 where the framework gives no weights. */
    BigDecimal total() {
        return sum(
                framework.firstLevels().stream().map(level -> level.weight(0)).toList());
    }

    /** The points of each of the first levels that have indicators. */
    private Map<String, BigDecimal> points(Set<String> present) {
        int profile = IntStream.range(0, framework.profiles())
                .filter(p -> framework.firstLevels().stream()
                        .allMatch(level -> level.weight(p).signum() > 0 || !present.contains(level.level1())))
                .findFirst()
                .orElse(0);
        Map<String, BigDecimal> points = new LinkedHashMap<>();
        BigDecimal total = BigDecimal.ZERO;
        for (Level level : framework.firstLevels()) {
            BigDecimal weight = level.weight(profile);
            String owner = present.contains(level.level1()) ? level.level1() : level.weightTo();
            total = total.add(weight);
            if (present.contains(owner) && weight.signum() > 0) {
                points.merge(owner, weight, BigDecimal::add);
            }
        }
        Iterator<BigDecimal> all = spread(total, List.copyOf(points.values())).iterator();
        points.replaceAll((level, weight) -> all.next());
        return points;
    }

    private static void put(
            List<@Nullable BigDecimal> weights, List<Integer> members, BigDecimal total, List<BigDecimal> shares) {
        if (total.signum() > 0 && sum(shares).signum() > 0) {
            List<BigDecimal> parts = spread(total, shares);
            IntStream.range(0, parts.size()).forEach(i -> weights.set(members.get(i), parts.get(i)));
        }
    }

    /** Parts in the proportion of the shares that add up to exactly the total; those that lose most by rounding get the rest. */
    static List<BigDecimal> spread(BigDecimal total, List<BigDecimal> shares) {
        boolean whole = total.stripTrailingZeros().scale() <= 0;
        List<BigDecimal> parts = whole ? spread(total, shares, BigDecimal.ONE) : List.of();
        boolean enough = whole && parts.stream().allMatch(part -> part.signum() > 0);
        return enough ? parts : spread(total, shares, HUNDREDTH);
    }

    private static List<BigDecimal> spread(BigDecimal total, List<BigDecimal> shares, BigDecimal step) {
        BigDecimal all = sum(shares);
        List<BigDecimal> exact =
                shares.stream().map(share -> divide(total.multiply(share), all)).toList();
        List<BigDecimal> parts = new ArrayList<>(exact.stream()
                .map(part -> part.divide(step).setScale(0, RoundingMode.FLOOR).multiply(step))
                .toList());
        int rest = total.subtract(sum(parts)).divideToIntegralValue(step).intValueExact();
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> parts.get(i).subtract(exact.get(i))))
                .limit(rest)
                .forEach(i -> parts.set(i, parts.get(i).add(step)));
        BigDecimal crumb = total.subtract(sum(parts)); // of a total finer than the step
        if (crumb.signum() != 0 && !parts.isEmpty()) {
            parts.set(0, parts.get(0).add(crumb));
        }
        return parts;
    }

    private static BigDecimal divide(BigDecimal number, BigDecimal by) {
        return number.divide(by, DIGITS, RoundingMode.HALF_UP);
    }

    /** What is not there counts as nothing. */
    static BigDecimal sum(Iterable<? extends @Nullable BigDecimal> numbers) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal number : numbers) {
            sum = number == null ? sum : sum.add(number);
        }
        return sum;
    }
}
