package org.jixiao.workbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, and under which name. */
class WorkbookReaderTest {
    @Test
    void refusesAnEmptyFile() {
        assertRefused("empty/empty", new byte[0]);
    }

    @Test
    void refusesAFileCutOff() throws IOException {
        byte[] xlsx = form(new XSSFWorkbook());
        assertRefused("corrupt/truncated", Arrays.copyOf(xlsx, xlsx.length / 2));
        assertRefused("corrupt/truncated", Arrays.copyOf(xlsx, xlsx.length - 1));
        assertRefused("corrupt/truncated", Arrays.copyOf(xlsx, 4));
        byte[] xls = form(new HSSFWorkbook());
        assertRefused("corrupt/damaged", Arrays.copyOf(xls, 700));
    }

    @Test
    void refusesAWorkbookWithAPassword() throws Exception {
        try (POIFSFileSystem container = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("123");
            try (OPCPackage plain = OPCPackage.open(new ByteArrayInputStream(form(new XSSFWorkbook())));
                    OutputStream out = encryptor.getDataStream(container)) {
                plain.save(out);
            }
            assertRefused("encrypted/password", TestFiles.save(container));
        }
    }

    @Test
    void refusesAnOldWorkbookWithAPassword() throws IOException {
        org.apache.poi.hssf.record.crypto.Biff8EncryptionKey.setCurrentUserPassword("123");
        byte[] content;
        try {
            content = form(new HSSFWorkbook());
        } finally {
            org.apache.poi.hssf.record.crypto.Biff8EncryptionKey.setCurrentUserPassword(null);
        }
        assertRefused("encrypted/password", content);
    }

    @ParameterizedTest
    @CsvSource({
        "pdf,%PDF-1.7",
        "rar,Rar!....",
        "rtf,{\\rtf1",
        "xml,<?xml version='1.0'?><a/>",
        "html,<html><body>登录</body></html>",
        "mht,MIME-Version: 1.0",
        "text,项目名称",
        "text,'项目名称,金额'"
    })
    void saysWhatWasSentInstead(String detail, String content) {
        assertRefused("unsupported/" + detail, TestFiles.utf8(content));
    }

