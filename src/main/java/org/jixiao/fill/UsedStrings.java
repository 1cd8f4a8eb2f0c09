package org.jixiao.fill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a workbook's table of texts those that no cell shows any more. POI keeps what the template had, and so every form
 * would carry the template's expressions and the whole rule sheet inside it, though nobody sees them.
 */
final class UsedStrings {
    private static final String TABLE = "xl/sharedStrings.xml";
    private static final Pattern ITEM = Pattern.compile("<si\\b[^>]*/>|<si\\b[^>]*>.*?</si>", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("(<c\\b[^>]*\\bt=\"s\"[^>]*>\\s*<v>)(\\d+)(?=</v>)");
    private static final Pattern COUNT = Pattern.compile("\\b(uniqueCount|count)=\"\\d+\"");

    private final Map<Integer, Integer> numbers = new HashMap<>();
    private final StringBuilder used = new StringBuilder();
    private final String[] items;
    private int uses;

    private UsedStrings(String table) {
        items = ITEM.matcher(table).results().map(item -> item.group()).toArray(String[]::new);
    }

    /** @param parts the parts of the package by name; the table of texts and the sheets are replaced */
    static void keepOnly(Map<String, byte[]> parts) {
        String table = new String(parts.getOrDefault(TABLE, new byte[0]), UTF_8);
        UsedStrings strings = new UsedStrings(table);
        if (strings.items.length == 0) {
            return;
        }
        // From the last sheet to the first: what follows a form, its instructions, is then the same for every form.
        List<String> sheets = new ArrayList<>(parts.keySet());
        sheets.removeIf(name -> !name.startsWith("xl/worksheets/sheet"));
        Collections.reverse(sheets);
        for (String sheet : sheets) {
            parts.computeIfPresent(
                    sheet,
                    (name, content) ->
                            strings.renumber(new String(content, UTF_8)).getBytes(UTF_8));
        }
        String head = COUNT.matcher(table.substring(0, table.indexOf(strings.items[0])))
                .replaceAll(count -> count.group(1) + "=\""
                        + (count.group(1).equals("count") ? strings.uses : strings.numbers.size()) + "\"");
        parts.put(TABLE, (head + strings.used + "</sst>").getBytes(UTF_8));
    }

    private String renumber(String sheet) {
        return CELL.matcher(sheet).replaceAll(cell -> {
            uses++;
            int number = numbers.computeIfAbsent(Integer.valueOf(cell.group(2)), old -> {
                used.append(items[old]);
                return numbers.size();
            });
            return Matcher.quoteReplacement(cell.group(1) + number);
        });
    }
}
