package org.jixiao.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jixiao.model.Memo;
import org.jixiao.model.Names;
import org.jixiao.model.Row;
import org.jspecify.annotations.Nullable;

/**
 * An indicator of the target form beside the same one of the self-evaluation.
 *
 * @param target its row in the target form, or null for an indicator that the evaluation has added
 * @param evaluation its row in the evaluation, or null for one that the evaluation lacks
 * @param renamed whether the two have different names that are only much alike
 */
public record IndicatorPair(@Nullable Row target, @Nullable Row evaluation, boolean renamed) {
    /** Of 100: what two names must share to be much alike, and what is enough where level and target are the same. */
    private static final int ALIKE = 60;

    private static final int ALIKE_WITH_TARGET = 40;

    /** Names much alike are looked for among so many: a form has fewer, and a broken one must not take minutes. */
    private static final int MOST_RENAMED = 100;

    private static final Memo<String> LEVELS =
            new Memo<>(level -> Names.key(level).replaceFirst("(指标|目标)$", ""));

    /**
     * Finds for each indicator of the target the one of the evaluation: by levels and name, else by name, else the one whose name
     * is most alike. What nobody has filled in (neither target nor result, nor a weight or a score for its name) is no indicator.
     *
     * @return those of the evaluation in their order, then those that it lacks in the target's order; not the execution of the budget,
     *     for which an evaluation has the line of the funds
     */
    static List<IndicatorPair> of(List<Row> targets, List<Row> evaluations) {
        List<Row> open = new ArrayList<>(targets);
        List<Row> rows = evaluations.stream().filter(Subject::isWritten).toList();
        Map<Row, Row> found = new IdentityHashMap<>();
        match(rows, found, open, (one, other) -> sameName(one, other) && sameLevels(one, other));
        match(rows, found, open, IndicatorPair::sameName);
        matchAlike(rows, found, open);
        List<IndicatorPair> pairs = new ArrayList<>();
        for (Row row : rows) {
            Row target = found.get(row);
            if (isFilledIn(row) || (target != null && isFilledIn(target))) {
                pairs.add(new IndicatorPair(target, row, target != null && !sameName(target, row)));
            }
        }
        open.stream()
                .filter(row -> isFilledIn(row) && (rows.isEmpty() || !row.isExecution()))
                .forEach(row -> pairs.add(new IndicatorPair(row, null, false)));
        return pairs;
    }

    /**
     * Whether the target in the evaluation is another one, and not only spelt otherwise (S01).
     *
     * @param year of a day without one; null where nobody knows
     */
    public boolean isAltered(@Nullable Integer year) {
        return target != null && evaluation != null && !PairChecks.isSameTarget(target, evaluation, year);
    }

    /** Gives each row without a target the first open one that is the same. */
    private static void match(List<Row> rows, Map<Row, Row> found, List<Row> open, BiPredicate<Row, Row> same) {
        for (Row row : rows) {
            for (int j = 0; !found.containsKey(row) && j < open.size(); j++) {
                if (same.test(open.get(j), row)) {
                    found.put(row, open.remove(j));
                }
            }
        }
    }

    private record Likeness(Row row, Row target, int percent) {}

    /** Gives rows without a target the open one that is most like them, the likest pairs first. */
    private static void matchAlike(List<Row> rows, Map<Row, Row> found, List<Row> open) {
        List<Row> targets = open.stream().limit(MOST_RENAMED).toList();
        rows.stream()
                .filter(row -> !found.containsKey(row))
                .limit(MOST_RENAMED)
                .flatMap(row -> targets.stream().map(target -> new Likeness(row, target, likeness(target, row))))
                .filter(each -> each.percent() > 0)
                .sorted(Comparator.comparingInt(Likeness::percent).reversed())
                .forEach(each -> {
                    if (!found.containsKey(each.row()) && open.removeIf(row -> row == each.target())) {
                        found.put(each.row(), each.target());
                    }
                });
    }

    private static boolean isFilledIn(Row row) {
        boolean scored = !row.get("weight").isBlank() || !row.get("score").isBlank();
        return !row.get("target").isBlank()
                || !row.get("actual").isBlank()
                || (scored && !row.get("name").isBlank());
    }

    private static boolean sameName(Row one, Row other) {
        return key(one).equals(key(other));
    }

    private static boolean sameLevels(Row one, Row other) {
        return level(one, "level1").equals(level(other, "level1"))
                && level(one, "level2").equals(level(other, "level2"));
    }

    private static String key(Row row) {
        return IndicatorName.of(row).key();
    }

    /** 数量 and 数量指标 are one. */
    private static String level(Row row, String column) {
        return LEVELS.of(row.text(column));
    }

    /** How much of both names is common to them, of 100; 0 where that is not enough. */
    private static int likeness(Row one, Row other) {
        String first = key(one);
        String second = key(other);
        if (first.isEmpty() || second.isEmpty()) {
            return 0;
        }
        int like = 200 * common(first, second) / (first.length() + second.length());
        boolean sameTarget = level(one, "level2").equals(level(other, "level2"))
                && !one.get("target").isBlank()
                && Names.same(one.text("target"), other.text("target"));
        return like >= (sameTarget ? ALIKE_WITH_TARGET : ALIKE) ? like : 0;
    }

    /** The length of the longest common subsequence. */
    private static int common(String one, String other) {
        int[] lengths = new int[other.length() + 1];
        for (int i = 0; i < one.length(); i++) {
            int diagonal = 0;
            for (int j = 0; j < other.length(); j++) {
                int above = lengths[j + 1];
                lengths[j + 1] = one.charAt(i) == other.charAt(j) ? diagonal + 1 : Math.max(above, lengths[j]);
                diagonal = above;
            }
        }
        return lengths[other.length()];
    }
}
