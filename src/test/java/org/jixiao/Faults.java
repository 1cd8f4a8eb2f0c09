package org.jixiao;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiao.check.Checker;
import org.jixiao.check.Checks;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Finding;
import org.jixiao.model.Form;
import org.jixiao.model.Messages;
import org.jixiao.read.FormReader;
import org.jixiao.template.Field;
import org.jixiao.template.FieldType;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.TemplateReader;
import org.jixiao.workbook.Workbook;
import org.jixiao.workbook.WorkbookReader;

/**
 * A sound form and a table of what is done to it.
 *
 * @param table the file in {@code fixtures/faults}: name, steps of {@link GridEdit}, the findings that the form then gets
 */
record Faults(FormTemplate template, byte[] sound, Path table) {
    static final Faults TARGETS = of("shanghai-2020", "sound.xlsx", "faults.tsv");
    static final Faults EVALUATIONS = of("shanghai-evaluation-2022", "sound-evaluation.xlsx", "evaluation.tsv");

    /** Those whose tables name the severity of each finding. */
    static final List<Faults> OTHERS = List.of(
            EVALUATIONS,
            of("national-evaluation-2020", "sound-national-evaluation.xlsx", "national-evaluation-2020.tsv"),
            target("shanghai-2026"),
            target("national-target-2015"),
            target("national-target-2015-midterm"),
            target("national-core-2021"),
            target("monitoring-2019"));

    private static final Messages WORDS = new Messages("zh");

    /** One line of a table. */
    record Fault(String name, String edit, String expected) {
        String rule() {
            return name.substring(0, 3);
        }

        /** Whether the form comes close to a fault and has none. */
        boolean isNeighbour() {
            return name.contains("-sound-");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Faults target(String template) {
        return of(template, "target/" + template + ".xlsx", template + ".tsv");
    }

    private static Faults of(String template, String sound, String table) {
        try {
            return new Faults(
                    TemplateReader.compile(template, Files.readAllBytes(Path.of("templates", template + ".xlsx")))
                            .template(),
                    Files.readAllBytes(Path.of("fixtures", sound)),
                    Path.of("fixtures/faults", table));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return template.name();
    }

    List<Fault> all() {
        try {
            return Files.readAllLines(table).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(part -> new Fault(part[0], part[1], part[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All findings of each fault, in the order of their cells; the forms are read and checked by rules that are compiled for this. */
    Map<Fault, List<Finding>> findings() throws IOException {
        FormReader reader = new FormReader(List.of(template), WORDS);
        Checker checker = new Checker(List.of(template), WORDS);
        Workbook workbook = WorkbookReader.read(sound);
        Map<Fault, List<Finding>> findings = new LinkedHashMap<>();
        for (Fault fault : all()) {
            Workbook changed = GridEdit.apply(workbook, fault.edit());
            List<CollectedForm> forms = reader.read("form.xlsx", changed, Instant.EPOCH);
            findings.put(fault, Checks.check(checker, forms, null, null).findings());
        }
        return findings;
    }

    /** The faults that do not get exactly their findings, each with what it gets; empty where all do. */
    String differences(Function<Finding, String> shown) throws IOException {
        StringBuilder differences = new StringBuilder();
        findings().forEach((fault, findings) -> {
            String found = findings.stream().map(shown).collect(Collectors.joining(" ; "));
            if (!found.equals(fault.expected())) {
                differences.append(fault).append(" gets ").append(found).append('\n');
            }
        });
        return differences.toString();
    }

    /** The paths that 字段 requires and of which nobody says anything when they are blank, in all rows of a table. */
    List<String> unnoticedBlanks() throws IOException {
        FormReader reader = new FormReader(List.of(template), WORDS);
        Checker checker = new Checker(List.of(template), WORDS);
        Workbook workbook = WorkbookReader.read(sound);
        Form form = reader.read("form.xlsx", workbook, Instant.EPOCH).get(0).form();
        List<String> unnoticed = new ArrayList<>();
        for (Field field : template.fields().values()) {
            if (field.required() && field.type() != FieldType.TABLE) {
                String steps =
                        cells(form, field.path()).map(a1 -> "clear " + a1).collect(Collectors.joining(" ; "));
                List<CollectedForm> forms = reader.read("form.xlsx", GridEdit.apply(workbook, steps), Instant.EPOCH);
                if (Checks.check(checker, forms, null, null).findings().isEmpty()) {
                    unnoticed.add(field.path());
                }
            }
        }
        return unnoticed;
    }

    private static Stream<String> cells(Form form, String path) {
        String table = path.substring(0, path.indexOf('.') < 0 ? path.length() : path.indexOf('.'));
        return form.tables().containsKey(table)
                ? form.rows(table).stream()
                        .map(row -> row.get(path.substring(table.length() + 1)).a1())
                        .distinct()
                : Stream.of(form.get(path).a1());
    }

    /** All findings of a workbook, in the order of their cells. */
    List<Finding> findings(byte[] workbook) throws IOException {
        List<CollectedForm> forms = new FormReader(List.of(template), WORDS)
                .read("form.xlsx", WorkbookReader.read(workbook), Instant.EPOCH);
        return Checks.check(new Checker(List.of(template), WORDS), forms, null, null)
                .findings();
    }
}
