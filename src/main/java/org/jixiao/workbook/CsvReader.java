package org.jixiao.workbook;

import java.io.IOException;
import java.io.StringReader;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads text whose cells are divided by tabs, semicolons or commas, in the encodings of {@link Texts}. It has one sheet,
 * and all cells are text, or error values, as in {@link HtmlReader}.
 */
final class CsvReader implements WorkbookFormat {
    /** Where one divides as well as another, the one that is rarer inside a cell. */
    private static final List<String> DELIMITERS = List.of("\t", ";", ",");

    /** Characters that are looked at to find the delimiter. */
    private static final int SAMPLE = 64 << 10;

    /** Excel's own first line, which states the delimiter. */
    private static final Pattern STATED = Pattern.compile("^\"?sep=([\t;,])\"?\r?\n");

    /** How well a delimiter divides the lines that are not blank. */
    private record Fit(String delimiter, int lines, int divided, int alike) {
        /** At least half of the lines, and no less than two: prose has a comma here and there too. */
        boolean isTable() {
            return divided >= 2 && divided * 2 >= lines;
        }
    }

    @Override
    public boolean matches(byte[] content) {
        String text = Foreign.name(content).equals("text") ? Texts.decode(content) : null;
        return text != null && delimiter(text) != null;
    }

    @Override
    public Workbook read(byte[] content, Limits limits) throws IOException {
        String text = Texts.decode(content);
        String delimiter = text == null ? null : delimiter(text);
        if (text == null || delimiter == null) {
            throw UnreadableException.unsupported("text");
        }
        if (text.length() > Limits.CSV) {
            throw Limits.tooLarge("size");
        }
        Grid.Builder grid = new Grid.Builder("Sheet1");
        int row = 0;
        try (CSVParser lines = parser(STATED.matcher(text).replaceFirst(""), delimiter)) {
            for (CSVRecord line : lines) {
                for (int column = 0; column < line.size(); column++) {
                    limits.put(grid, row, column, Values.shown(unprotected(line.get(column))));
                }
                row++;
            }
        }
        return new Workbook(List.of(grid.build()), Map.of(), null);
    }

    /** What divides the cells of this text, or null where it is no table. */
    private static @Nullable String delimiter(String text) {
        Matcher stated = STATED.matcher(text);
        if (stated.find()) {
            return stated.group(1);
        }
        String sample = text.substring(0, Math.min(text.length(), SAMPLE));
        return DELIMITERS.stream()
                .map(delimiter -> fit(sample, delimiter))
                .filter(Fit::isTable)
                .max(Comparator.comparingInt(Fit::divided).thenComparingInt(Fit::alike))
                .map(Fit::delimiter)
                .orElse(null);
    }

    private static Fit fit(String sample, String delimiter) {
        int lines = 0;
        int divided = 0;
        Map<Integer, Integer> widths = new HashMap<>();
        try (CSVParser parser = parser(sample, delimiter)) {
            for (CSVRecord line : parser) {
                List<String> cells = line.toList();
                if (cells.stream().allMatch(String::isBlank)) {
                    continue;
                }
                lines++;
                if (isDivided(cells)) {
                    divided++;
                    widths.merge(cells.size(), 1, Integer::sum);
                }
            }
        } catch (IOException | RuntimeException e) {
            return new Fit(delimiter, 1, 0, 0); // the quotes make no sense that way
        }
        int alike = widths.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return new Fit(delimiter, lines, divided, alike);
    }

    /** True for several cells, unless they look like a sentence: prose has a space, or nothing, after its commas. */
    private static boolean isDivided(List<String> cells) {
        List<String> rest = cells.subList(1, cells.size());
        boolean cell = rest.stream().anyMatch(words -> !words.isBlank() && !words.startsWith(" "));
        return cell || (rest.size() > 1 && rest.stream().allMatch(String::isBlank));
    }

    private static CSVParser parser(String text, String delimiter) throws IOException {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(false)
                .setTrailingData(true)
                .setLenientEof(true)
                .get()
                .parse(new StringReader(text));
    }

    /** The text in a formula that keeps Excel from reading it as a number: {@code ="00123"}. */
    private static String unprotected(String cell) {
        if (cell.length() < 3 || !cell.startsWith("=\"") || !cell.endsWith("\"")) {
            return cell;
        }
        String inner = cell.substring(2, cell.length() - 1);
        boolean oneText = inner.replace("\"\"", "").indexOf('"') < 0;
        return oneText ? inner.replace("\"\"", "\"") : cell;
    }
}
