package org.jixiao.workbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.jixiao.workbook.Cell.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {
    private static final String FORM = "财政项目支出绩效目标表,,\n\n项目名称,道路养护,\n金额,\"1,234.50\",万元\n";

    @Test
    void readsEveryEncoding() throws IOException {
        byte[][] contents = {
            FORM.getBytes(StandardCharsets.UTF_8),
            ("\uFEFF" + FORM).getBytes(StandardCharsets.UTF_8),
            ("\uFEFF" + FORM).getBytes(StandardCharsets.UTF_16LE),
            ("\uFEFF" + FORM).getBytes(StandardCharsets.UTF_16BE),
            FORM.getBytes(Charset.forName("GBK")),
            (FORM + "㐀,\uD840\uDC00\n").getBytes(Charset.forName("GB18030")),
        };
        for (byte[] content : contents) {
            Grid grid = WorkbookReader.read(content).sheets().get(0);
            assertEquals("财政项目支出绩效目标表", grid.cell(0, 0).text());
            assertEquals("道路养护", grid.cell(2, 1).text());
            assertEquals(Cell.text("1,234.50"), grid.cell(3, 1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void findsTheDelimiter(String delimiter) throws IOException {
        String text =
                FORM.replace("\"1,234.50\"", "1.5").replace(",", delimiter).replace("\n", "\r\n");
        assertEquals("A1=财政项目支出绩效目标表 A3=项目名称 B3=道路养护 A4=金额 B4=1.5 C4=万元", cells(text));
    }

    @Test
    void findsTheDelimiterAmongOthersInTheCells() throws IOException {
        assertEquals("A1=a B1=1,5 C1=b A2=c B2=2,5 C2=d", cells("a;1,5;b\nc;2,5;d"));
        assertEquals("A1=a B1=1,000 A2=b B2=2,000", cells("a\t1,000\nb\t2,000"));
        assertEquals("A1=甲;乙 B1=1 A2=丙 B2=2 A3=丁 B3=3", cells("甲;乙,1\n丙,2\n丁,3"));
        assertEquals("A1=a,b", cells("sep=;\r\na,b\r\n"));
    }

    @Test
    void readsLinesWithoutTheirEmptyCells() throws IOException {
        assertEquals("A1=绩效目标表 A2=项目名称 B2=道路 A3=  其中 B3=60", cells("绩效目标表\n项目名称,道路\n  其中,60,\n"));
    }

    @Test
    void readsLineBreaksQuotesAndProtectedText() throws IOException {
        Grid grid = grid("\"一\n\"\"二\"\"\",\"=\"\"00123\"\"\"\n=\"00456\",=1+1\n#REF!,a\"b\n");
        assertEquals("一\n\"二\"", grid.cell(0, 0).text());
        assertEquals("00123", grid.cell(0, 1).text());
        assertEquals("00456", grid.cell(1, 0).text());
        assertEquals("=1+1", grid.cell(1, 1).text());
        assertEquals(Kind.ERROR, grid.cell(2, 0).kind());
        assertEquals("a\"b", grid.cell(2, 1).text());
    }

    @Test
    void readsAFileThatEndsInsideQuotes() throws IOException {
        assertEquals("A1=a B1=b A2=c B2=d\ne", cells("a,b\nc,\"d\ne"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "关于报送绩效目标的通知\n各单位，请于3月前报送，逾期不候。\n联系人：王,电话：1234\n谢谢！",
                "Dear all, please send\nyour forms, all of them,\nto us, thank you.\n",
                "项目名称,金额",
                "一行\n两行\n三行",
                "{\"a\": 1,\n\"b\": 2,\n\"c\": 3\n}",
            })
    void leavesProseAlone(String text) {
        assertRefused("unsupported/text", text);
    }

    @Test
    void refusesTooMuch() {
        assertRefused("too-large/size", "a,b\n".repeat(Limits.CSV / 4 + 1));
        assertRefused("too-large/cells", "a,b\n".repeat(Limits.CELLS / 2 + 1));
        assertRefused("too-large/cell-text", "a,b\nc," + "字".repeat(Limits.TEXT + 1));
        assertRefused("too-large/cell-text", "a,b\nc,=\"" + "\"\"".repeat(Limits.TEXT + 1) + "\"");
        assertRefused("corrupt/damaged", "a,b\nc,d\n" + ",".repeat(Limits.COLUMNS) + "e");
    }

    @Test
    void damageGivesNoOtherException() {
        byte[] content = FORM.repeat(20).getBytes(StandardCharsets.UTF_8);
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            byte[] copy = content.clone();
            copy[random.nextInt(copy.length)] = (byte) random.nextInt();
            copy[random.nextInt(copy.length)] = (byte) "\"\n,;\t".charAt(random.nextInt(5));
            try {
                WorkbookReader.read(copy);
            } catch (UnreadableException e) {
                assertEquals("unsupported", e.kind().word());
            }
        }
    }

    private static String cells(String text) throws IOException {
        return TestFiles.cells(grid(text));
    }

    private static Grid grid(String text) throws IOException {
        return WorkbookReader.read(TestFiles.utf8(text)).sheets().get(0);
    }

    private static void assertRefused(String kindAndDetail, String content) {
        UnreadableException refusal =
                assertThrows(UnreadableException.class, () -> WorkbookReader.read(TestFiles.utf8(content)));
        assertEquals(kindAndDetail, refusal.getMessage(), () -> refusal + " " + refusal.getCause());
    }
}
