package org.jixiao.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jixiao.cli.Samples;
import org.jixiao.fill.Filler;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Form;
import org.jixiao.model.Messages;
import org.jixiao.model.Stamp;
import org.jixiao.model.Value;
import org.jixiao.read.FormReader;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.TablePlan;
import org.jixiao.workbook.UnreadableException;
import org.jixiao.workbook.WorkbookReader;
import org.junit.jupiter.params.provider.Arguments;

/** What the tests of the laws share: every template that can be read back, filling, reading, and the difference of two forms. */
final class Laws {
    /** The templates in {@code templates/} that can be read back; a new one is found by itself. */
    static final List<FormTemplate> TEMPLATES = Samples.templates();

    static final Messages WORDS = new Messages("zh");

    private Laws() {}

    static FormTemplate template(String name) {
        return TEMPLATES.stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
    }

    /** Every template with every seed below a number. */
    static Stream<Arguments> seeds(int count) {
        return TEMPLATES.stream()
                .flatMap(template -> LongStream.range(0, count).mapToObj(seed -> Arguments.of(template.name(), seed)));
    }

    /** Filled anew each time. */
    static byte[] fill(FormTemplate template, Form form) {
        String sheet = template.sheets().get(0).name();
        return Filler.fill(template, List.of(new Filler.Sheet(sheet, form)), false, Stamp.of(template.name()));
    }

    /** Read with all templates at hand, as an office does. */
    static List<CollectedForm> read(byte[] workbook) {
        try {
            return new FormReader(TEMPLATES, WORDS).read("file", WorkbookReader.read(workbook), Instant.EPOCH);
        } catch (UnreadableException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CollectedForm readOne(byte[] workbook) {
        List<CollectedForm> forms = read(workbook);
        assertEquals(1, forms.size(), "forms in the workbook");
        return forms.get(0);
    }

    /** Every field and every cell of every row that is not the same in both, as {@code path: expected <> actual}. */
    static List<String> differences(FormTemplate template, Form expected, Form actual) {
        List<String> differences = new ArrayList<>();
        if (!expected.template().equals(actual.template())) {
            return List.of("template: " + expected.template() + " <> " + actual.template());
        }
        for (String path : template.fields().keySet()) {
            compare(path, expected.get(path), actual.get(path), differences);
        }
        for (TablePlan table : template.tables()) {
            int rows = expected.rows(table.path()).size();
            if (rows != actual.rows(table.path()).size()) {
                differences.add(table.path() + ": " + rows + " rows <> "
                        + actual.rows(table.path()).size());
                continue;
            }
            for (int i = 0; i < rows; i++) {
                for (TablePlan.Column column : table.columns()) {
                    compare(
                            table.path() + "[" + i + "]." + column.path(),
                            expected.rows(table.path()).get(i).get(column.path()),
                            actual.rows(table.path()).get(i).get(column.path()),
                            differences);
                }
            }
        }
        return differences;
    }

    static void assertSame(FormTemplate template, Form expected, Form actual, Object about) {
        List<String> differences = differences(template, expected, actual);
        assertEquals(List.of(), differences, String.valueOf(about));
    }

    /** The numbers of the rules that something was observed for. */
    static TreeSet<String> observed(CollectedForm form) {
        TreeSet<String> rules = new TreeSet<>();
        form.observations().forEach(observation -> rules.add(observation.rule()));
        return rules;
    }

    private static void compare(String path, Value expected, Value actual, List<String> differences) {
        if (!expected.sameAs(actual)) {
            String mine = String.valueOf(expected.orText());
            String theirs = String.valueOf(actual.orText());
            int from = 0;
            while (from < Math.min(mine.length(), theirs.length()) && mine.charAt(from) == theirs.charAt(from)) {
                from++;
            }
            differences.add(path + " from character " + from + ": " + shown(mine, from) + " <> " + shown(theirs, from)
                    + " at " + actual.at());
        }
    }

    /** A text from shortly before the first difference on. */
    private static String shown(String text, int from) {
        int start = Math.max(0, from - 10);
        return text.substring(start, Math.min(text.length(), start + 60)).replace("\n", "\\n");
    }
}
