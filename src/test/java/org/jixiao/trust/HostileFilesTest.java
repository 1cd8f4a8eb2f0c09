package org.jixiao.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.Json;
import org.jixiao.Run;
import org.jixiao.model.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to do harm: each is one line with a plain reason, soon, and the form beside it is read. */
class HostileFilesTest {
    private static final Messages WORDS = new Messages("zh");

    @TempDir
    Path folder;

    static List<Attacks.Attack> attacks() {
        return Attacks.all();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void isOneLineInBoundedTimeAndTheOthersGoOn(Attacks.Attack attack) throws IOException {
        Files.write(folder.resolve(attack.name()), attack.make());
        Files.write(folder.resolve("sound.xlsx"), Attacks.sound());

        Run run = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Run.of("read", "-f", "json", folder));

        Map<String, List<String>> lines = run.lines().stream()
                .collect(Collectors.groupingBy(line -> Json.text(line, "file")
                        .replaceFirst(".*(" + Pattern.quote(attack.name()) + "|sound.xlsx).*", "$1")));
        assertEquals(Set.of(attack.name(), "sound.xlsx"), lines.keySet(), run.all());
        assertTrue(Json.of(lines.get("sound.xlsx").get(0)).has("form"), run.all());
        assertEquals(1, lines.get(attack.name()).size(), run.all());
        String line = lines.get(attack.name()).get(0);
        String message = attack.outcome().equals("form") ? "" : WORDS.get("problem." + attack.detail());
        assertEquals(message, Json.text(line, "message"));
        assertEquals(attack.kind(), Json.of(line).has("form") ? "form" : Json.text(line, "problem"));
        assertEquals("", run.err());
    }

    /** As long as Linux lets a name be: 250 bytes of Chinese and the ending. */
    @Test
    void aNameAsLongAsCanBeIsReadMarkedAndSentBack() throws IOException {
        String name = "名".repeat(83) + "a.xlsx";
        assertEquals(255, name.getBytes(StandardCharsets.UTF_8).length);
        Path in = Files.createDirectories(folder.resolve("收回"));
        Files.copy(Path.of("fixtures/demo/exchange.xlsx"), in.resolve(name));

        Run run = Run.of("check", "-o", folder.resolve("审核"), in);

        assertTrue(run.status() < 2, run.all());
        try (Stream<Path> files = Files.walk(folder.resolve("审核/退回"))) {
            assertEquals(
                    1,
                    files.filter(file -> file.getFileName().toString().startsWith("名名"))
                            .count());
        }
    }

    /** What patterns that go back and forth choke on. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "1,", "（", "<p a=b ", "&nbsp;", "2020年1月", "第一，", "≥95%，", "100万元、", "1年1月1日至"})
    void textsWithoutEndAreJudgedSoon(String piece) throws IOException {
        String text = piece.repeat(32_767 / piece.length());
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(Attacks.sound()))) {
            for (Row row : workbook.getSheetAt(0)) {
                for (Cell cell : row) {
                    if (cell.getCellType() == CellType.STRING && cell.getColumnIndex() > 0 && row.getRowNum() > 3) {
                        cell.setCellValue(text);
                    }
                }
            }
            try (OutputStream out = Files.newOutputStream(folder.resolve("long.xlsx"))) {
                workbook.write(out);
            }
        }
        Files.write(folder.resolve("sound.xlsx"), Attacks.sound());

        Run run = assertTimeoutPreemptively(Duration.ofSeconds(40), () -> Run.of("check", "-f", "json", folder));

        assertTrue(run.status() < 2, run.err());
        assertFalse(run.out().contains("problem"), () -> run.out().substring(0, 2_000));
    }
}
