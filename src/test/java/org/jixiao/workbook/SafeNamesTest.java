package org.jixiao.workbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeNamesTest {
    @ParameterizedTest
    @CsvSource({
        "科委,科委",
        "a\\b/c:d*e?f\"g<h>i|j,a_b_c_d_e_f_g_h_i_j",
        "..\\..\\etc,_.._etc",
        "尾巴. . ,尾巴",
        "CON,_CON",
        "nul.2020,_nul.2020",
        "COM1 .x,_COM1 .x",
        "CONTRACT,CONTRACT",
        ".hidden,hidden",
        "~$x,_~$x",
        "x.tmp,_x_tmp",
        "'　全角　',全角",
        "'',_",
        "...,_"
    })
    void makesFileNamesThatWindowsTakes(String text, String name) {
        assertEquals(name, SafeNames.fileName(text));
    }

    @Test
    void dropsInvisibleCharactersAndReplacesControlsAndBrokenPairs() {
        assertEquals("中国fdp", SafeNames.fileName("中\u200B国\u202Efdp\uFEFF"));
        assertEquals("a_b_c", SafeNames.fileName("a\nb\uD800c"));
    }

    @Test
    void cutsLongNamesBetweenCharacters() {
        String name = SafeNames.fileName("a" + "\uD840\uDC00".repeat(200));
        assertTrue(name.length() <= 100 && name.getBytes(StandardCharsets.UTF_8).length <= 200);
        assertFalse(Character.isHighSurrogate(name.charAt(name.length() - 1)));
        assertEquals(66, SafeNames.fileName("科".repeat(200)).length());
    }

    @ParameterizedTest
    @CsvSource({"a[1]:b,a_1__b", "History,History_", "'''q''',q", "'',_"})
    void makesSheetNamesThatExcelTakes(String text, String name) {
        assertEquals(name, SafeNames.sheetName(text));
    }

    @Test
    void numbersNamesThatDifferOnlyInCase() {
        UniqueNames names = UniqueNames.forFiles();
        assertEquals("Ab", names.unique("Ab"));
        assertEquals("aB（2）", names.unique("aB"));
        assertEquals("Ab（3）", names.unique("Ab"));
        assertEquals("ab（2）（2）", names.unique("ab（2）"));
    }

    @Test
    void keepsNumberedSheetNamesWithinTheLimit() {
        UniqueNames names = UniqueNames.forSheets();
        String name = names.unique("表".repeat(31));
        assertEquals("表".repeat(28) + "（2）", names.unique(name));
    }
}
