package org.jixiao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds what the pages for developers say of the code to the code. */
class GuidesTest {
    private static final Path CODE = Path.of("src/main/java/org/jixiao");
    private static final Pattern IN_PACKAGE = Pattern.compile("`([a-z]+)/([A-Z]\\w*)`");
    private static final Pattern MEMBER = Pattern.compile("`([A-Z]\\w*)\\.(\\w+)[`(]");

    @Test
    void everyClassThatAPageNamesWithItsPackageIsThere() throws IOException {
        List<String> missing = new ArrayList<>();
        for (MatchResult name : named(IN_PACKAGE)) {
            Path folder = CODE.resolve(name.group(1));
            if (Files.isDirectory(folder) && !Files.exists(folder.resolve(name.group(2) + ".java"))) {
                missing.add(name.group());
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void everyMemberThatAPageNamesIsInItsClass() throws IOException {
        Map<String, String> classes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                classes.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        }
        List<String> missing = named(MEMBER).stream()
                .filter(name -> classes.containsKey(name.group(1)))
                .filter(name -> !Pattern.compile("\\b" + name.group(2) + "\\b")
                        .matcher(classes.get(name.group(1)))
                        .find())
                .map(MatchResult::group)
                .toList();
        assertEquals(List.of(), missing);
    }

    private static List<MatchResult> named(Pattern pattern) throws IOException {
        List<MatchResult> names = new ArrayList<>();
        for (String page :
                List.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "docs/performance.md", "docs/embed.md")) {
            pattern.matcher(Files.readString(Path.of(page))).results().forEach(names::add);
        }
        assertTrue(names.size() > 5, "the pages name classes");
        return names;
    }
}
