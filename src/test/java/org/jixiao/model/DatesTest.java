package org.jixiao.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-01-02",
                "2020/1/2",
                "2020.1.2",
                "2020、1、2",
                "2020年1月2日",
                "2020 年 01 月 02 日",
                "2020年1月2号",
                "2020—01—02",
                "二〇二〇年一月二日",
                "二零二○年元月二号",
                "20200102",
                "２０２０－０１－０２",
                "20-1-2",
                "2020-01-02 00:00:00",
                "2020-01-02T08:30",
                " 2020-01-02\u200B",
                "43832"
            })
    void understandsADay(String text) {
        assertEquals(Optional.of(LocalDate.of(2020, 1, 2)), Dates.parse(text, false), text);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-02, 2020-02-01, 2020-02-29",
        "2020年2月, 2020-02-01, 2020-02-29",
        "2021年2月份, 2021-02-01, 2021-02-28",
        "202012, 2020-12-01, 2020-12-31",
        "二〇二一年十月, 2021-10-01, 2021-10-31",
        "二〇二一年十二月, 2021-12-01, 2021-12-31",
        "2020/6, 2020-06-01, 2020-06-30",
        "2020年初, 2020-01-01, 2020-01-01",
        "2020 年底, 2020-12-31, 2020-12-31",
        "2021年2月末, 2021-02-28, 2021-02-28"
    })
    void aMonthAloneIsItsFirstOrLastDay(String text, LocalDate first, LocalDate last) {
        assertEquals(Optional.of(first), Dates.parse(text, false));
        assertEquals(Optional.of(last), Dates.parse(text, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2020",
                "2020-02-30",
                "2020-13-01",
                "2020年中",
                "上半年",
                "2020-01-02至2020-03-04",
                "1234567",
                "12345",
                "202013",
                "99999"
            })
    void refuses(String text) {
        assertTrue(Dates.parse(text, true).isEmpty(), text);
    }

    @ParameterizedTest
    @CsvSource({
        "202001-202012, 2020-01-01, 2020-12-31",
        "2023.07-2024.01, 2023-07-01, 2024-01-31",
        "2023年4月—2024年2月, 2023-04-01, 2024-02-29",
        "2020年1-12月, 2020-01-01, 2020-12-31",
        "2020-01-02-2020-12-30, 2020-01-02, 2020-12-30",
        "2020/1/2 ～ 2020/12/30, 2020-01-02, 2020-12-30",
        "2020年1月起至2020年12月止, 2020-01-01, 2020-12-31",
        "自2023年3月起至2024年2月止, 2023-03-01, 2024-02-29",
        "2023年1月～2023年12月（共12个月）, 2023-01-01, 2023-12-31",
        "2023.1—12, 2023-01-01, 2023-12-31",
        "2023-1-12, 2023-01-12,",
        "二〇二三年一月至十二月, 2023-01-01, 2023-12-31",
        "2023年01月01日 2023年12月31日, 2023-01-01, 2023-12-31",
        "2020年3月1日至12月31日, 2020-03-01, 2020-12-31",
        "2020年3月至年底, 2020-03-01, 2020-12-31",
        "2020.3.1-12.31, 2020-03-01, 2020-12-31",
        "'2020年3月1日\n2020年12月31日', 2020-03-01, 2020-12-31",
        "'2020年3月1日至\n 2020年12月31日止', 2020-03-01, 2020-12-31",
        "2020-01-02, 2020-01-02,",
        "至2020-12-30,, 2020-12-30",
        "2021年度, 2021-01-01, 2021-12-31",
        "2021年—2023年, 2021-01-01, 2023-12-31",
        "2021-2023年, 2021-01-01, 2023-12-31",
        "2021,,",
        "长期,,",
        "2020年至今,,"
    })
    void twoDatesInOneCell(String text, LocalDate first, LocalDate second) {
        List<String> period = Dates.period(text);
        assertEquals(Optional.ofNullable(first), Dates.parse(period.get(0), false));
        assertEquals(Optional.ofNullable(second), Dates.parse(period.get(1), true));
    }

    @Test
    void aDayNumberCountsFromTheDayThatExcelCountsFrom() {
        assertEquals(Optional.of(LocalDate.of(2020, 1, 1)), Dates.ofSerial(new BigDecimal("43831.75")));
        assertTrue(Dates.ofSerial(new BigDecimal(600_000)).isEmpty(), "an amount is no date");
    }
}
