package org.jixiao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an office downloads (mvn -Pdist verify), unpacked into a folder as offices have them, and used. */
class DownloadIT {
    private static final List<String> DROPPED_ON = List.of("名册", "下发", "审核", "汇总", "自评", "审核自评", "年终", "开始");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"any, false", "with-java, true"})
    void theDownloadIsUnpackedAndUsed(String kind, boolean withJava) throws IOException, InterruptedException {
        Path home = unpack(download(kind), folder.resolve("预算 绩效")).resolve("jixiao");
        for (String launcher : DROPPED_ON) {
            String text = Files.readString(home.resolve(launcher + ".cmd"), StandardCharsets.US_ASCII);
            assertEquals(text.lines().count(), text.split("\r\n").length, "cmd.exe needs CRLF: " + launcher);
        }
        for (String file :
                List.of("使用手册.html", "images/review.png", "样例名册.xlsx", "templates/shanghai-2020.xlsx", "LICENSE")) {
            assertTrue(Files.size(home.resolve(file)) > 1000, file);
        }
        if (System.getProperty("os.name").startsWith("Windows")) {
            return; // the launcher that the test runs is a shell's
        }
        Path work = Files.createDirectories(folder.resolve("2026年 预算"));

        String demo = run(home, work, "演示");

        assertTrue(demo.contains("out/年终汇总.xlsx"), demo);
        assertTrue(Files.exists(work.resolve("out/审核/审核报告.xlsx")), demo);
        String usedJava = Files.readString(home.resolve("lib/jixiao.jsa.java"));
        assertEquals(withJava, usedJava.startsWith(home.resolve("runtime").toString()), usedJava);

        String template = run(home, work, "模板");
        assertTrue(template.contains("shanghai-2020") && template.contains("national-evaluation-2020"), template);
        String dropped = run(home, work, "--step", "summary", "out/收回");
        assertTrue(dropped.contains("jixiao 汇总 \"" + work), dropped);
    }

    private static Path download(String kind) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().endsWith("-" + kind + ".zip"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Unpacks as Explorer does: a name that is not ASCII has to be marked as UTF-8. Programs stay programs. */
    private static Path unpack(Path file, Path into) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                Path target = into.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                boolean ascii = entry.getName().chars().allMatch(c -> c < 128);
                assertTrue(ascii || entry.getGeneralPurposeBit().usesUTF8ForNames(), entry.getName());
                Files.createDirectories(target.getParent());
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.copy(in, target);
                }
                if ((entry.getUnixMode() & 0100) != 0) {
                    assertTrue(target.toFile().setExecutable(true), entry.getName());
                }
            }
        }
        return into;
    }

    private static String run(Path home, Path work, String... words) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(home.resolve("jixiao").toString()));
        line.addAll(List.of(words));
        Path out = Files.createTempFile(work, "out", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(work.toFile()).redirectErrorStream(true);
        builder.redirectOutput(out.toFile());
        builder.environment().put("LC_ALL", "POSIX");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        assertTrue(process.waitFor(180, TimeUnit.SECONDS), String.join(" ", line));
        String text = Files.readString(out);
        assertEquals(0, process.exitValue(), text);
        return text;
    }
}
