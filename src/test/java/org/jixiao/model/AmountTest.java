package org.jixiao.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "600000 | 600000",
                "600,000 | 600000",
                "600，000.50 | 600000.5",
                "６００，０００ | 600000",
                "60万元 | 600000",
                "600,000元（大写：陆拾万元整） | 600000",
                "共计60万元 | 600000",
                "60 万 | 600000",
                "0.5亿 | 50000000",
                "0.5亿元 | 50000000",
                "3千元 | 3000",
                "1.2百万元 | 1200000",
                "￥600000.00 | 600000",
                "¥ 1,234.50元 | 1234.5",
                "人民币60万元整 | 600000",
                "RMB 100 | 100",
                "(1,200) | -1200",
                "（1,200） | -1200",
                "-5 | -5",
                "￥-5 | -5",
                "+5 | 5",
                ".5 | 0.5",
                "0 | 0",
                "0.00 | 0",
                "600\u00A0000 | 600000",
                "98765432109.87 | 98765432109.87"
            })
    void understands(String text, BigDecimal yuan) {
        BigDecimal read = Amount.parse(text, BigDecimal.ONE).orElseThrow();
        assertEquals(0, yuan.compareTo(read), () -> text + ": " + read);
        assertTrue(read.scale() >= 0, "no exponent");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "约60万",
                "60万左右",
                "60-80万",
                "六十万",
                "陆拾万元整",
                "60万元（其中财政50万元）",
                "1,23",
                "12,34,567",
                "1.2.3",
                "60万美元",
                "(1,200",
                "--5",
                "-￥-5",
                "60元/人",
                "1e5",
                "60%",
                "见附件"
            })
    void refuses(String text) {
        assertTrue(Amount.parse(text, BigDecimal.ONE).isEmpty(), text);
    }

    @ParameterizedTest
    @CsvSource({"60, 600000", "60元, 60", "60万元, 600000", "0.6, 6000"})
    void aNumberWithoutAUnitHasTheFormsUnit(String text, BigDecimal yuan) {
        assertEquals(
                0, yuan.compareTo(Amount.parse(text, new BigDecimal(10_000)).orElseThrow()), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "600000 | 600,000",
                "1234.5 | 1,234.50",
                "-1234567.891 | -1,234,567.891",
                "-100 | -100",
                "0.00 | 0",
                "1E+6 | 1,000,000"
            })
    void writesAsPeopleDo(BigDecimal number, String text) {
        assertEquals(text, Amount.format(number));
    }
}
