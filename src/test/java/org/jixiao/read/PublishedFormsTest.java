package org.jixiao.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiao.GridEdit;
import org.jixiao.cli.Samples;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Form;
import org.jixiao.model.Messages;
import org.jixiao.workbook.Workbook;
import org.jixiao.workbook.WorkbookReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Forms as they are published, in the layouts that offices use, are read by the templates of the official ones. */
class PublishedFormsTest {
    private static final List<Path> FOLDERS = List.of(Path.of("fixtures/evaluation"), Path.of("fixtures/target"));
    private static final FormReader READER = new FormReader(Samples.formTemplates(), new Messages("zh"));

    static Stream<Path> files() throws IOException {
        return expected().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyValueIsReadWhateverTheLayout(Path file) throws IOException {
        List<CollectedForm> forms =
                READER.read(file.toString(), WorkbookReader.read(Files.readAllBytes(file)), Instant.EPOCH);
        assertEquals(1, forms.size());
        assertEquals(String.join("\n", expected().get(file)), String.join("\n", lines(forms.get(0))));
    }

    @ParameterizedTest
    @MethodSource("files")
    void theSameIsReadWhereSomebodyUndidAllMerges(Path file) throws IOException {
        Workbook workbook = WorkbookReader.read(Files.readAllBytes(file));
        List<String> merged =
                lines(READER.read(file.toString(), workbook, Instant.EPOCH).get(0));
        Workbook unmerged = GridEdit.apply(workbook, "unmerge");
        List<String> lines =
                lines(READER.read(file.toString(), unmerged, Instant.EPOCH).get(0));
        assertEquals(values(merged), values(lines));
    }

    @Test
    void theUnitInTheNameOfASectionHoldsForItsRowsWhereItsMergeWasUndone() throws IOException {
        Workbook workbook =
                WorkbookReader.read(Files.readAllBytes(Path.of("fixtures/target/weights-and-carry-over.xlsx")));
        Workbook inYuan = GridEdit.apply(workbook, "set A5 项目资金（元） ; unmerge");
        Form form = READER.read("", inYuan, Instant.EPOCH).get(0).form();
        assertEquals(new BigDecimal("1200.5"), form.get("budget.current").number());
    }

    /** All that was read, without what was seen of the form's shape. */
    private static String values(List<String> lines) {
        return String.join("\n", lines.subList(0, lines.size() - 1));
    }

    /** By file, lines of the name of a group of values and the values. */
    private static Map<Path, List<String>> expected() throws IOException {
        Map<Path, List<String>> expected = new LinkedHashMap<>();
        for (Path folder : FOLDERS) {
            for (String line : Files.readAllLines(folder.resolve("expected.tsv"))) {
                String[] cells = line.split("\t", 2);
                expected.computeIfAbsent(folder.resolve(cells[0]), file -> new ArrayList<>())
                        .add(cells[1]);
            }
        }
        return expected;
    }

    private static List<String> lines(CollectedForm collected) {
        Form form = collected.form();
        List<String> lines = new ArrayList<>(List.of("template\t" + form.template()));
        Map<String, List<String>> groups = new LinkedHashMap<>();
        form.fields().forEach((path, value) -> {
            int dot = path.lastIndexOf('.');
            groups.computeIfAbsent(dot < 0 ? path : path.substring(0, dot), group -> new ArrayList<>())
                    .add(path.substring(dot + 1) + "=" + Objects.requireNonNullElse(value.orText(), ""));
        });
        groups.forEach((group, values) -> lines.add(group + "\t" + String.join(" | ", values)));
        form.rows("indicators")
                .forEach(row -> lines.add("indicator\t"
                        + row.cells().values().stream()
                                .map(value -> String.valueOf(Objects.requireNonNullElse(value.orText(), "")))
                                .collect(Collectors.joining(" | "))
                                .stripTrailing()));
        Map<String, TreeSet<String>> observed = new TreeMap<>();
        collected
                .observations()
                .forEach(seen -> observed.computeIfAbsent(seen.rule(), rule -> new TreeSet<>())
                        .add(seen.at() == null ? "" : seen.at().a1()));
        lines.add("seen\t" + observed);
        return lines;
    }
}
