package org.jixiao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jixiao.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher itself, as a process of its own. */
class LauncherTest {
    private static final Path LAUNCHER = Path.of("jixiao").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    void underAPosixLocaleAndFromAnotherFolderAChineseNameIsRead() throws IOException, InterruptedException {
        assumeTrue(Files.exists(Path.of("target/jixiao.jar")), "target/jixiao.jar is built by: mvn package");
        assumeTrue(
                Files.isExecutable(LAUNCHER) && !System.getProperty("os.name").startsWith("Windows"), "a shell");
        Files.copy(Samples.SOUND, folder.resolve("科普讲座.xlsx"));
        ProcessBuilder builder = new ProcessBuilder(LAUNCHER.toString(), "读取", "-f", "json", "科普讲座.xlsx");
        builder.directory(folder.toFile());
        builder.environment().put("LC_ALL", "POSIX");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.redirectError(folder.resolve("err").toFile());
        builder.redirectOutput(folder.resolve("out").toFile());

        Process process = builder.start();

        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        String out = Files.readString(folder.resolve("out"), StandardCharsets.UTF_8);
        assertEquals(0, process.exitValue(), out + Files.readString(folder.resolve("err")));
        assertEquals("科普讲座.xlsx", Json.text(out, "file"));
        assertEquals("科普讲座进社区", Json.of(out).at("/form/project/name").asText());
    }
}
