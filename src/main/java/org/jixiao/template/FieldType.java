package org.jixiao.template;

import java.util.Optional;
import java.util.stream.Stream;

/** What a field holds. The word is the one that the 字段 sheet uses. */
public enum FieldType {
    TEXT("文本"),
    /** Money; yuan in the form's values, whatever the form prints. */
    AMOUNT("金额"),
    DATE("日期"),
    /** A date for which a month alone means its last day. */
    END_DATE("截止日期"),
    YEAR("年份"),
    /** One of a list. */
    CHOICE("选择"),
    INTEGER("整数"),
    /** Any other number, as a weight or a score. */
    NUMBER("数值"),
    /** A fraction: 0.8618 where the form shows 86.18%. */
    PERCENT("百分比"),
    /** A target value: kept as typed, understood by the rules. */
    TARGET("指标值"),
    /** Not a value but a repeating part. */
    TABLE("表"),
    /** Not a value but a row of a grid, whose label several values share. */
    GROUP("组");

    private final String word;

    FieldType(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    static Optional<FieldType> of(String word) {
        return Stream.of(values()).filter(type -> type.word.equals(word)).findFirst();
    }
}
