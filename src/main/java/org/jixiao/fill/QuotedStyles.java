package org.jixiao.fill;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The styles of cells whose text must not be taken for a formula, each added once. */
final class QuotedStyles {
    private static final Pattern ALL = Pattern.compile("<cellXfs count=\"\\d+\">(.*?)</cellXfs>", Pattern.DOTALL);
    private static final Pattern ONE = Pattern.compile("<xf\\b[^>]*?(?:/>|>.*?</xf>)", Pattern.DOTALL);

    private static final Pattern STYLE = Pattern.compile(" s=\"(\\d+)\"");

    private final String xml;
    private final List<String> formats = new ArrayList<>();
    private final Map<Integer, Integer> numbers = new HashMap<>();

    QuotedStyles(String xml) {
        this.xml = xml;
        Matcher all = ALL.matcher(xml);
        if (all.find()) {
            ONE.matcher(all.group(1)).results().forEach(one -> formats.add(one.group()));
        }
    }

    String attributes(String cell) {
        Matcher style = STYLE.matcher(cell);
        int number = style.find() ? Integer.parseInt(style.group(1)) : 0;
        int own = numbers.computeIfAbsent(number, same -> {
            String format = formats.get(same);
            formats.add(
                    format.contains("quotePrefix=")
                            ? format
                            : format.replaceFirst("<xf\\b", "<xf quotePrefix=\"true\""));
            return formats.size() - 1;
        });
        return STYLE.matcher(cell).replaceAll("") + " s=\"" + own + "\"";
    }

    String styles() {
        return ALL.matcher(xml)
                .replaceFirst(Matcher.quoteReplacement(
                        "<cellXfs count=\"" + formats.size() + "\">" + String.join("", formats) + "</cellXfs>"));
    }
}
