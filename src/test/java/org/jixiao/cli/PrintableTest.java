package org.jixiao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jixiao.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTest {
    @ParameterizedTest
    @CsvSource({
        "'科委\u3000交流\uD840\uDC00', '科委\u3000交流\uD840\uDC00'",
        "'red \u001B[31m\u001B]0;title\u0007', 'red ?[31m?]0;title?'", // a terminal would obey
        "'C1 \u009B31m \u007F', 'C1 ?31m ?'",
        "'one\ntwo\r\nthree\tfour', 'one two  three four'", // a line of its own making
        "'\u202Etxt.\u202Cexe\u200B\uFEFF\u2066\u061C', 'txt.exe'", // turned round
        "'a\u2028b\u2029c', 'a b c'",
        "'half \uD840', 'half ?'"
    })
    void oneLineIsWhatATerminalMayGet(String text, String line) {
        assertEquals(line, Printable.line(text));
    }

    @Test
    void ourOwnLineBreaksStay() {
        assertEquals("problems:\n  ?[1m", Printable.lines("problems:\n  \u001B[1m"));
    }

    @Test
    void jsonKeepsTheValueAndShowsNothingHidden() {
        String json = Printable.json("{\"a\":\"\u202E\u009B\u2028\u00AD字\"}");
        assertEquals("{\"a\":\"\\u202e\\u009b\\u2028\\u00ad字\"}", json);
        assertEquals("\u202E\u009B\u2028\u00AD字", Json.text(json, "a"));
    }
}
