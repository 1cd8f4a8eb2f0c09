package org.jixiao.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiao.GridEdit;
import org.jixiao.cli.Samples;
import org.jixiao.model.CellAddress;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Messages;
import org.jixiao.model.Observation;
import org.jixiao.model.Value;
import org.jixiao.template.FormTemplate;
import org.jixiao.workbook.Workbook;
import org.jixiao.workbook.WorkbookReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every line of {@code fixtures/reading/edits.tsv} changes a sound form, and says what is then read otherwise and what is seen of its
 * shape: nothing, where the change is harmless. What the forms themselves say stands beside it, value by value with its cell.
 */
class EditedFormsTest {
    private static final Path FOLDER = Path.of("fixtures/reading");
    private static final List<FormTemplate> TEMPLATES = Samples.templates();
    private static final List<Edit> EDITS = edits();
    /** The path of a value in a table: the table, the number of the row, the column. */
    private static final Pattern ROW = Pattern.compile("(\\w+\\.)(\\d+)\\.(.+)");

    private static final Map<String, Workbook> WORKBOOKS = new TreeMap<>();

    /** A line of the table. */
    private record Edit(String name, String form, String steps, String then) {}

    static Stream<String> forms() {
        return EDITS.stream().map(Edit::form).distinct();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void whatIsReadOfAChangedFormDiffersOnlyWhereItMust(String form) throws IOException {
        FormReader reader = reader();
        List<String> faults = new ArrayList<>();
        for (Edit edit : EDITS) {
            if (edit.form().equals(form)) {
                String told = told(read(reader, form, edit.steps()), expected(form));
                if (!told.equals(edit.then())) {
                    faults.add(edit.name() + "\n  not " + edit.then() + "\n  but " + told);
                }
            }
        }
        assertEquals("", String.join("\n", faults));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyValueOfTheFormIsReadFromItsCell(String form) throws IOException {
        List<String> lines = new ArrayList<>();
        values(read(reader(), form, "").get(0))
                .forEach((path, value) -> lines.add(path + "\t" + cell(value.at()) + "\t" + shown(value)));
        assertEquals(String.join("\n", lines(form)), String.join("\n", lines));
    }

    private static FormReader reader() {
        return new FormReader(TEMPLATES, new Messages("zh"));
    }

    private static List<CollectedForm> read(FormReader reader, String form, String steps) throws IOException {
        return reader.read("a.xlsx", GridEdit.apply(workbook(form), steps), Instant.EPOCH);
    }

    /** What differs from the values expected, form by form, and what was seen. */
    private static String told(List<CollectedForm> forms, Map<String, String> expected) {
        List<String> told = new ArrayList<>();
        if (forms.size() != 1) {
            told.add(forms.size() + " forms");
        }
        for (CollectedForm form : forms) {
            if (form != forms.get(0)) {
                told.add("next on " + form.sheet());
            }
            Map<String, Value> values = values(form);
            values.forEach((path, value) -> {
                if (!ROW.matcher(path).matches() && !shown(value).equals(expected.get(path))) {
                    told.add(path + " " + cell(value.at()) + " " + shown(value));
                }
            });
            Map<String, String> shown = new LinkedHashMap<>();
            values.forEach((path, value) -> shown.put(path, shown(value)));
            rows(rows(expected), rows(shown), told);
            form.observations().forEach(seen -> told.add(shown(seen)));
        }
        return String.join(" ; ", told);
    }

    /** The rows that are not there any more and those that are new, each without its place. */
    private static void rows(List<String> expected, List<String> actual, List<String> told) {
        if (actual.isEmpty() && !expected.isEmpty()) {
            told.add("no rows");
            return;
        }
        List<String> kept = new ArrayList<>(expected);
        kept.retainAll(actual);
        expected.stream().filter(row -> !actual.contains(row)).forEach(row -> told.add("- " + row));
        actual.stream().filter(row -> !expected.contains(row)).forEach(row -> told.add("+ " + row));
        if (!kept.equals(actual.stream().filter(expected::contains).toList())) {
            told.add("in another order");
        }
    }

    private static List<String> rows(Map<String, String> values) {
        Map<String, String> rows = new LinkedHashMap<>();
        values.forEach((path, value) -> {
            Matcher row = ROW.matcher(path);
            if (row.matches()) {
                rows.merge(row.group(1) + row.group(2), row.group(3) + "=" + value, (one, two) -> one + " | " + two);
            }
        });
        return List.copyOf(rows.values());
    }

    /** All values of a form by their paths, and which template it follows. */
    private static Map<String, Value> values(CollectedForm collected) {
        Map<String, Value> values = new LinkedHashMap<>();
        values.put("template", Value.of(collected.form().template()));
        values.putAll(collected.form().fields());
        collected.form().tables().forEach((path, table) -> {
            values.put(path, new Value(null, "", table.at()));
            for (int i = 0; i < table.rows().size(); i++) {
                String row = path + "." + i + ".";
                table.rows().get(i).cells().forEach((column, value) -> values.put(row + column, value));
            }
        });
        return values;
    }

    private static Map<String, String> expected(String form) throws IOException {
        Map<String, String> expected = new LinkedHashMap<>();
        for (String line : lines(form)) {
            String[] part = line.split("\t", -1);
            expected.put(part[0], part[2]);
        }
        return expected;
    }

    private static List<String> lines(String form) throws IOException {
        return Files.readAllLines(FOLDER.resolve(Path.of(form).getFileName() + ".tsv"));
    }

    private static String shown(Value value) {
        String text = Objects.requireNonNullElse(value.orText(), "").toString().replace("\n", "\\n");
        return value.isUnreadable() ? "?" + text : text;
    }

    private static String shown(Observation seen) {
        String field = seen.field().isEmpty() ? "" : seen.field() + " ";
        String details = new TreeMap<>(seen.details())
                .entrySet().stream().map(Object::toString).collect(Collectors.joining(", "));
        return seen.rule() + " " + field + cell(seen.at()) + " " + details.replace("\n", "\\n");
    }

    private static String cell(CellAddress at) {
        return at == null ? "-" : at.a1();
    }

    private static Workbook workbook(String form) throws IOException {
        Workbook known = WORKBOOKS.get(form);
        if (known == null) {
            known = WorkbookReader.read(Files.readAllBytes(Path.of("fixtures", form + ".xlsx")));
            WORKBOOKS.put(form, known);
        }
        return known;
    }

    private static List<Edit> edits() {
        try (Stream<String> lines = Files.lines(FOLDER.resolve("edits.tsv"))) {
            return lines.filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(part -> new Edit(part[0], part[1], part[2], part[3]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
