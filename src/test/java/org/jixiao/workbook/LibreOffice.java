package org.jixiao.workbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The program that the tests ask how it reads and writes workbooks; where it is missing they are skipped. */
final class LibreOffice {
    private LibreOffice() {}

    /**
     * Converts a workbook.
     *
     * @param from the ending of the content's format
     * @param to the ending of the wanted one, if need be with a filter: {@code xml:MS Excel 2003 XML}
     * @param folder where it may leave what it likes; if used again, it starts faster
     */
    static byte[] convert(byte[] content, String from, String to, Path folder)
            throws IOException, InterruptedException {
        Path source = Files.write(folder.resolve("form." + from), content);
        Path target = Files.createDirectories(folder.resolve("out")).resolve("form." + to.replaceAll(":.*", ""));
        Files.deleteIfExists(target);
        Process process;
        try {
            process = new ProcessBuilder(
                            "soffice",
                            "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                            "--headless",
                            "--convert-to",
                            to,
                            "--outdir",
                            target.getParent().toString(),
                            source.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
        } catch (IOException e) {
            Assumptions.abort("LibreOffice is not installed: " + e.getMessage());
            throw e;
        }
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("LibreOffice did not end");
        }
        return Files.readAllBytes(target);
    }
}
