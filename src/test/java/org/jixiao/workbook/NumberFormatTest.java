package org.jixiao.workbook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberFormatTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"yyyy/m/d", "[$-804]aaaa", "[DBNum1][$-804]yyyy年m月d日", "e\"年\"", "[h]:mm", "上午/下午h\"时\"", "d"})
    void seesDates(String code) {
        assertEquals(NumberFormat.DATE, NumberFormat.of(164, code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yyyy\"年\"m\"月\"", "yyyy\"年\"m\"月\";@", "[$-409]mmm-yy;@", "yyyy/mm"})
    void seesMonths(String code) {
        assertEquals(NumberFormat.MONTH, NumberFormat.of(164, code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0%", "0.00%;[Red]-0.00%", "#,##0.0 %"})
    void seesPercentages(String code) {
        assertEquals(NumberFormat.PERCENT, NumberFormat.of(164, code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "General",
                "G/通用格式",
                "0.00E+00",
                "\"day\"0",
                "[Red]0",
                "0\\d",
                "0!.0,\"万\"",
                "_d0",
                "0\"%\"",
                "\"unclosed y",
                "@",
                "# ?/?"
            })
    void seesPlainNumbersWhereLettersAreOnlyDecoration(String code) {
        assertEquals(NumberFormat.Kind.PLAIN, NumberFormat.of(164, code).kind());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"≥\"0\"人\"       | 90   | ≥90人",
                "000000            | 1001 | 001001",
                "\"No.\"0000;@      | 7    | No.0007",
                "00                | 1.5  | 1.5",
                "00                | 100  | 100",
                "\\≥#,##0.00\"万元\" | 1234 | ≥1234万元",
                "\"≥\"0%           | 0.9  | ≥90%",
                "[$¥-804]#,##0.00\"元\" | 80 | 80元",
                "¥#,##0.00\"元\"     | 80 | 80元",
                "_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ @_  | 80 | 80",
                "#,##0.00元          | 80 | 80元",
                "General\"人\"       | 80 | 80人",
                "[Red]\"a\"0        | 1    | a1",
                // looks shorter than it is
                "0!.0,\"万\"         | 90   | 90",
                "0!.0,\"万元\"       | 80000 | 80000元",
                "0\\.0,\"万元\"      | 80000 | 80000元",
                "0\".\"0,\"万元\"     | 80000 | 80000元",
                "0!.0000\"万元\"     | 80000 | 80000元",
                "0!.00,,\"亿元\"     | 80000 | 80000元",
                "[>=10000]0!.0,\"万元\";0\"元\" | 80000 | 80000元",
                "#,##0,\"千元\"      | 9000 | 9000元",
                "#,##0,\"千\"        | 9000 | 9000",
                // nobody can say
                "#,##0,\"元\"        | 9000 | 9000",
                "[>=60]0\"分合格\";0\"分\" | 50 | 50",
            })
    void theTextAroundANumberIsSeen(String code, BigDecimal number, String seen) {
        assertEquals(
                seen, Values.cell(number, NumberFormat.of(164, code), false).text());
    }
}
