package org.jixiao.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Value;
import org.jixiao.template.Field;
import org.jixiao.template.FieldType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellValuesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "INTEGER | 12 | 12",
                "INTEGER | １２ | 12",
                "INTEGER | 12.5 | -",
                "INTEGER | 十二 | -",
                "NUMBER | 9.5分 | 9.5",
                "NUMBER | 分 | -",
                "NUMBER | 15% | 15",
                "NUMBER | ２０ ％ | 20",
                "YEAR | 2020年度 | 2020",
                "YEAR | 二○二〇年 | 2020",
                "YEAR | 1899 | -",
                "YEAR | 2020年底 | -",
                "CHOICE | ☑是 □否 | 是",
                "CHOICE | 否 | 否",
                "CHOICE | 也许 | -",
                "CHOICE | 新增性项目 | 新增项目",
                "CHOICE | 其它类 | 其他",
                "CHOICE | 项目 | -",
                "DATE | 2020年3月 | 2020-03-01",
                "END_DATE | 2020年2月 | 2020-02-29",
                "PERCENT | 55% | 0.55",
                "PERCENT | 0.55 | 0.55",
                "PERCENT | 10 | 10",
                "PERCENT | -10.5 | -0.105",
                "PERCENT | 过半 | -",
            })
    void aTextIsWhatItsFieldTakesItFor(FieldType type, String text, String parsed) {
        Field field = new Field(
                "x",
                "栏",
                type,
                false,
                BigDecimal.ONE,
                0,
                List.of("是", "否", "新增项目", "其他"),
                List.of(),
                Field.Prefill.NO,
                false,
                List.of(),
                "");

        Value value = CellValues.of(text, new CellAddress("表", 0, 0), field, BigDecimal.ONE);

        assertEquals(parsed, value.parsed() == null ? null : value.parsed().toString());
        assertEquals(text, value.text());
    }
}
