package org.jixiao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The words of the program: complete in both languages, all of them used, and none that an accountant would not know. */
class MessagesTest {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final Pattern PLACE_OR_OPTION = Pattern.compile("\\{\\d}|(?<![A-Za-z])--?[a-z]+");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]+");
    private static final Pattern ASKED =
            Pattern.compile("(?:essages(?:\\(\\))?|session)\\s*\\.(?:get|say|tell)\\(\\s*\"([^\"]+)\"\\s*[,)]");

    /** What stands in Latin letters in a Chinese message: names of programs and files, what one types, what stands in a template. */
    private static final Set<String> LATIN = Set.of(
            "C",
            "Excel",
            "JIXIAO_OPTS",
            "JSON",
            "LC_ALL",
            "OFD",
            "Office",
            "OpenDocument",
            "PDF",
            "RAR",
            "RTF",
            "UTF",
            "WPS",
            "Word",
            "XML",
            "Xmx",
            "area",
            "csv",
            "each",
            "en",
            "evaluation",
            "export",
            "g",
            "gzip",
            "jixiao",
            "json",
            "jx",
            "jxls",
            "out",
            "project",
            "shanghai",
            "sqlite",
            "text",
            "unit",
            "xlsb",
            "xlsx",
            "z",
            "zh");

    private static Properties chinese;
    private static Properties english;
    private static String sources;

    @BeforeAll
    static void load() throws IOException {
        chinese = properties("messages.properties");
        english = properties("messages_en.properties");
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file).replace("'\"'", ""));
            }
        }
        sources = all.toString();
    }

    @Test
    void bothLanguagesHaveTheSameMessages() {
        assertEquals(new TreeSet<>(chinese.stringPropertyNames()), new TreeSet<>(english.stringPropertyNames()));
    }

    @Test
    void bothLanguagesSayTheSameThings() {
        assertEquals(
                List.of(),
                keys().filter(key -> !places(chinese.getProperty(key)).equals(places(english.getProperty(key))))
                        .toList());
    }

    @Test
    void noMessageIsEmptyAndNoTextIsChineseInBoth() {
        assertEquals(
                List.of(),
                keys().filter(key -> chinese.getProperty(key).isEmpty()
                                || english.getProperty(key).isEmpty())
                        .toList());
        assertNotEquals(chinese.getProperty("severity.ERROR"), english.getProperty("severity.ERROR"));
    }

    @Test
    void everyMessageThatTheProgramAsksForIsThere() {
        Set<String> asked = ASKED.matcher(sources)
                .results()
                .map(match -> match.group(1))
                .filter(key -> !key.endsWith(".") && key.contains("."))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(
                List.of(),
                asked.stream().filter(key -> chinese.getProperty(key) == null).toList());
        assertTrue(asked.size() > 60, "the pattern still finds them: " + asked.size());
    }

    /** A key stands in the sources as a whole, or in two parts: what it begins with, and a word of an enum or of the code. */
    @Test
    void everyMessageIsUsed() {
        Set<String> literals =
                LITERAL.matcher(sources).results().map(match -> match.group(1)).collect(Collectors.toSet());
        Set<String> words = WORD.matcher(sources)
                .results()
                .map(MatchResult::group)
                .flatMap(word -> Stream.of(word, word.toLowerCase(Locale.ROOT).replace('_', '-')))
                .collect(Collectors.toSet());
        words.addAll(literals);

        assertEquals(
                List.of(),
                keys().filter(key -> !literals.contains(key)
                                && splits(key)
                                        .noneMatch(part -> beginning(literals, part[0]) && words.contains(part[1])))
                        .toList());
    }

    @Test
    void noMessageStandsTwice() throws IOException {
        for (String bundle : List.of("messages.properties", "messages_en.properties")) {
            Set<String> seen = new HashSet<>();
            assertEquals(
                    List.of(),
                    Files.readAllLines(Path.of("src/main/resources/org/jixiao", bundle)).stream()
                            .filter(line -> line.matches("[\\w.-]+=.*"))
                            .map(line -> line.substring(0, line.indexOf('=')))
                            .filter(key -> !seen.add(key))
                            .toList(),
                    bundle);
        }
    }

    @Test
    void theChineseMessagesNameNoClassAndUseNoJargon() {
        List<String> jargon = List.of("解析", "异常", "编码", "对象", "实例", "线程", "缓存", "字符集", "参数", "抛出", "堆栈", "序列化", "空指针");

        assertEquals(
                List.of(),
                keys().filter(key -> jargon.stream().anyMatch(chinese.getProperty(key)::contains))
                        .toList());
        assertEquals(
                new TreeSet<>(LATIN),
                keys().flatMap(key -> WORD.matcher(PLACE_OR_OPTION
                                        .matcher(chinese.getProperty(key))
                                        .replaceAll(""))
                                .results()
                                .map(MatchResult::group))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Stream<String[]> splits(String key) {
        return Stream.iterate(1, at -> at < key.length(), at -> at + 1)
                .map(at -> new String[] {key.substring(0, at), key.substring(at)});
    }

    /** A beginning with its full stop or hyphen, or a name that the code puts a full stop behind. */
    private static boolean beginning(Set<String> literals, String text) {
        return (text.endsWith(".") || text.endsWith("-"))
                && (literals.contains(text) || literals.contains(text.substring(0, text.length() - 1)));
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> keys() {
        return chinese.stringPropertyNames().stream().sorted();
    }

    private static Properties properties(String name) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/org/jixiao", name))) {
            properties.load(reader);
        }
        return properties;
    }
}
