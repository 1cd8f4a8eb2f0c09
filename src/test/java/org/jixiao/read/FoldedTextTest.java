package org.jixiao.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldedTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"单位：甲", "……：甲", "㎡№①：甲", "ｶﾞ：甲", "e\u0301：甲", "𠮷😀：甲", "：甲", "㍿㍿㍿㍿㍿：甲"})
    void whatIsFoundInTheFoldedTextIsCutOutOfTheOriginal(String text) {
        FoldedText folded = new FoldedText(text);
        int colon = folded.folded().indexOf(':');
        assertEquals("甲", folded.original(colon + 1, folded.folded().length()));
        assertEquals(text.substring(0, text.indexOf('：')), folded.original(0, colon));
    }
}
