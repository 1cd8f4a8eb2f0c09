package org.jixiao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jixiao.cli.Samples;
import org.jixiao.workbook.Grid;
import org.jixiao.workbook.WorkbookReader;
import org.junit.jupiter.api.Test;

/** Holds the list of names in docs/glossary.md to the templates. */
class GlossaryTest {
    private static final Path GLOSSARY = Path.of("docs/glossary.md");
    private static final String SECTION = "\n## Names in templates\n";

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]*)}");
    /** A path; not a word within quotes, nor the name of a function. */
    private static final Pattern PATH = Pattern.compile("(?<![\\w.'\"])[A-Za-z]\\w*(?:\\.[A-Za-z]\\w*)*(?![\\w.'\"(])");

    private static final Pattern ENTRY = Pattern.compile("(?m)^\\| `([^`]+)` \\|");

    @Test
    void everyNameInATemplateIsInTheGlossary() throws IOException {
        Set<String> glossary = glossary();
        TreeMap<String, Set<String>> missing = new TreeMap<>();
        for (Path template : Samples.templateFiles()) {
            Set<String> names = names(template);
            names.removeAll(glossary);
            if (!names.isEmpty()) {
                missing.put(template.getFileName().toString(), names);
            }
        }
        assertEquals(new TreeMap<>(), missing);
    }

    @Test
    void theGlossaryListsNoNameThatNoTemplateUses() throws IOException {
        Set<String> unused = glossary();
        for (Path template : Samples.templateFiles()) {
            unused.removeAll(names(template));
        }
        assertEquals(Set.of(), unused);
    }

    private static Set<String> glossary() throws IOException {
        String text = Files.readString(GLOSSARY).replace("\r\n", "\n");
        String section = text.substring(text.indexOf(SECTION));
        Set<String> names = matches(ENTRY, section);
        assertFalse(names.isEmpty());
        return names;
    }

    private static Set<String> names(Path template) throws IOException {
        Set<String> names = new TreeSet<>();
        for (Grid sheet : WorkbookReader.read(Files.readAllBytes(template)).sheets()) {
            for (int row = 0; row < sheet.rowCount(); row++) {
                for (int column = 0; column < sheet.columnCount(); column++) {
                    String text = sheet.cell(row, column).text();
                    matches(EXPRESSION, text).forEach(expression -> names.addAll(matches(PATH, expression)));
                }
            }
        }
        assertFalse(names.isEmpty(), template.toString());
        return names;
    }

    /** The first group of every match; the match itself where there is no group. */
    private static Set<String> matches(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(match.groupCount() == 0 ? 0 : 1))
                .forEach(found::add);
        return found;
    }
}
