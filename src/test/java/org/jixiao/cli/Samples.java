package org.jixiao.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jixiao.fill.Filler;
import org.jixiao.model.Form;
import org.jixiao.model.Row;
import org.jixiao.model.Stamp;
import org.jixiao.model.Value;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.TemplateReader;

/** Files for the tests of commands. */
public final class Samples {
    static final Path FIXTURES = Path.of("fixtures");
    public static final Path DEMO = FIXTURES.resolve("demo");
    public static final Path SOUND = FIXTURES.resolve("sound.xlsx");

    private Samples() {}

    /** The demonstration's collected files under the names that departments gave them; the Word document among them. */
    public static Path collected(Path folder) throws IOException {
        return copied("collected.tsv", folder);
    }

    /** The demonstration's self-evaluations, likewise. */
    public static Path evaluated(Path folder) throws IOException {
        return copied("evaluated.tsv", folder);
    }

    private static Path copied(String list, Path folder) throws IOException {
        for (String line : Files.readAllLines(DEMO.resolve(list))) {
            int tab = line.indexOf('\t');
            Path file = folder.resolve(line.substring(tab + 1));
            Files.createDirectories(file.getParent());
            Files.copy(DEMO.resolve(line.substring(0, tab)), file);
        }
        return folder;
    }

    /** A roster of 2020 from lines {@code 单位/项目}. */
    public static Path roster(Path file, List<List<String>> unitsAndProjects) throws IOException {
        List<Row> entries = new ArrayList<>();
        for (List<String> entry : unitsAndProjects) {
            Map<String, Value> cells = new LinkedHashMap<>();
            cells.put("unit.name", Value.of(entry.get(0)));
            cells.put("project.name", Value.of(entry.get(1)));
            cells.put("budget.lastYear", Value.of(new BigDecimal("100000.5")));
            entries.add(new Row(cells));
        }
        FormTemplate template = template("roster");
        Form form = new Form("roster", Map.of(), Map.of()).with("year", 2020).withRows("entries", entries);
        Filler.Sheet sheet = new Filler.Sheet(template.sheets().get(0).name(), form);
        return Files.write(file, Filler.fill(template, List.of(sheet), false, Stamp.of("roster")));
    }

    public static FormTemplate template(String name) throws IOException {
        return TemplateReader.compile(name, Files.readAllBytes(Path.of("templates", name + ".xlsx")))
                .template();
    }

    /** All templates; a new one is found by itself. */
    public static List<Path> templateFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("templates"))) {
            return files.filter(file -> file.toString().endsWith(".xlsx")
                            && !file.getFileName().toString().startsWith("~$"))
                    .sorted()
                    .toList();
        }
    }

    /** Those of the forms that departments fill in. */
    public static List<FormTemplate> formTemplates() {
        return templates().stream()
                .filter(template -> !template.rules().isEmpty())
                .toList();
    }

    /** Those that can be read back, lists of ours aside. */
    public static List<FormTemplate> templates() {
        List<FormTemplate> templates = new ArrayList<>();
        try {
            for (Path file : templateFiles()) {
                String name = file.getFileName().toString().replace(".xlsx", "");
                FormTemplate template =
                        TemplateReader.compile(name, Files.readAllBytes(file)).template();
                if (!template.fields().isEmpty()) {
                    templates.add(template(name));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return templates;
    }

    /** All files under a folder, by their path in it, with the SHA-256 of their content. */
    public static SortedMap<String, String> hashes(Path folder) throws IOException {
        SortedMap<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .forEach(file ->
                            hashes.put(folder.relativize(file).toString().replace('\\', '/'), hash(file)));
        }
        return hashes;
    }

    private static String hash(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
