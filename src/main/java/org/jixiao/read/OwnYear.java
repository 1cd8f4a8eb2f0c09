package org.jixiao.read;

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
 * @param years the form's own; empty where nothing tells
 */
record OwnYear(Set<String> years) {
    private static final Pattern EARLIER = Pattern.compile("上年|上一年|去年|往年|历史|(?<!当)前[一二两三]?年|基期|基准|(?:行业|国家|评价|评分)标准");
    /** The surest first. */
    private static final List<Pattern> PLANNED =
            Stream.of("本年|当年|全年|年度", "计划", "目标|预期|预计").map(Pattern::compile).toList();

    private static final Pattern OTHER = Pattern.compile("实施期|中期|长期|总|半年|季度|执行|完成|支出|其中");
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)20\\d{2}(?!\\d)");
    private static final Pattern NAMED = Pattern.compile(YEAR.pattern() + "年?度?");
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
        List<Integer> later = columns.stream()
                .filter(column -> !EARLIER.matcher(name.apply(column)).find())
                .toList();
        List<Integer> left = later.isEmpty() ? columns : later;
        List<Integer> own =
                left.stream().filter(column -> isOwn(named(name.apply(column)))).toList();
        List<Integer> yearless = left.stream()
                .filter(column -> years.isEmpty() || named(name.apply(column)).isEmpty())
                .toList();
        List<Integer> meant = !own.isEmpty() ? own : yearless.isEmpty() ? left : yearless;
        return PLANNED.stream()
                .flatMap(word -> meant.stream().filter(column -> own.size() == 1 || isCalled(name.apply(column), word)))
                .findFirst()
                .map(List::of)
                .orElse(meant);
    }

    private boolean isOwn(Set<String> named) {
        return named.size() == 1 && years.containsAll(named);
    }

    private static boolean isCalled(String name, Pattern word) {
        return word.matcher(NAMED.matcher(name).replaceAll("")).find()
                && !OTHER.matcher(name).find();
    }

    private static Set<String> named(String text) {
        return text.contains("20")
                ? YEAR.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet())
                : Set.of();
    }
}
