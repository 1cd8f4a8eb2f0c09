package org.jixiao.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jixiao.Json;
import org.jixiao.Run;
import org.jixiao.model.Messages;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
}
