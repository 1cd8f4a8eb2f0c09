package org.jixiao.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<p>一</p><p>二</p> | 一\\n二",
                "<p style=\"text-indent: 2em;\">一</p> <p>二</p> | 一\\n二",
                "一<br/>二<br>三 | 一\\n二\\n三",
                "<span lang=EN-US style='font-size:12pt'>A</span>级 | A级",
                "<b>重点</b>项目 | 重点项目",
                "R&amp;D&nbsp;经费 | R&D 经费",
                "&gt;=80 | >=80",
                "<P>大写</P> | 大写",
                "一<o:p></o:p> | 一"
            })
    void takesHtmlAway(String raw, String clean) {
        assertEquals(clean.replace("\\n", "\n"), CleanText.of(raw));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a<b", "a<b 且 c>d", "x<5 且 y>3", "R&D", "<=80", "5<i<10", "A & B; C", "<项目>", "b>a"})
    void leavesWhatIsNoHtml(String text) {
        assertFalse(CleanText.hasHtml(text), text);
        assertEquals(text, CleanText.of(text));
    }

    @Test
    void takesInvisibleCharactersAway() {
        assertEquals("项目 名称", CleanText.of("\uFEFF项\u200B目\u00A0名称\u200E "));
        assertEquals("一\n二", CleanText.of("　一 　\n\n  二\n"));
        assertEquals("一\n　　二 三\n四", CleanText.of("一\t\n 　　二 三　\n　\n \t\n四"), "indented");
        assertEquals("a\tb", CleanText.of("a\tb\u0007"));
        assertEquals("\uD842\uDFB7a", CleanText.of("\uD842\uDFB7\uDB40\uDC01a"), "a tag character beyond U+FFFF");
    }

    @Test
    void blanksArePlainButForTheIdeographicOne() {
        assertEquals("a b c d", CleanText.of("a\u2009b\u202Fc\u00A0d"));
        assertEquals("a\u3000b", CleanText.of("\u3000a\u3000b\u3000"));
        assertEquals("“一”——二…", CleanText.of("“一”——二…"));
    }
}
