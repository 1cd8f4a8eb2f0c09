package org.jixiao.fill;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/** References in formulas, charts and names of a template, made to say what they mean after the fill. */
final class References {
    private static final Pattern REFERENCE = Pattern.compile(
            "(?:(?<sheet>'(?:[^']|'')+'|[\\p{L}\\p{N}_.]+)!)?(?<first>\\$?[A-Z]{1,3}\\$?\\d+)(?::(?<last>\\$?[A-Z]{1,3}\\$?\\d+))?(?![\\p{L}\\p{N}(_.])");

    /** {@code 项目得分!$L:$L}. */
    private static final Pattern COLUMNS = Pattern.compile(
            "(?<![\\p{L}\\p{N}$_.!])(?:(?<sheet>'(?:[^']|'')+'|[\\p{L}\\p{N}_.]+)!)?\\$?[A-Z]{1,3}:\\$?[A-Z]{1,3}(?![\\p{L}\\p{N}(_.$])");

    private References() {}

    /** The sheets of which a formula on some sheet means whole columns. */
    static Set<String> ofColumns(String formula, String sheet) {
        return COLUMNS.matcher(formula)
                .results()
                .map(found -> found.group(1))
                .map(named -> named == null ? sheet : unquoted(named))
                .collect(Collectors.toSet());
    }

    /** Where a range of a sheet went; null where nothing is left of it. */
    interface Ranges {
        @Nullable
        CellRangeAddress of(String sheet, CellRangeAddress range);
    }

    /** As {@link #map(String, String, Ranges, boolean)}, for the rows of a template. */
    static String map(String text, String sheet, RowMap rows, boolean single) {
        return map(text, sheet, rows::range, single);
    }

    /**
     * Every reference in a text, mapped; a range whose rows are all gone keeps its place, so that the formula stays one.
     *
     * @param sheet the sheet that a reference without a sheet means
     * @param single whether a single cell means only the first of the rows that it became (a condition relative to a cell) and
     *     not all of them (a series of a chart)
     */
    static String map(String text, String sheet, Ranges rows, boolean single) {
        Matcher m = REFERENCE.matcher(text);
        StringBuilder mapped = new StringBuilder();
        while (m.find()) {
            m.appendReplacement(mapped, Matcher.quoteReplacement(reference(m, sheet, rows, single)));
        }
        return m.appendTail(mapped).toString();
    }

    private static String reference(Matcher m, String sheet, Ranges rows, boolean single) {
        String named = m.group("sheet");
        String target = named == null ? sheet : unquoted(named);
        CellReference first = new CellReference(m.group("first"));
        CellReference last = m.group("last") == null ? first : new CellReference(m.group("last"));
        CellRangeAddress range =
                rows.of(target, new CellRangeAddress(first.getRow(), last.getRow(), first.getCol(), last.getCol()));
        if (range == null) {
            return m.group();
        }
        int lastRow = single && m.group("last") == null ? range.getFirstRow() : range.getLastRow();
        String from = new CellReference(
                        range.getFirstRow(), range.getFirstColumn(), first.isRowAbsolute(), first.isColAbsolute())
                .formatAsString();
        String to = new CellReference(lastRow, range.getLastColumn(), last.isRowAbsolute(), last.isColAbsolute())
                .formatAsString();
        return (named == null ? "" : named + "!") + (from.equals(to) ? from : from + ":" + to);
    }

    private static String unquoted(String sheet) {
        return sheet.replaceAll("^'|'$", "").replace("''", "'");
    }
}
