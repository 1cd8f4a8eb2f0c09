package org.jixiao.check;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jixiao.model.Folding;
import org.jixiao.model.Memo;
import org.jixiao.model.Names;
import org.jspecify.annotations.Nullable;

/**
 * A list of words of the rule sheet, as offices write them: 、 or line breaks between the words, {@code *} for anything, {@code N} for
 * a number in digits or characters. {@code 第N届、*到位率}
 */
final class WordList {
    private static final Memo<WordList> KNOWN = new Memo<>(WordList::new);

    private static final String CHINESE = "一二三四五六七八九十百";
    private static final String NUMBER = "(?:\\d+|[" + CHINESE + "]+)";

    /** What happened once only is the first: 第一届. */
    private static final String MORE_THAN_ONE = "(?!(?:1|一)(?!\\d|[十百]))" + NUMBER;

    /** 不涉及物业管理: what a text says that there is not, it does not mention. */
    private static final String NOT_DENIED = "(?<!(?:不含|不涉及|不包括|不属于|不需要?|无需|没有|不是|不再)[^，。；、,;\\s]{0,2})";

    /** A text of more letters says something, whatever it begins with. */
    private static final int LONGEST_PLACEHOLDER = 15;

    private final List<String> words;
    private final List<String> folded;
    private final BitSet firstLetters = new BitSet();
    private final boolean anyLetter;
    private final Memo<Boolean> whole = new Memo<>(this::isOne);
    private @Nullable Pattern pattern;
    private @Nullable Pattern mention;

    private WordList(String text) {
        words = text.isBlank() ? List.of() : List.of(text.strip().split("\\s*[、\n]\\s*"));
        folded = words.stream().map(Folding::fold).toList();
        List<String> dense = dense();
        dense.forEach(word -> (word.startsWith("N") ? "0123456789" + CHINESE : word.substring(0, 1))
                .chars()
                .forEach(firstLetters::set));
        anyLetter = dense.stream().anyMatch(word -> word.startsWith("*"));
    }

    /** The words of a list; the same text gives the same list. */
    static WordList of(String text) {
        return KNOWN.of(text);
    }

    /** In order, as typed. */
    List<String> words() {
        return words;
    }

    /** Whether the text as a whole is one of the words; blanks and width make no difference. */
    boolean has(String text) {
        return whole.of(text);
    }

    private boolean isOne(String text) {
        pattern = pattern == null ? Pattern.compile(anyOf(NUMBER)) : pattern;
        return pattern.matcher(Texts.folded(text)).matches();
    }

    /** Whether a text has one of the words in it, as it stands, in whatever width. */
    boolean isIn(String text) {
        String plain = Folding.fold(text);
        for (String word : folded) {
            if (plain.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** The first of the words that a text mentions, null where there is none. Looks closely only where one of them may begin. */
    @Nullable
    String firstIn(String text) {
        mention = mention == null ? Pattern.compile(NOT_DENIED + anyOf(MORE_THAN_ONE)) : mention;
        String plain = Folding.fold(text);
        Matcher m = mention.matcher(plain).useTransparentBounds(true);
        for (int i = 0; i < plain.length(); i++) {
            if ((anyLetter || firstLetters.get(plain.charAt(i)))
                    && m.region(i, plain.length()).lookingAt()) {
                return m.group();
            }
        }
        return null;
    }

    /** Whether a text is nothing but marks, or one of the words; one that ends in … is the beginning of a longer, but short text. */
    boolean isPlaceholder(String text) {
        if (text.chars()
                        .filter(Character::isLetterOrDigit)
                        .limit(LONGEST_PLACEHOLDER + 1L)
                        .count()
                > LONGEST_PLACEHOLDER) {
            return false;
        }
        String letters = Names.key(text);
        return letters.isEmpty()
                || words.stream()
                        .anyMatch(word -> word.endsWith("…")
                                ? letters.startsWith(Names.key(word))
                                : letters.equals(Names.key(word)));
    }

    private List<String> dense() {
        return words.stream().map(Texts::folded).filter(word -> !word.isEmpty()).toList();
    }

    private String anyOf(String number) {
        return dense().stream()
                .map(word -> pattern(word, number))
                .collect(Collectors.joining("|", "(?:", words.isEmpty() ? "(?!))" : ")"));
    }

    private static String pattern(String word, String number) {
        return word.chars()
                .mapToObj(c -> c == '*' ? ".*" : c == 'N' ? number : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining());
    }
}
