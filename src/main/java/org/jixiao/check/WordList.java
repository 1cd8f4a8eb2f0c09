package org.jixiao.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private static final String MORE_THAN_ONE =
            "(?!(?:1|一)(?!\\d|[十百]))(?!" + NUMBER + "[届次](?:全国|中央|人大|人民代表|党|政协|委员))" + NUMBER;

    /** 不涉及物业管理: what a text says that there is not, it does not mention; nor what comes of it later on, 建成后每年. */
    private static final String NOT_DENIED = "(?<!(?:不含|不涉及|不包括|不属于|不需要?|无需|没有|不是|不再)[^，。；、,;\\s]{0,2})(?<!后(?=每年))";

    /** A text of more letters says something, whatever it begins with. */
    private static final int LONGEST_PLACEHOLDER = 15;

    /** In order, as typed. */
    final List<String> words;

    /** Of the words without {@code *} and {@code N}; of those with {@code *} in front, or at both ends, what stands there besides. */
    private final Set<String> plain = new HashSet<>();

    /** By the last character: few texts end like one of dozens of words. */
    private final Map<Character, List<String>> endings = new HashMap<>();

    private final List<String> middles = new ArrayList<>();
    /** Of all words by {@link Names#key}: those that are texts by themselves, and those that begin one, written with … behind. */
    private final Set<String> keys = new HashSet<>();

    private final List<String> beginnings = new ArrayList<>();
    /** Of the other words. */
    private @Nullable Pattern others;

    private @Nullable Finder standing;
    private @Nullable Finder mention;

    private WordList(String text) {
        words = text.isBlank() ? List.of() : List.of(text.strip().split("\\s*[、\n]\\s*"));
        for (String word : words) {
            (word.endsWith("…") ? beginnings : keys).add(Names.key(word));
        }
        List<String> rest = new ArrayList<>();
        for (String word : dense()) {
            String bare = word.replaceFirst("^\\*(.*?)\\*?$", "$1");
            if (bare.indexOf('*') >= 0 || bare.indexOf('N') >= 0) {
                rest.add(word);
            } else if (bare.length() == word.length()) {
                plain.add(word);
            } else {
                (word.endsWith("*") ? middles : endings.computeIfAbsent(last(bare), c -> new ArrayList<>())).add(bare);
            }
        }
        others = rest.isEmpty() ? null : Pattern.compile(anyOf(rest, NUMBER));
    }

    /** The words of a list; the same text gives the same list. */
    static WordList of(String text) {
        return KNOWN.of(text);
    }

    /** Whether the text as a whole is one of the words; blanks, width and a colon behind it make no difference. */
    boolean has(String text) {
        String dense = bare(text);
        if (plain.contains(dense)) {
            return true;
        }
        for (String ending : dense.isEmpty() ? List.<String>of() : endings.getOrDefault(last(dense), List.of())) {
            if (dense.endsWith(ending)) {
                return true;
            }
        }
        for (String middle : middles) {
            if (dense.contains(middle)) {
                return true;
            }
        }
        return others != null && others.matcher(dense).matches();
    }

    /** Whether a text has one of the words in it, as it stands, in whatever width. */
    boolean isIn(String text) {
        standing = standing == null ? standing() : standing;
        return standing.in(Folding.fold(text)).next();
    }

    private static char last(String text) {
        return text.charAt(text.length() - 1);
    }

    private Finder standing() {
        List<String> standing = words.stream()
                .map(Folding::fold)
                .filter(word -> !word.isEmpty())
                .toList();
        return new Finder(
                standing.stream().map(word -> word.substring(0, 1)).collect(Collectors.joining()),
                standing.stream().map(Pattern::quote).collect(Collectors.joining("|")));
    }

    /** The first of the words that a text mentions, null where there is none; a {@code *} in front of a word says nothing here. */
    @Nullable
    String firstIn(String text) {
        mention = mention == null ? mention() : mention;
        Finder.Search search = mention.in(Folding.fold(text));
        return search.next() ? search.match().group() : null;
    }

    private Finder mention() {
        List<String> mentioned = dense().stream()
                .map(word -> word.replaceFirst("^\\*+", ""))
                .filter(word -> !word.isEmpty())
                .toList();
        String first = mentioned.stream()
                .map(word -> word.startsWith("N") ? CHINESE : word.substring(0, 1))
                .collect(Collectors.joining());
        String regex = NOT_DENIED + anyOf(mentioned, MORE_THAN_ONE);
        return first.contains(CHINESE) ? Finder.ofNumbers(first, regex) : new Finder(first, regex);
    }

    /** Whether a text is nothing but marks, or one of the words; one that ends in … is the beginning of a longer, but short text. */
    boolean isPlaceholder(String text) {
        String letters = Texts.key(text);
        return letters.length() <= LONGEST_PLACEHOLDER
                && (letters.isEmpty()
                        || keys.contains(letters)
                        || beginnings.stream().anyMatch(letters::startsWith));
    }

    private static String bare(String text) {
        String dense = Texts.folded(text);
        return dense.endsWith(":") ? dense.substring(0, dense.length() - 1) : dense;
    }

    private List<String> dense() {
        return words.stream()
                .map(WordList::bare)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String anyOf(List<String> words, String number) {
        return words.stream().map(word -> pattern(word, number)).collect(Collectors.joining("|", "(?:", ")"));
    }

    private static String pattern(String word, String number) {
        return word.chars()
                .mapToObj(c -> c == '*' ? ".*" : c == 'N' ? number : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining());
    }
}
