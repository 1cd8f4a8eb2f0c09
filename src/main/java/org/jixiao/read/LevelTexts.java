package org.jixiao.read;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jixiao.model.Value;

/** Levels and names of indicators without what people write around them. */
final class LevelTexts {
    private static final String CHINESE = "[一二三四五六七八九十]{1,3}";

    /** What stands in front of a level or an indicator's name: 指标1：, where somebody wrote the name behind it, and other numbers. */
    private static final Pattern STUB =
            Pattern.compile("(?:指标\\s*\\d{1,2}(?:\\s*[:：]|(?=\\s*\\p{IsHan}))|[(（](?:\\d{1,2}|" + CHINESE + ")[)）]|"
                    + CHINESE + "、(?!" + CHINESE + ")|\\d{1,2}[、.．)）](?!\\d)|[①-⑳])\\s*(?=\\S)");

    /** The next of several names in one cell. */
    private static final Pattern NEXT = Pattern.compile("[\\n;；]\\s*(?:" + STUB.pattern() + ")");

    private LevelTexts() {}

    /** A level or a name without the number in front of it; several that are numbered stay as they are. */
    static Value withoutStub(Value value) {
        Matcher stub = STUB.matcher(value.text());
        if (!(value.parsed() instanceof String)
                || !stub.lookingAt()
                || NEXT.matcher(value.text()).find()) {
            return value;
        }
        String name = value.text().substring(stub.end());
        return new Value(name, name, value.at());
    }

    /** A level written downwards, character by character. */
    static Value acrossLines(Value value) {
        boolean text = value.parsed() instanceof String && value.text().indexOf('\n') > 0;
        String line = text ? value.text().replace("\n", "") : "";
        return text ? new Value(line, line, value.at()) : value;
    }
}
