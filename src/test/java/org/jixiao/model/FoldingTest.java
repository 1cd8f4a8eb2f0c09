package org.jixiao.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Folding by table gives what Unicode's own normalisation gives, but for radicals, which it makes characters. */
class FoldingTest {
    @Test
    void everyCharacterFoldsAsUnicodeSaysWhateverStandsBesideIt() {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            if (Character.UnicodeBlock.of(c) == Character.UnicodeBlock.CJK_RADICALS_SUPPLEMENT) {
                continue; // see below
            }
            String text = "值" + (char) c + "e" + (char) c;
            assertEquals(
                    nfkc(text),
                    Folding.fold(text),
                    () -> text + " " + text.codePoints().boxed().toList());
        }
    }

    @Test
    void neighboursJoinAsUnicodeSays() {
        Random random = new Random(20261124);
        // letters, accents, Korean letters, half-width kana with their sound marks, full-width signs, halves of pairs
        int[][] ranges = {
            {'a', 'z'},
            {0x300, 0x36F},
            {0x1100, 0x11FF},
            {0x3040, 0x30FF},
            {0xFF00, 0xFFEF},
            {0xD800, 0xDFFF},
            {0x4E00, 0x4E40}
        };
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(6); length >= 0; length--) {
                int[] range = ranges[random.nextInt(ranges.length)];
                text.append((char) (range[0] + random.nextInt(range[1] - range[0] + 1)));
            }
            assertEquals(nfkc(text.toString()), Folding.fold(text.toString()));
        }
    }

    @Test
    void radicalsFoldToTheCharactersThatTheyLookLikeWhateverStandsBesideThem() {
        assertEquals("主管部门 某区青少年活动中心", Folding.fold("主管部⻔ 某区⻘少年活动中⼼"));
        assertEquals("门长页见民青m2", Folding.fold("⻔⻓⻚⻅⺠⻘㎡"));
        assertEquals("部门⺮", Folding.inPlace("部⻔⺮"));
    }

    @Test
    void whatIsWantedBesidesLettersStays() {
        assertEquals("满意度95", Folding.letters("满意度（≥ 95 %）", '\0'));
        assertEquals("满意度95%", Folding.letters("满意度（≥ 95 %）", '%'));
        assertEquals("满意度（≥95%）", Folding.dense(" 满意度（≥\u00A095\u200B %）\n"));
    }

    private static String nfkc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
