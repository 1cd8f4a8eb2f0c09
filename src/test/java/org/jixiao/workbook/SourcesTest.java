package org.jixiao.workbook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
    private static final byte[] WORKBOOK = TestFiles.sheet("<sheetData/>");

    @TempDir
    private Path folder;

    @Test
    void sortsAFolderByCodePointsOfTheWholeName() throws IOException {
        for (String name :
                List.of("b.xlsx", "a/2.xlsx", "a.xlsx", "科.xlsx", "\uD840\uDC00.xlsx", "\uFF21.xlsx", "B.xlsx")) {
            file(name, WORKBOOK);
        }
        assertNames(
                List.of("B.xlsx", "a.xlsx", "a/2.xlsx", "b.xlsx", "科.xlsx", "\uFF21.xlsx", "\uD840\uDC00.xlsx"),
                folder);
    }

    @Test
    void listsAFileReachedTwiceOnceAndEndsInLinkedCircles() throws IOException {
        Path one = file("a/one.xlsx", WORKBOOK);
        Files.createSymbolicLink(folder.resolve("a/circle"), folder);
        Files.createSymbolicLink(folder.resolve("z.xlsx"), one);
        Sources sources = Sources.expand(List.of(one, folder, folder.resolve("a/../a/one.xlsx")));
        assertEquals(List.of(one.toString()), names(sources));
    }

    @Test
    void passesOverJunkButSaysSo() throws IOException {
        List<String> junk = List.of(
                ".DS_Store", ".git/", ".~lock.x.xlsx#", "Thumbs.db", "__MACOSX/", "desktop.ini", "x.TMP", "~$x.xlsx");
        for (String name : junk) {
            file(name.endsWith("/") ? name + "inside.xlsx" : name, WORKBOOK);
        }
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("__MACOSX/._a.xlsx", new byte[1]);
        entries.put("a.xlsx", WORKBOOK);
        file("y.zip", TestFiles.zip(entries));
        Sources sources = Sources.expand(List.of(folder));
        assertEquals(List.of(folder + "/y.zip!/a.xlsx"), names(sources));
        assertEquals(9, sources.passedOver().size());
        assertEquals(folder + "/.git/", sources.passedOver().get(1));
    }

    @Test
    void listsWhatCannotBeReadAndSaysWhyOnReading() throws IOException {
        SourceFile missing =
                Sources.expand(List.of(folder.resolve("没有.xlsx"))).files().get(0);
        assertRefused("io/missing", missing);
        Path vanishing = file("a.xlsx", WORKBOOK);
        SourceFile vanished = Sources.expand(List.of(vanishing)).files().get(0);
        Files.delete(vanishing);
        assertRefused("io/missing", vanished);
    }

    @Test
    void knowsArchivesByContentAndNamesTheirFiles() throws IOException {
        Map<String, byte[]> inner = Map.of("三.xlsx", WORKBOOK);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("乙/二.xlsx", WORKBOOK);
        entries.put("甲.dat", TestFiles.zip(inner));
        entries.put("../../etc/passwd", TestFiles.utf8("x"));
        entries.put("乙/", new byte[0]);
        file("收.bin", TestFiles.zip(entries));
        Sources sources = Sources.expand(List.of(folder));
        assertEquals(
                List.of("收.bin!/../../etc/passwd", "收.bin!/乙/二.xlsx", "收.bin!/甲.dat!/三.xlsx"),
                names(sources).stream()
                        .map(name -> name.substring(folder.toString().length() + 1))
                        .toList());
        assertArrayEquals(WORKBOOK, sources.files().get(1).read());
        assertArrayEquals(WORKBOOK, sources.files().get(2).read());
    }

    @Test
    void opensArchivesInArchivesButNoDeeper() throws IOException {
        byte[] third = TestFiles.zip(Map.of("a.xlsx", WORKBOOK));
        byte[] second = TestFiles.zip(Map.of("third.zip", third));
        Path first = file("first.zip", TestFiles.zip(Map.of("second.zip", second)));
        SourceFile source = Sources.expand(List.of(first)).files().get(0);
        assertEquals(first + "!/second.zip!/third.zip", source.name());
        UnreadableException refusal = assertThrows(UnreadableException.class, () -> WorkbookReader.read(source.read()));
        assertEquals("zip", refusal.detail());
    }

    @Test
    void readsEntryNamesInUtf8AndInGbk() throws IOException {
        Map<String, byte[]> entries = Map.of("科委\u3001交流对接.xlsx", WORKBOOK);
        file("gbk.zip", TestFiles.zip(entries, Charset.forName("GBK")));
        file("utf8.zip", TestFiles.zip(entries, StandardCharsets.UTF_8));
        assertNames(List.of("gbk.zip!/科委\u3001交流对接.xlsx", "utf8.zip!/科委\u3001交流对接.xlsx"), folder);
    }

    @Test
    void aFileNamedInGbkTakesNoOthersPlace() throws IOException {
        assumeTrue(System.getProperty("os.name").equals("Linux"));
        Charset gbk = Charset.forName("GBK");
        for (String name : List.of("公安局", "民政局")) {
            String bytes = URLEncoder.encode(name, gbk) + ".xlsx";
            Files.write(Path.of(URI.create(folder.toUri() + bytes)), WORKBOOK);
        }
        file("公安局.xlsx", WORKBOOK);
        assertNames(List.of("%B9%AB%B0%B2%BE%D6.xlsx", "公安局.xlsx", "民政局.xlsx"), folder);
    }

    @Test
    void aNameInGbkMayLookLikeUtf8() throws IOException {
        file("gbk.zip", TestFiles.zip(Map.of("小学/目录.xlsx", WORKBOOK), Charset.forName("GBK")));
        assertNames(List.of("gbk.zip!/小学/目录.xlsx"), folder);
    }

    @Test
    void anArchiveOfEmptyFoldersIsEmpty() throws IOException {
        Path file = file("a.zip", TestFiles.zip(Map.of("甲/", new byte[0])));
        assertRefused(
                "unsupported/empty-zip", Sources.expand(List.of(file)).files().get(0));
    }

    @Test
    void takesWorkbooksAndDamagedArchivesForFiles() throws IOException {
        file("a.xlsx", WORKBOOK);
        byte[] archive = TestFiles.zip(Map.of("a.txt", new byte[100]));
        file("b.zip", java.util.Arrays.copyOf(archive, 60));
        file("c", new byte[0]);
        assertNames(List.of("a.xlsx", "b.zip", "c"), folder);
    }

    private Path file(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    private void assertNames(List<String> expected, Path path) {
        String prefix = folder + "/";
        assertEquals(expected.stream().map(prefix::concat).toList(), names(Sources.expand(List.of(path))));
    }

    private static List<String> names(Sources sources) {
        return sources.files().stream().map(SourceFile::name).toList();
    }

    private static void assertRefused(String message, SourceFile file) {
        assertEquals(
                message, assertThrows(UnreadableException.class, file::read).getMessage());
    }
}
