package org.jixiao.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiao.check.Checker;
import org.jixiao.check.Checks;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Form;
import org.jixiao.read.FormReader;
import org.jixiao.template.FormTemplate;
import org.jixiao.workbook.SourceFile;
import org.jixiao.workbook.Sources;
import org.jixiao.workbook.UnreadableException;
import org.jixiao.workbook.WorkbookReader;
import org.junit.jupiter.api.Test;

/**
 * Every workbook in {@code fixtures/changes} is the sound form in the hands of somebody else: each of its fields is read as before,
 * and what is found is what {@code changes.tsv} says. How many were read right is told in {@code target/reports/reading.txt}.
 *
 * <p>With {@code -Dgolden.update=true} the changes of {@link Typist} are made anew where their workbook is not there, and the findings
 * are written anew; workbooks that another program saved are left as they are.
 */
class ChangedFormsTest {
    private static final Path FOLDER = Path.of("fixtures/changes");
    private static final Path TABLE = FOLDER.resolve("changes.tsv");
    private static final FormTemplate TEMPLATE = Laws.template("shanghai-2020");
    private static final FormReader READER = new FormReader(Laws.TEMPLATES, Laws.WORDS);
    private static final Checker CHECKER = new Checker(Laws.TEMPLATES, Laws.WORDS);

    /**
     * One line of the table.
     *
     * @param kind what sort of change it is: the report has a line for each
     * @param seed of the typist, or - where another program made the workbook
     * @param findings all of them, or the kind of problem of a file that cannot be read
     */
    private record Change(String file, String kind, String change, String seed, String findings) {
        String line() {
            return String.join("\t", file, kind, change, seed, findings);
        }
    }

    /** How much of a workbook was read right. */
    private record Score(int right, int total, boolean whole) {}

    @Test
    void everyChangedWorkbookReadsAsItDid() throws IOException {
        Form sound =
                Laws.readOne(Files.readAllBytes(Path.of("fixtures/sound.xlsx"))).form();
        boolean update = Boolean.getBoolean("golden.update") && System.getenv("CI") == null;
        List<String> header = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (String line : Files.readAllLines(TABLE)) {
            String[] part = line.split("\t", -1);
            if (line.startsWith("#")) {
                header.add(line);
            } else {
                changes.add(new Change(part[0], part[1], part[2], part[3], part[4]));
            }
        }
        Map<String, List<Score>> scores = new TreeMap<>();
        List<String> faults = new ArrayList<>();
        List<String> lines = new ArrayList<>(header);
        for (Change change : changes) {
            List<Form> expected = expected(change, sound, update);
            List<String> wrong = new ArrayList<>();
            String found = read(change, expected, wrong, scores);
            wrong.forEach(each -> faults.add(change.file() + ": " + each));
            if (!update && !found.equals(change.findings())) {
                faults.add(change.file() + ": expected " + change.findings() + " but found " + found);
            }
            lines.add(new Change(change.file(), change.kind(), change.change(), change.seed(), found).line());
        }
        if (update) {
            Files.write(TABLE, lines);
        }
        report(scores);
        assertEquals("", String.join("\n", faults));
        assertTrue(changes.size() >= 60, "workbooks: " + changes.size());
    }

    /** The forms that the workbook must hold; makes the workbook where it is not there and may be. */
    private static List<Form> expected(Change change, Form sound, boolean update) throws IOException {
        if (change.seed().equals("-")) {
            return List.of(sound);
        }
        Mistake mistake = mistakes()
                .filter(each -> each.name().equals(change.change()))
                .findFirst()
                .orElseThrow();
        Typist typist = new Typist(TEMPLATE, sound, Long.parseLong(change.seed()));
        assertTrue(mistake.act().test(typist), change.change());
        Path file = FOLDER.resolve(change.file());
        if (update && !Files.exists(file)) {
            Files.write(file, typist.save());
        }
        return typist.expected;
    }

    /** Reads a file, notes what is wrong in it, and gives all findings, or the kind of its problem. */
    private static String read(Change change, List<Form> expected, List<String> wrong, Map<String, List<Score>> scores)
            throws IOException {
        List<CollectedForm> forms = new ArrayList<>();
        for (SourceFile source :
                Sources.expand(List.of(FOLDER.resolve(change.file()))).files()) {
            try {
                forms.addAll(READER.read(change.file(), WorkbookReader.read(source.read()), source.modified()));
            } catch (UnreadableException e) {
                return "problem " + e.kind().word();
            }
        }
        int right = 0;
        int total = 0;
        for (int i = 0; i < expected.size(); i++) {
            List<String> differences = i < forms.size()
                    ? Laws.differences(TEMPLATE, expected.get(i), forms.get(i).form())
                    : List.of("form " + i + " is not there");
            int fields = fields(expected.get(i));
            total += fields;
            right += i < forms.size() ? Math.max(0, fields - differences.size()) : 0;
            wrong.addAll(differences);
        }
        if (forms.size() > expected.size()) {
            wrong.add(forms.size() + " forms");
        }
        scores.computeIfAbsent(change.kind(), kind -> new ArrayList<>()).add(new Score(right, total, wrong.isEmpty()));
        return Checks.check(CHECKER, forms, null, null).findings().stream()
                .map(finding -> finding.rule() + " " + finding.at())
                .collect(Collectors.joining(" ; "));
    }

    private static int fields(Form form) {
        return form.fields().size()
                + form.tables().values().stream()
                        .flatMap(table -> table.rows().stream())
                        .mapToInt(row -> row.cells().size())
                        .sum();
    }

    private static void report(Map<String, List<Score>> scores) throws IOException {
        List<String> lines = new ArrayList<>();
        List<Score> all = new ArrayList<>();
        scores.forEach((kind, some) -> {
            lines.add(line(kind, some));
            all.addAll(some);
        });
        lines.add(line("all", all));
        Files.createDirectories(Path.of("target/reports"));
        Files.write(Path.of("target/reports/reading.txt"), lines);
        lines.forEach(System.out::println);
    }

    private static String line(String kind, List<Score> scores) {
        return "%-8s %3d of %3d files wholly right, %5d of %5d fields"
                .formatted(
                        kind,
                        scores.stream().filter(Score::whole).count(),
                        scores.size(),
                        scores.stream().mapToInt(Score::right).sum(),
                        scores.stream().mapToInt(Score::total).sum());
    }

    private static Stream<Mistake> mistakes() {
        return Stream.of(ValueMistakes.ALL, LabelMistakes.ALL, TableMistakes.ALL, LayoutMistakes.ALL)
                .flatMap(List::stream);
    }
}
