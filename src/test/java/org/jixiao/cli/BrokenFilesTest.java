package org.jixiao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.FormEdit;
import org.jixiao.Json;
import org.jixiao.Run;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are no form: one line for each with the reason, and all the others done. */
class BrokenFilesTest {
    @TempDir
    Path folder;

    private byte[] sound;

    @BeforeEach
    void read() throws IOException {
        sound = Files.readAllBytes(Samples.SOUND);
    }

    private void file(String name, byte[] content) throws IOException {
        Files.write(folder.resolve(name), content);
    }

    private void allKinds() throws IOException, GeneralSecurityException, InvalidFormatException {
        file("科普讲座.xlsx", sound);
        file("空文件.xlsx", new byte[0]);
        file("没传完.xlsx", Arrays.copyOf(sound, sound.length / 2));
        file("不是表格.xlsx", Arrays.copyOfRange(sound, 100, sound.length));
        file("有密码.xlsx", encrypted(sound));
        file("有密码.xls", encryptedXls());
        file("其实是Word.xlsx", Files.readAllBytes(Samples.DEMO.resolve("archives.xlsx")));
        file("其实是PDF.xlsx", "%PDF-1.4\n%âãÏÓ\n1 0 obj\n".getBytes(StandardCharsets.ISO_8859_1));
        file("照片.xlsx", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13});
        file("其他表.xlsx", otherForm());
        file("部门的表.xlsx", FormEdit.apply(sound, "set A1 2020年部门整体支出绩效目标表 ; stamp jixiao.template 无"));
    }

    @Test
    void eachUnreadableFileIsOneLineAndTheOthersAreDone() throws Exception {
        allKinds();

        Run run = Run.of("read", "-f", "json", folder);

        Map<String, String> kinds = new TreeMap<>();
        int forms = 0;
        for (String line : run.lines()) {
            if (line.contains("\"problem\"")) {
                kinds.put(Json.text(line, "file").replaceFirst(".*/", ""), Json.text(line, "problem"));
                assertTrue(Json.text(line, "message").matches(".*。.+|.*没有.+"), "what to do: " + line);
            } else {
                forms++;
            }
        }
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put("空文件.xlsx", "empty");
        expected.put("没传完.xlsx", "corrupt");
        expected.put("不是表格.xlsx", "unsupported");
        expected.put("有密码.xlsx", "encrypted");
        expected.put("有密码.xls", "encrypted");
        expected.put("其实是Word.xlsx", "unsupported");
        expected.put("其实是PDF.xlsx", "unsupported");
        expected.put("照片.xlsx", "unsupported");
        expected.put("其他表.xlsx", "no-form");
        expected.put("部门的表.xlsx", "no-form");
        assertEquals(new TreeMap<>(expected), kinds);
        assertEquals(1, forms, "the sound form is read");
        assertEquals(0, run.status());
    }

    @Test
    void everyCommandGoesOnPastThem() throws Exception {
        allKinds();

        Run check = Run.of("check", folder);
        assertEquals(1, check.status(), check.all());
        assertEquals(
                10,
                check.lines().stream().filter(line -> line.contains(" 没有读取：")).count(),
                check.all());
        assertFalse((check.out() + check.err()).contains("\tat "), check.all());
        assertEquals("", check.err());

        Run summary = Run.of("summary", "-o", folder.resolve("结果/汇总.xlsx"), folder);
        assertEquals(0, summary.status(), summary.all());
        assertEquals(10, summary.err().lines().count(), summary.all());
    }

    @Test
    void aFileOrFolderWithoutPermissionIsOneLine() throws Exception {
        file("科普讲座.xlsx", sound);
        file("不许读.xlsx", sound);
        Path closed = Files.createDirectory(folder.resolve("不许进"));
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "file permissions");
        Files.setPosixFilePermissions(folder.resolve("不许读.xlsx"), PosixFilePermissions.fromString("---------"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try {
            assumeTrue(!Files.isReadable(closed), "the administrator may read everything");

            Run run = Run.of("read", "-f", "json", folder);

            assertEquals(
                    2,
                    run.lines().stream()
                            .filter(line -> Json.text(line, "problem").equals("io"))
                            .count(),
                    run.all());
            assertEquals(3, run.lines().size(), run.all());
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void lockFilesOfOfficeAreNoForms() throws IOException {
        file("科普讲座.xlsx", sound);
        file("~$科普讲座.xlsx", new byte[165]);

        Run run = Run.of("check", folder);

        assertEquals(0, run.status(), run.all());
        assertTrue(run.err().contains("~$科普讲座.xlsx"), run.all());
    }

    private static byte[] encrypted(byte[] workbook)
            throws IOException, GeneralSecurityException, InvalidFormatException {
        try (POIFSFileSystem file = new POIFSFileSystem();
                OPCPackage content = OPCPackage.open(new ByteArrayInputStream(workbook))) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("123456");
            try (OutputStream out = encryptor.getDataStream(file)) {
                content.save(out);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            file.writeFilesystem(bytes);
            return bytes.toByteArray();
        }
    }

    private static byte[] encryptedXls() throws IOException {
        Biff8EncryptionKey.setCurrentUserPassword("123456");
        try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            workbook.createSheet("绩效目标表").createRow(0).createCell(0).setCellValue("财政项目支出绩效目标表");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            workbook.write(bytes);
            return bytes.toByteArray();
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
    }

    private static byte[] otherForm() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            workbook.createSheet("通讯录").createRow(0).createCell(0).setCellValue("单位通讯录");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }
}
