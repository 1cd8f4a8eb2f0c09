package org.jixiao.workbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlReaderTest {
    @Test
    void putsSpansWhereExcelWould() throws IOException {
        Grid grid = read("<html><table><tr><td rowspan=2>产出</td><td colspan='2'>数量</td></tr>"
                + "<tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table></html>");
        assertEquals("a", grid.cell(1, 1).text());
        assertEquals("b", grid.cell(1, 2).text());
        assertEquals("c", grid.cell(2, 0).text());
        assertEquals(new Region(0, 0, 1, 0), grid.region(1, 0));
        assertEquals(new Region(0, 1, 0, 2), grid.region(0, 2));
    }

    @Test
    void keepsParagraphsAsLinesAndLeavesOutWhatIsHidden() throws IOException {
        Grid grid = read("<table><tr><td><p>一 \n 段</p><p>二<br>三</p><span style='Display: none'>x</span></td></tr>"
                + "<tr style='display:none'><td>藏</td></tr></table>");
        assertEquals("一 段\n二\n三", grid.cell(0, 0).text());
        assertTrue(grid.rowHidden(1));
    }

    @Test
    void leavesOutLibreOfficesNotesAndKnowsErrors() throws IOException {
        Grid grid = read("<table><tr><td><comment>批注</comment>60</td><td>#REF!</td></tr></table>");
        assertEquals(Cell.text("60"), grid.cell(0, 0));
        assertEquals(Cell.error("#REF!"), grid.cell(0, 1));
    }

    @Test
    void stacksTablesAndTakesTheInnermost() throws IOException {
        Grid grid = read("<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>"
                + "<table><tr><td>b</td></tr></table>");
        assertEquals("a", grid.cell(0, 0).text());
        assertEquals("b", grid.cell(1, 0).text());
    }

    /** 喆 and ㎡ are in GBK, not in GB2312. */
    @Test
    void readsGbkAndUtf8WhateverThePageSays() throws IOException {
        for (String stated :
                new String[] {"", "<meta charset='gb2312'>", "<meta content='text/html; charset=utf-8'>"}) {
            for (Charset charset : List.of(Charset.forName("GBK"), StandardCharsets.UTF_8)) {
                byte[] content = ("<html>" + stated + "<table><tr><td>喆项目㎡</td></tr></table>").getBytes(charset);
                assertEquals(
                        "喆项目㎡",
                        WorkbookReader.read(content).sheets().get(0).cell(0, 0).text());
            }
        }
    }

    private static Grid read(String html) throws IOException {
        return WorkbookReader.read(html.getBytes(StandardCharsets.UTF_8))
                .sheets()
                .get(0);
    }
}
