package org.jixiao.fill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellReference;

/**
 * A {@code jx:each} of a template's sheet, as its note says.
 *
 * @param items the path of the list
 * @param variable the name of one item
 * @param first the first cell that is repeated, {@code last} the last one
 */
record Each(String items, String variable, CellReference first, CellReference last) {
    private static final Pattern EACH = Pattern.compile("jx:each\\(([^)]*)\\)");

    /** Those of a sheet, from its notes by cell. */
    static List<Each> of(Map<String, String> notes) {
        List<Each> all = new ArrayList<>();
        notes.forEach((at, note) -> EACH.matcher(note)
                .results()
                .map(each -> each.group(1))
                .map(each -> new Each(
                        attribute(each, "items"),
                        attribute(each, "var"),
                        new CellReference(at),
                        new CellReference(attribute(each, "lastCell"))))
                .forEach(all::add));
        return all;
    }

    private static String attribute(String each, String name) {
        Matcher value = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(each);
        return value.find() ? value.group(1) : "";
    }

    /** The name under which the values of the template hold the list, or what it is in. */
    String root() {
        return items.replaceFirst("\\..*", "");
    }
}
