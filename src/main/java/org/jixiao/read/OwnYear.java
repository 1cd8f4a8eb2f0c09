package org.jixiao.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiao.model.Folding;
import org.jixiao.workbook.Grid;

/**
 * Tells of several columns of values below one header, or beside one label, by what they are called which holds those of the form's own
 * year: what was in earlier years, or is to be until the end of the project, is never taken for it.
 *
 * @param years the form's own; empty where it does not say
 */
record OwnYear(Set<String> years) {
    private static final Pattern EARLIER = Pattern.compile("上年|上一年|去年|往年|历史|前[一二两三]?年|基期|基准|标准");
    private static final Pattern PLANNED = Pattern.compile("本年|当年|全年|年度|计划|目标|预期|预计");
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)20\\d{2}(?!\\d)");
    private static final Pattern SAID = Pattern.compile("(?<!\\d)(20\\d{2})\\s*年");

    /** The year that a form says it is of, else the one that the texts above its first label name; none where they name several. */
    static OwnYear of(List<Match> matches, Grid grid) {
        Set<String> own = matches.stream()
                .filter(match -> match.anchor().isInline())
                .flatMap(match -> Stream.ofNullable(match.captured()))
                .collect(Collectors.toSet());
        return new OwnYear(own.isEmpty() ? above(matches.get(0).row(), grid) : own);
    }

    private static Set<String> above(int row, Grid grid) {
        Set<String> years = grid.cells().stream()
                .filter(at -> at.row() < row)
                .flatMap(at -> SAID.matcher(Folding.fold(at.cell().text())).results())
                .map(year -> year.group(1))
                .collect(Collectors.toSet());
        return years.size() == 1 ? years : Set.of();
    }

    /**
     * Those of the columns that may be meant: one, where it can be told.
     *
     * @param name what a column is called, as a key
     */
    List<Integer> of(List<Integer> columns, Function<Integer, String> name) {
        List<Integer> left = new ArrayList<>(columns);
        left.removeIf(column -> EARLIER.matcher(name.apply(column)).find());
        List<Integer> own =
                left.stream().filter(column -> isOwn(named(name.apply(column)))).toList();
        if (own.isEmpty() && !years.isEmpty()) {
            left.removeIf(column -> !named(name.apply(column)).isEmpty());
        }
        List<Integer> meant = own.isEmpty() ? left : own;
        return meant.stream()
                .filter(column -> own.size() == 1 || isPlanned(name.apply(column)))
                .findFirst()
                .map(List::of)
                .orElse(meant);
    }

    private boolean isOwn(Set<String> named) {
        return named.size() == 1 && years.containsAll(named);
    }

    private static boolean isPlanned(String name) {
        return named(name).isEmpty() && PLANNED.matcher(name).find();
    }

    private static Set<String> named(String text) {
        return text.contains("20")
                ? YEAR.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet())
                : Set.of();
    }
}
