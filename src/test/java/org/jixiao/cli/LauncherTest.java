package org.jixiao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jixiao.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** The launcher asks the system's own {@code locale} what the terminal understands; here one in front of it answers. */
    @ParameterizedTest
    @CsvSource({
        "UTF-8, C.UTF-8, UTF-8",
        "GBK, zh_CN.GBK, GBK",
        "GB18030, zh_CN.GB18030, GB18030",
        "ANSI_X3.4-1968, POSIX, UTF-8"
    })
    void aTerminalGetsTheCharactersThatItShowsAndAFileUtf8(String charmap, String locale, String encoding)
            throws IOException, InterruptedException {
        assumeTrue(Files.exists(Path.of("target/jixiao.jar")), "target/jixiao.jar is built by: mvn package");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "script plays the terminal");
        Path answers = Files.writeString(
                Files.createDirectories(folder.resolve("bin")).resolve("locale"),
                "#!/bin/sh\nif [ \"$1\" = charmap ]; then echo " + charmap + "; else echo C.utf8; fi\n");
        assertTrue(answers.toFile().setExecutable(true));
        String command = "'" + LAUNCHER + "' 读取 没有这个文件.xlsx";

        byte[] shown = onTerminal(command, locale);
        onTerminal(command + " >file", locale);

        String text = new String(shown, Charset.forName(encoding));
        assertTrue(text.contains("没有这个文件.xlsx 没有读取：没有这个文件或文件夹"), text);
        String file = Files.readString(folder.resolve("file"), StandardCharsets.UTF_8);
        assertTrue(file.startsWith("没有这个文件.xlsx 没有读取："), file);
    }

    private byte[] onTerminal(String command, String locale) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("/usr/bin/script", "-qec", command, "/dev/null");
        builder.directory(folder.toFile());
        builder.environment().put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
        builder.environment().put("LC_ALL", locale);
        builder.environment().put("SHELL", "/bin/sh");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.redirectInput(Path.of("/dev/null").toFile());
        builder.redirectErrorStream(true).redirectOutput(folder.resolve("shown").toFile());
        Process process = builder.start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), command);
        return Files.readAllBytes(folder.resolve("shown"));
    }
}
