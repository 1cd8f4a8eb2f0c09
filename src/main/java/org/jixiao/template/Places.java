package org.jixiao.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jixiao.template.Framework.Level;

/**
 * Where an indicator of one framework stands in another. Names are matched through the other names of both: 效果目标/社会效益 is
 * 效益指标/社会效益指标. What has no place of its own gets the nearest one.
 *
 * @param to a framework with at least one level
 */
public record Places(Framework from, Framework to) {
    /**
     * A level of the later framework.
     *
     * @param same whether it is the same level under one of its names, not only the nearest
     */
    public record Place(Level level, boolean same) {}

    /** The place of an indicator that stands under these two names, as people wrote them. */
    public Place of(String level1, String level2) {
        return own(level1, level2)
                .map(level -> new Place(level, true))
                .orElseGet(() -> new Place(nearest(level1, level2), false));
    }

    /** The level of that name; where two first levels have one each, the one under the right first level. */
    private Optional<Level> own(String level1, String level2) {
        List<String> parents = outer(level1)
                .flatMap(name -> to.first(name).stream())
                .map(Level::level1)
                .toList();
        List<Level> levels =
                inner(level2).flatMap(name -> to.second(name).stream()).toList();
        return levels.stream()
                .filter(level -> parents.contains(level.level1()))
                .findFirst()
                .or(() -> levels.stream().findFirst());
    }

    /** A second level named like the first one (影响力目标, 可持续影响), the other way round (成本), the first level alone, a neighbour. */
    private Level nearest(String level1, String level2) {
        return outer(level1)
                .flatMap(name -> to.second(name).stream())
                .findFirst()
                .or(() -> inner(level2).flatMap(name -> to.first(name).stream()).findFirst())
                .or(() -> outer(level1).flatMap(name -> to.first(name).stream()).findFirst())
                .map(this::innermost)
                .orElseGet(() -> neighbour(level1, level2));
    }

    /** The place of the level that comes next in the earlier framework and has one, else of the one before, else the first required. */
    private Level neighbour(String level1, String level2) {
        List<Level> levels = from.secondLevels();
        List<Level> known = from.second(level2);
        int at = levels.indexOf(
                known.stream().findFirst().orElseGet(() -> from.first(level1).orElse(null)));
        List<Level> near = new ArrayList<>(levels.subList(at + 1, levels.size()));
        for (int i = at - 1; i >= 0; i--) {
            near.add(levels.get(i));
        }
        return near.stream()
                .flatMap(level -> own(level.level1(), level.level2()).stream())
                .findFirst()
                .orElseGet(() -> innermost(to.levels().stream()
                        .filter(level -> level.need() == Framework.Need.REQUIRED)
                        .findFirst()
                        .orElse(to.levels().get(0))));
    }

    /** The level itself, or for a first level its first second level, where it has any. */
    private Level innermost(Level level) {
        return to.secondLevels().stream()
                .filter(second -> level.level2().isEmpty() && second.level1().equals(level.level1()))
                .findFirst()
                .orElse(level);
    }

    private Stream<String> outer(String level1) {
        return names(level1, from.first(level1).stream());
    }

    private Stream<String> inner(String level2) {
        return names(level2, from.second(level2).stream());
    }

    private static Stream<String> names(String typed, Stream<Level> levels) {
        return Stream.concat(Stream.of(typed), levels.flatMap(Level::names)).distinct();
    }
}
