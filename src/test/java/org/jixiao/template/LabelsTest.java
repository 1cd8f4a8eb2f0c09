package org.jixiao.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.jixiao.model.Folding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "项目总预算（元）：",
                "项目总预算(元):",
                "项目总预算",
                " 项 目 总 预 算 ",
                "项目\n总预算（万元）",
                "*项目总预算（单位：元）",
                "项目总预算【万元】：",
                "项目总预算［元］",
                "（项目总预算）",
                "项目总预算(人民币元)",
                "项目\u00A0总预算 ："
            })
    void sameLabel(String text) {
        assertEquals("项目总预算", Labels.key(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1、项目概况",
                "1.1项目概况",
                "一、项目概况：",
                "（三）项目概况",
                "3. 项目概况",
                "其中：项目概况",
                "项目概况（0-20）分",
                "项目概况（200字以内）：",
                "项目概况（年月日）：",
                "二、项目概况【必填】",
                "项目概况（2020年—2022年）",
                "项目概况（20××年—20××+n年）："
            })
    void theSameLabelWithSomethingAroundIt(String text) {
        assertEquals("项目概况", Labels.key(Labels.bare(Folding.fold(text))));
    }

    @ParameterizedTest
    @CsvSource({"项目总预算额, 项目总预算", "指标值, 指标目标值", "到位率(%), 到位率", "项目1, 项目2"})
    void anotherLabel(String one, String other) {
        assertNotEquals(Labels.key(one), Labels.key(other));
    }

    @ParameterizedTest
    @CsvSource({
        "项目总预算（元）：, 1",
        "项目总预算(万元), 10000",
        "金额【单位：万元】, 10000",
        "金额（ 亿元 ）, 100000000",
        "金额（人民币元）, 1",
        "金额（千元）, 1000",
        "项目当年预算 单位：元, 1",
        "单位：万元, 10000",
        "项目当年预算（元，保留两位小数）：, 1"
    })
    void namesAUnit(String text, BigDecimal yuan) {
        assertEquals(yuan, Labels.unit(text).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"项目总预算", "项目总预算（美元）", "元旦活动", "数量（个）", "（万元以上）"})
    void namesNoUnit(String text) {
        assertTrue(Labels.unit(text).isEmpty(), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "：", "——", "（元）", " ※ "})
    void withoutLettersThereIsNoLabel(String text) {
        assertEquals("", Labels.key(text));
    }
}
