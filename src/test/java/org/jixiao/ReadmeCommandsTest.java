package org.jixiao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jixiao.cli.Cli;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every command line of the README's code blocks, each in a folder of its own that holds what the README speaks of: a filled
 * roster, collected forms, an archive with a late one.
 */
class ReadmeCommandsTest {
    private static final String ROSTER = "名册.xlsx";
    private static final String COLLECTED = "收回";

    /** Where a command writes when nobody says where: beside the reader's files, and so in the test's folder, too. */
    private static final Map<String, String> DEFAULT_OUTPUT = Map.of(
            "自评",
            "自评",
            "evaluation",
            "自评",
            "名册",
            ROSTER,
            "roster",
            ROSTER,
            "下发",
            "下发",
            "blank",
            "下发",
            "汇总",
            "汇总.xlsx",
            "summary",
            "汇总.xlsx",
            "演示",
            "out",
            "demo",
            "out");

    /** The options whose next word is no file. */
    private static final Set<String> WITH_WORD =
            Set.of("-y", "--year", "-f", "--format", "-j", "--jobs", "--per", "--lang");

    @TempDir
    static Path demo;

    @TempDir
    Path folder;

    /** What a run of the program came to. */
    record Run(int status, String output) {}

    @BeforeAll
    static void runTheDemo() {
        Run run = run(List.of("demo", "-o", demo.toString()));
        assertEquals(0, run.status(), run.output());
    }

    @Test
    void theReadmeShowsEveryCommandThatMakesFiles() throws IOException {
        List<String> shown =
                commandLines().map(line -> words(line).get(0)).distinct().toList();
        assertTrue(
                shown.containsAll(List.of("demo", "演示", "名册", "下发", "审核", "自评", "汇总", "年终", "模板")), shown.toString());
    }

    /** With -h a command line is taken apart as usual, and then only helps: wrong commands and options fail. */
    @ParameterizedTest
    @MethodSource("commandLines")
    void theCommandAndItsOptionsExist(String line) {
        List<String> words = new ArrayList<>(words(line));
        words.add("-h");
        Run run = run(words);
        assertEquals(0, run.status(), line + "\n" + run.output());
    }

    /** 0 or 1: a run may well find faults in the forms, but it is never wrong usage, and never comes to nothing. */
    @ParameterizedTest
    @MethodSource("commandLines")
    void theCommandRuns(String line) throws IOException {
        prepare(demo, folder);
        Run run = run(inFolder(words(line), folder));
        assertTrue(run.status() == 0 || run.status() == 1, line + ": " + run.status() + "\n" + run.output());
        assertFalse(run.output().isBlank(), line);
    }

    /** The folder that the README supposes. */
    static void prepare(Path demo, Path folder) throws IOException {
        Files.copy(demo.resolve(ROSTER), folder.resolve(ROSTER));
        copy(demo.resolve(COLLECTED), folder.resolve(COLLECTED));
        copy(demo.resolve("自评收回"), folder.resolve("自评收回"));
        copy(demo.resolve(COLLECTED), folder.resolve("上年收回"));
        Path late;
        try (Stream<Path> files = Files.walk(demo.resolve(COLLECTED))) {
            late = files.filter(file -> file.toString().endsWith(".xlsx"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("补报.zip")))) {
            zip.putNextEntry(new ZipEntry(late.getFileName().toString()));
            Files.copy(late, zip);
        }
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /** The same words with all files in the test's folder: Java cannot change the folder that it runs in. */
    static List<String> inFolder(List<String> words, Path folder) throws IOException {
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean file = i > 0 && !word.startsWith("-") && !WITH_WORD.contains(words.get(i - 1)) && !isTemplate(word);
            placed.add(file ? folder.resolve(word).toString() : word);
        }
        String output = DEFAULT_OUTPUT.get(words.get(0));
        if (output != null && !words.contains("-o") && !words.contains("--output")) {
            placed.addAll(List.of("-o", folder.resolve(output).toString()));
        }
        return placed;
    }

    /** A template by its name, or as a file in the project. */
    private static boolean isTemplate(String word) {
        return word.startsWith("templates/") || Files.exists(Path.of("templates", word + ".xlsx"));
    }

    static Run run(List<String> words) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int status = new Cli(out, out, false).run(words.toArray(String[]::new));
        return new Run(status, bytes.toString(StandardCharsets.UTF_8));
    }

    /** Without the program's name, a comment behind it, and the file that the output goes to. */
    static List<String> words(String line) {
        String command = line.replaceFirst("^(\\./)?jixiao ", "")
                .replaceFirst("\\s#.*", "")
                .replaceFirst(">.*", "");
        return Arrays.asList(command.strip().split("\\s+"));
    }

    /** All lines in code blocks that begin with the program's name. */
    static Stream<String> commandLines() throws IOException {
        List<String> commands = new ArrayList<>();
        boolean code = false;
        for (String line : Files.readAllLines(Path.of("README.md"))) {
            if (line.startsWith("```")) {
                code = !code;
            } else if (code && line.matches("(\\./)?jixiao .*")) {
                commands.add(line);
            }
        }
        return commands.stream();
    }
}
