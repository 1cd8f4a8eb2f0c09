package org.jixiao.trust;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.jixiao.workbook.PoiOracle;
import org.jixiao.workbook.UnreadableException;
import org.jixiao.workbook.WorkbookReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our reader and POI's user model find the same in every undamaged workbook of the repository. */
class OracleTest {
    static List<Path> workbooks() throws IOException {
        List<Path> workbooks = new ArrayList<>();
        for (Path folder : List.of(Path.of("fixtures"), Path.of("templates"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().matches(".*\\.xlsx?"))
                        .filter(file -> !file.startsWith("fixtures/damaged") && isPois(file))
                        .sorted()
                        .forEach(workbooks::add);
            }
        }
        return workbooks;
    }

    @ParameterizedTest
    @MethodSource("workbooks")
    void readsTheValuesThatPoiReads(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        try {
            WorkbookReader.read(content);
        } catch (UnreadableException e) {
            assertThrows(
                    Exception.class, () -> WorkbookFactory.create(new ByteArrayInputStream(content)), "POI opens it");
            return;
        }
        assertTrue(PoiOracle.assertSame(content) > 10);
    }

    /** Pages and XML that are called .xls are read by us alone. */
    private static boolean isPois(Path file) {
        try {
            FileMagic magic = FileMagic.valueOf(Files.readAllBytes(file));
            return magic == FileMagic.OOXML || magic == FileMagic.OLE2;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
