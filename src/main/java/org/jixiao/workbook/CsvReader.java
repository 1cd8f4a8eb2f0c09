package org.jixiao.workbook;

import java.io.IOException;
import java.io.StringReader;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads text whose cells are divided by tabs, semicolons or commas, in the encodings of {@link Texts}. It has one sheet,
 * and all cells are text, or error values, as in {@link HtmlReader}.
 */
final class CsvReader {
    /** Where one divides as well as another, the one that is rarer inside a cell. */
    private static final List<String> DELIMITERS = List.of("\t", ";", ",");

    /** Characters that are looked at to find the delimiter. */
    private static final int SAMPLE = 64 << 10;

    /** Excel's own first line, which states the delimiter. */
    private static final Pattern STATED = Pattern.compile("^\"?sep=([\t;,])\"?\r?\n");

    /** How well a delimiter divides the lines that are not blank. */
    private record Fit(String delimiter, int lines, int divided, long alike) {
        /** At least half of the lines, and no less than two: prose has a comma here and there too. */
        boolean isTable() {
            return divided >= 2 && divided * 2 >= lines;
        }
    }

    private CsvReader() {}

    /** Reads what no other format is; the exception says what else it is where it is no table. */
    static Workbook read(byte[] content, Limits limits) throws IOException {
        String kind = Foreign.name(content);
        String text = kind.equals("text") ? Texts.decode(content) : null;
        String delimiter = text == null ? null : delimiter(text);
        if (text == null || delimiter == null) {
            throw UnreadableException.unsupported(kind);
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
                .max(Comparator.comparingInt(Fit::divided).thenComparingLong(Fit::alike))
                .map(Fit::delimiter)
                .orElse(null);
    }

    private static Fit fit(String sample, String delimiter) {
        try (CSVParser parser = parser(sample, delimiter)) {
            List<List<String>> lines = parser.stream()
                    .map(CSVRecord::toList)
                    .filter(cells -> !cells.stream().allMatch(String::isBlank))
                    .toList();
            List<List<String>> divided =
                    lines.stream().filter(CsvReader::isDivided).toList();
            long alike =
                    divided.stream().collect(Collectors.groupingBy(List::size, Collectors.counting())).values().stream()
                            .max(Comparator.naturalOrder())
                            .orElse(0L);
            return new Fit(delimiter, lines.size(), divided.size(), alike);
        } catch (IOException | RuntimeException e) {
            return new Fit(delimiter, 1, 0, 0); // the quotes make no sense that way
        }
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
