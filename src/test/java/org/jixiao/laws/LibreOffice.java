package org.jixiao.laws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** LibreOffice on this machine, with a profile of its own, told to recalculate every workbook that it opens. */
final class LibreOffice {
    private static final String RECALCULATE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <oor:items xmlns:oor="http://openoffice.org/2001/registry">
            <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
            <value>0</value></prop></item>
            </oor:items>
            """;

    private final Path profile;

    LibreOffice(Path profile) throws IOException {
        this.profile = profile;
        Files.createDirectories(profile.resolve("user"));
        Files.writeString(profile.resolve("user/registrymodifications.xcu"), RECALCULATE);
    }

    /** Whether there is one: {@code soffice} on the path. */
    static boolean isInstalled() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "soffice")));
    }

    /**
     * Opens all workbooks and saves each in another format, in one run.
     *
     * @param files their names, without the ending, must be distinct
     * @return the saved workbooks in the order of the files
     */
    List<Path> convert(List<Path> files, String ending, Path to) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "soffice",
                "-env:UserInstallation=" + profile.toUri(),
                "--headless",
                "--norestore",
                "--convert-to",
                ending,
                "--outdir",
                to.toString()));
        files.forEach(file -> command.add(file.toString()));
        Path said = Files.createTempFile(profile, "soffice", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("LibreOffice did not come to an end");
        }
        List<Path> saved = new ArrayList<>();
        for (Path file : files) {
            Path other = to.resolve(file.getFileName().toString().replaceAll("\\.[^.]+$", "." + ending));
            if (!Files.exists(other)) {
                throw new IOException(file + " was not converted: " + Files.readString(said));
            }
            saved.add(other);
        }
        return saved;
    }
}
