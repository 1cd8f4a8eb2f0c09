package org.jixiao.template;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jixiao.model.Folding;
import org.jixiao.model.Memo;

/** The indicator framework of a form: which levels there are and which of them it must have. */
public final class Framework {
    private static final Pattern POINTS = Pattern.compile("\\(?\\d+(?:[-~—]\\d+)?分?\\)?分?\\s*$");

    private final List<Level> levels;
    private final List<Level> firstLevels;
    private final List<Level> secondLevels;
    private final Map<String, List<Level>> byName = new HashMap<>();
    private final Memo<Optional<Level>> firsts = new Memo<>(text ->
            called(text).stream().filter(level -> level.level2().isEmpty()).findFirst());
    private final Memo<List<Level>> seconds = new Memo<>(text ->
            called(text).stream().filter(level -> !level.level2().isEmpty()).toList());

    public Framework(List<Level> levels) {
        this.levels = List.copyOf(levels);
        firstLevels = levels.stream().filter(level -> level.level2().isEmpty()).toList();
        secondLevels =
                levels.stream().filter(level -> !level.level2().isEmpty()).toList();
        for (Level level : levels) {
            level.names()
                    .map(Labels::key)
                    .distinct()
                    .forEach(key ->
                            byName.computeIfAbsent(key, k -> new ArrayList<>()).add(level));
        }
    }

    /** How much a level is wanted. */
    public enum Need {
        OPTIONAL,
        /** Its lack is worth a word, one step milder than that of a required one. */
        SUGGESTED,
        REQUIRED
    }

    /**
     * One row of the 指标体系 sheet.
     *
     * @param level2 empty where the row speaks of the first level itself
     * @param atLeast how many indicators there must be where there are any
     * @param blankRows how many empty rows a blank form offers
     * @param example names of indicators that would do, separated by 、
     * @param targetExample target values to go with them
     * @param weights the points of a first level in each of the framework's profiles; none where the form does not score
     * @param weightTo the first level that gets the points of this one where it has no indicators; empty for all others in proportion
     * @param aliases other names of the level (of {@code level2}, or of {@code level1} where that is empty)
     */
    public record Level(
            String level1,
            String level2,
            Need need,
            int atLeast,
            int blankRows,
            String example,
            String targetExample,
            List<BigDecimal> weights,
            String weightTo,
            List<String> aliases) {
        /** The name that this row is about. */
        public String name() {
            return level2.isEmpty() ? level1 : level2;
        }

        /** All names that it goes by, its own first. */
        Stream<String> names() {
            return Stream.concat(Stream.of(name()), aliases.stream());
        }

        /** The points in a profile, counted from 0; of a level that has fewer of them those in its last. */
        public BigDecimal weight(int profile) {
            return weights.isEmpty() ? BigDecimal.ZERO : weights.get(Math.min(profile, weights.size() - 1));
        }
    }

    /** All rows of the sheet, in order. */
    public List<Level> levels() {
        return levels;
    }

    /** The first levels, in order. */
    public List<Level> firstLevels() {
        return firstLevels;
    }

    /** The second levels, in order. */
    public List<Level> secondLevels() {
        return secondLevels;
    }

    /** The first level of that name or other name, if there is one. */
    public Optional<Level> first(String text) {
        return firsts.of(text);
    }

    /** All second levels of that name or other name: usually one, several where two first levels have one each. */
    public List<Level> second(String text) {
        return seconds.of(text);
    }

    /** In how many ways the first levels may be weighed. */
    public int profiles() {
        return firstLevels.stream()
                .mapToInt(level -> level.weights().size())
                .max()
                .orElse(0);
    }

    /** By name, else without a number in front and the points behind: 产出指标(40-50)分. */
    private List<Level> called(String text) {
        List<Level> called = byName.get(Labels.key(text));
        String bare = called != null ? "" : POINTS.matcher(Folding.fold(text)).replaceFirst("");
        return called != null ? called : byName.getOrDefault(Labels.key(Labels.bare(bare)), List.of());
    }
}