    @Test
    void namesTextInGbkAndBytesThatMeanNothing() {
        assertRefused("unsupported/text", "项目，金额\n".getBytes(Charset.forName("GBK")));
        assertRefused("unsupported/unknown", new byte[] {1, 2, 3, 0, 5});
        assertRefused("unsupported/picture", "\u00ff\u00d8\u00ff\u00e0".getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void namesZipFilesThatAreNoWorkbook() {
        assertRefused("unsupported/zip", TestFiles.zip(Map.of("a.txt", new byte[1])));
        assertRefused("unsupported/empty-zip", TestFiles.zip(Map.of()));
        assertRefused("corrupt/damaged", TestFiles.zip(Map.of("mimetype", new byte[1])));
        assertRefused("unsupported/word", TestFiles.xlsx("<document/>", ""));
        assertRefused("unsupported/powerpoint", TestFiles.xlsx("<presentation/>", ""));
    }

    @Test
    void namesOtherDocumentsInTheOldContainer() throws IOException {
        try (POIFSFileSystem container = new POIFSFileSystem()) {
            container.createDocument(new ByteArrayInputStream(new byte[5000]), "WordDocument");
            assertRefused("unsupported/word", TestFiles.save(container));
        }
    }

    @Test
    void refusesBombs() {
        assertRefused("too-large/bomb", TestFiles.sheet(" ".repeat(8 << 20)));
        Map<String, byte[]> parts = new LinkedHashMap<>();
        for (int i = 0; i <= Limits.PARTS; i++) {
            parts.put("p" + i, new byte[0]);
        }
        assertRefused("too-large/bomb", TestFiles.zip(parts));
    }

    @Test
    void refusesTooManyCellsAndTooLongTextButReadsALongRoster() throws UnreadableException {
        StringBuilder rows = new StringBuilder("<sheetData>");
        Random random = new Random(1);
        for (int row = 1; row <= Limits.CELLS + 1; row++) {
            rows.append("<row><c><v>").append(random.nextInt()).append("</v></c></row>");
        }
        byte[] sheet = TestFiles.sheet(rows.append("</sheetData>").toString());
        assertRefused("too-large/cells", sheet);
        assertEquals(
                Limits.CELLS + 1,
                WorkbookReader.readRoster(sheet).sheets().get(0).rowCount());
        assertRefused("too-large/cell-text", TestFiles.sheet(inline("字".repeat(Limits.TEXT + 1))));
    }

    @ParameterizedTest
    @CsvSource({
        "<row r='1048577'><c><v>1</v></c></row>",
        "<row r='1'><c r='XFE1'><v>1</v></c></row>",
        "<row r='99999999999'/>",
        "<row><c t='s'><v>7</v></c></row>",
        "<row><c>"
    })
    void refusesWhatNoSheetCanBe(String rows) {
        assertRefused("corrupt/damaged", TestFiles.sheet("<sheetData>" + rows + "</sheetData>"));
    }

    @Test
    void refusesDocumentTypesAndEntities() {
        String entity = "<!DOCTYPE worksheet [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
                + "<worksheet><sheetData><row><c t='str'><v>&e;</v></c></row></sheetData></worksheet>";
        assertRefused("corrupt/damaged", TestFiles.xlsx(workbook(), entity));
    }

    @Test
    void readsAbsurdNumbersAsTextInsteadOfWritingThemOut() throws IOException {
        byte[] content = TestFiles.sheet("<sheetData><row><c><v>1E999999999</v></c></row></sheetData>");
        Cell cell = WorkbookReader.read(content).sheets().get(0).cell(0, 0);
        assertEquals(Cell.text("1E999999999"), cell);
    }

    @Test
    void noticesAFlippedBit() {
        byte[] content = TestFiles.sheet(inline("财政项目支出绩效目标表"));
        int damaged = 0;
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            byte[] copy = content.clone();
            copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                assertEquals(
                        "财政项目支出绩效目标表",
                        WorkbookReader.read(copy).sheets().get(0).cell(0, 0).text());
            } catch (UnreadableException e) {
                damaged++;
            }
        }
        assertTrue(damaged > 100);
    }

    @Test
    void damageNeverGivesAnyOtherException() throws IOException {
        Random random = new Random(11);
        for (byte[] content : new byte[][] {form(new XSSFWorkbook()), form(new HSSFWorkbook())}) {
            for (int i = 0; i < 400; i++) {
                byte[] copy = content.clone();
                for (int j = 0; j < 4; j++) {
                    copy[random.nextInt(copy.length)] = (byte) random.nextInt();
                }
                try {
                    WorkbookReader.read(copy);
                } catch (UnreadableException e) {
                    assertTrue(e.getMessage().contains("/"));
                }
            }
        }
    }

    private static String workbook() {
        return "<workbook xmlns:r='r'><sheets><sheet name='s' r:id='rId1'/></sheets></workbook>";
    }

    private static String inline(String text) {
        return "<sheetData><row><c t=\"inlineStr\"><is><t>" + text + "</t></is></c></row></sheetData>";
    }

    private static byte[] form(Workbook workbook) throws IOException {
        workbook.createSheet("目标表").createRow(1).createCell(1).setCellValue("项目名称");
        return TestFiles.save(workbook);
    }

    private static void assertRefused(String kindAndDetail, byte[] content) {
        UnreadableException refusal = assertThrows(UnreadableException.class, () -> WorkbookReader.read(content));
        assertEquals(
                kindAndDetail,
                refusal.kind().word() + "/" + refusal.detail(),
                () -> refusal + " " + refusal.getCause());
    }
}
