package org.jixiao.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By the parser itself: {@link TargetValue#parse} remembers what it once said, and so would not notice a change of it. */
class TargetValueTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    >=80          | AT_LEAST  | 80        |      | false
                    ≥95%          | AT_LEAST  | 95        |      | true
                    ≥ 95 ％       | AT_LEAST  | 95        |      | true
                    ＞＝８０      | AT_LEAST  | 80        |      | false
                    =100          | EQUAL     | 100       |      | false
                    ＝100%        | EQUAL     | 100       |      | true
                    >3            | MORE_THAN | 3         |      | false
                    <0.5%         | LESS_THAN | 0.5       |      | true
                    ≤200万元      | AT_MOST   | 2000000   | 元   | false
                    >=1.5亿元     | AT_LEAST  | 150000000 | 元   | false
                    10辆          |           | 10        | 辆   | false
                    1,200人次     |           | 1200      | 人次 | false
                    95%以上       | AT_LEAST  | 95        |      | true
                    10家及以上    | AT_LEAST  | 10        | 家   | false
                    10+           | AT_LEAST  | 10        |      | false
                    10场左右      |           | 10        | 场   | false
                    ≥95%；        | AT_LEAST  | 95        |      | true
                    70场。        |           | 70        | 场   | false
                    30天以内      | AT_MOST   | 30        | 天   | false
                    24小时内      | AT_MOST   | 24        | 小时 | false
                    不低于90%     | AT_LEAST  | 90        |      | true
                    不超过100万元 | AT_MOST   | 1000000   | 元   | false
                    超过100人     | MORE_THAN | 100       | 人   | false
                    不超过30天以内| AT_MOST   | 30        | 天   | false
                    控制在5%以内  | AT_MOST   | 5         |      | true
                    》=80         | AT_LEAST  | 80        |      | false
                    《5           | LESS_THAN | 5         |      | false
                    百分之95以上  | AT_LEAST  | 95        |      | true
                    >=5个百分点   | AT_LEAST  | 5         | 个百分点 | true
                    =-5%          | EQUAL     | -5        |      | true
                    >=90%（问卷不少于100份） | AT_LEAST | 90 |     | true
                    ≥100㎡        | AT_LEAST  | 100       | m2   | false
                    100m²以上     | AT_LEAST  | 100       | m2   | false
                    ≤1550元/㎡    | AT_MOST   | 1550      | 元/m2 | false
                    ≥30km2        | AT_LEAST  | 30        | km2  | false
                    ≥80米²        | AT_LEAST  | 80        | 米2  | false
                    ≤35μg/m³      | AT_MOST   | 35        | μg/m3 | false
                    ≥20吨CO2      | AT_LEAST  | 20        | 吨CO2 | false
                    0             |           | 0         |      | false
                    """)
    void understandsANumberWithItsOperatorAndUnit(
            String text, TargetValue.Comparator comparator, String number, String unit, boolean percent) {
        TargetValue value = TargetParser.parse(text);

        assertEquals(TargetValue.Kind.NUMBER, value.kind());
        assertEquals(comparator, value.comparator());
        assertEquals(number, String.valueOf(value.number()));
        assertEquals(unit == null ? "" : unit, value.unit());
        assertEquals(percent, value.percent());
        assertEquals(text, value.text());
    }

    @ParameterizedTest
    @CsvSource({
        "80-90, 80, 90, false",
        "80~90%, 80, 90, true",
        "８０～９０, 80, 90, false",
        "80%-90%, 80, 90, true",
        "80至90分, 80, 90, false",
        "80分-90分, 80, 90, false",
        "80㎡-90㎡, 80, 90, false",
        "80-90㎡, 80, 90, false",
        "5-10万元, 50000, 100000, false",
        "8000-1万, 8000, 10000, false",
        "=1-2场, 1, 2, false",
        "90-90, 90, 90, false",
        "2010-2020人, 2010, 2020, false"
    })
    void understandsARange(String text, String lower, String upper, boolean percent) {
        TargetValue value = TargetParser.parse(text);

        assertEquals(TargetValue.Kind.RANGE, value.kind());
        assertEquals(lower, String.valueOf(value.number()));
        assertEquals(upper, String.valueOf(value.upper()));
        assertEquals(percent, value.percent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020年12月",
                "2020-12-31前",
                "2020年12月31日之前完成",
                "2020年底前",
                "<=2020-12-31",
                "12月底前",
                "11月30日前",
                "1-6月",
                "2023.07-2024.01",
                "2020/3",
                "2020年度"
            })
    void takesADateForADate(String text) {
        assertEquals(TargetValue.Kind.DATE, TargetParser.parse(text).kind());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "合规",
                "建立长效会议组织机制,为后续会议举办奠定基础",
                "7×24小时",
                "1:2",
                "3场会议，500人",
                "10人2次",
                "100米2遍",
                "10辆PM2.5监测车",
                "不低于上年水平",
                "以上",
                "《管理办法》",
                "第1名",
                "2年内完成全部建设任务并通过验收",
                "与合作单位形成有效的合作交流机制",
                "较上年提高5%",
                "≤合同价的2.5%",
                "≤受理后15个工作日",
                "=合格",
                "＝优良中低差",
                "无"
            })
    void leavesWordsToPeople(String text) {
        TargetValue value = TargetParser.parse(text);

        assertEquals(TargetValue.Kind.QUALITATIVE, value.kind());
        assertEquals(text, value.text());
    }

    @ParameterizedTest
    @CsvSource({
        ">=≤80, two-operators",
        "≥80≤90, two-operators",
        "'>=500,<=800', two-operators",
        "不超过100以上, two-operators",
        "95%>=, operator-behind",
        "80≤x≤90, operator-behind",
        "800-500, reversed-range",
        "≥100百分比, percent-word",
        "100百分比, percent-word",
        ">=, no-number",
        ">=若干, no-number",
        "=, no-number",
        "=约30场, no-number",
        "#NAME?, no-number",
        "#N/A, no-number",
        ">=80-90, range-operator"
    })
    void saysWhyANumberCannotBeUnderstood(String text, String reason) {
        TargetValue value = TargetParser.parse(text);

        assertEquals(TargetValue.Kind.UNREADABLE, value.kind());
        assertEquals(reason, value.reason());
    }

    @ParameterizedTest
    @CsvSource({
        ">=80, true, >=80",
        "≥80, true, >=80",
        "＝80, true, =80",
        "＞80, true, >80",
        "≧80, false, >=80",
        "＞＝80%, false, >=80%",
        "=>80, false, >=80",
        "═80, false, =80",
        "95%以上, false, >=95%",
        "不超过30天, false, <=30天",
        "2小时内, false, <=2小时"
    })
    void tellsUsualSignsFromOthers(String text, boolean standard, String usual) {
        TargetValue value = TargetParser.parse(text);

        assertEquals(standard, value.operator() != null && value.operator().standard());
        assertEquals(usual, value.usualSpelling());
    }

    @Test
    void whatIsRememberedIsWhatTheParserSays() {
        for (int i = 0; i < 2; i++) {
            assertEquals(TargetParser.parse("≥95%"), TargetValue.parse("≥95%"));
            assertEquals(TargetParser.parse("80-90分"), TargetValue.parse("80-90分"));
        }
    }

    @Test
    void isNotHeldUpByEndlessText() {
        String text = "1" + "(".repeat(30_000);

        assertTrue(TargetParser.parse(text).kind() == TargetValue.Kind.QUALITATIVE);
    }
}
