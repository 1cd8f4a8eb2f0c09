package org.jixiao.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"单位", "……", "㎡№①", "ｶﾞ", "e\u0301", "𠮷😀", "㍿㍿㍿㍿㍿"})
    void whatStandsBehindALabelIsReadAsItWasTyped(String label) {
        CellText.Head head = new CellText(label + "：Ａ㎡…").heads().get(0);
        assertEquals("Ａ㎡…", head.value());
        assertEquals(new CellText(label).key(), head.label().key());
    }
}
