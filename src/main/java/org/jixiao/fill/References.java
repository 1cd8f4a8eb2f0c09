package org.jixiao.fill;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;

/** References in formulas, charts and names of a template, made to say what they mean after the fill. */
final class References {
    private static final Pattern REFERENCE = Pattern.compile(
            "(?:(?<sheet>'(?:[^']|'')+'|[\\p{L}\\p{N}_.]+)!)?(?<first>\\$?[A-Z]{1,3}\\$?\\d+)(?::(?<last>\\$?[A-Z]{1,3}\\$?\\d+))?(?![\\p{L}\\p{N}(_.])");

    private References() {}

    /** Whether a text is one reference and nothing else. */
    static boolean isArea(String text) {
        return REFERENCE.matcher(text).matches();
    }

    /**
     * Every reference in a text, mapped; a range whose rows are all gone keeps its place, so that the formula stays one.
     *
     * @param sheet the sheet that a reference without a sheet means
     * @param single whether a single cell means only the first of the rows that it became (a condition relative to a cell) and
     *     not all of them (a series of a chart)
     */
    static String map(String text, String sheet, RowMap rows, boolean single) {
        Matcher m = REFERENCE.matcher(text);
        return m.replaceAll(found -> Matcher.quoteReplacement(reference(m, sheet, rows, single)));
    }

    private static String reference(Matcher m, String sheet, RowMap rows, boolean single) {
        String named = m.group("sheet");
        String target = named == null ? sheet : unquoted(named);
        CellReference first = new CellReference(m.group("first"));
        CellReference last = m.group("last") == null ? first : new CellReference(m.group("last"));
        CellRangeAddress range =
                rows.range(target, new CellRangeAddress(first.getRow(), last.getRow(), first.getCol(), last.getCol()));
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

    /** The name that a formula means. */
    static String unquoted(String sheet) {
        return sheet.replaceAll("^'|'$", "").replace("''", "'");
    }
}
