package org.jixiao.check;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The word lists of the rule sheet, as offices write them: 、 between the words, {@code *} for anything, {@code N} for a number in
 * digits or characters. {@code 第N届、*到位率}
 */
final class WordList {
    private static final String NUMBER = "(?:\\d+|[一二三四五六七八九十百]+)";

    /** What happened once only is the first: 第一届. */
    private static final String MORE_THAN_ONE = "(?!(?:1|一)(?!\\d|[十百]))" + NUMBER;

    /** 不涉及物业管理: what a text says that there is not, it does not mention. */
    private static final String NOT_DENIED = "(?<!(?:不含|不涉及|不包括|不属于|不需要?|无需|没有|不是|不再)[^，。；、,;\\s]{0,2})";

    private static final Map<String, Pattern> COMPILED = new ConcurrentHashMap<>();

    private WordList() {}

    /** Whether the text as a whole is one of the words; blanks and width make no difference. */
    static boolean has(String words, String text) {
        return compiled(words, "", NUMBER).matcher(Texts.folded(text)).matches();
    }

    /** The first of the words that a text mentions, null where there is none. */
    static @Nullable String firstIn(String text, String words) {
        Matcher found = compiled(words, NOT_DENIED, MORE_THAN_ONE).matcher(Words.fold(text));
        return found.find() ? found.group() : null;
    }

    private static Pattern compiled(String words, String before, String number) {
        return COMPILED.computeIfAbsent(
                before + words,
                key -> Pattern.compile(Words.list(words).stream()
                        .map(Texts::folded)
                        .filter(word -> !word.isEmpty())
                        .map(word -> pattern(word, number))
                        .collect(Collectors.joining("|", before + "(?:", words.isBlank() ? "(?!))" : ")"))));
    }

    private static String pattern(String word, String number) {
        return word.chars()
                .mapToObj(c -> c == '*' ? ".*" : c == 'N' ? number : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining());
    }
}
