package org.jixiao;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Text that is committed and held to. {@code mvn test -Dgolden.update=true} writes it anew, for the author to read the difference in
 * git; on a build server that is refused.
 */
final class Golden {
    private static final int AROUND = 60;

    private Golden() {}

    /** Compares line by line. A line with a tab is known by what stands before it (the address of a cell), others by their number. */
    static void check(Path file, List<String> actual) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            assertNull(System.getenv("CI"), "a build server does not update golden files");
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, String.join("\n", actual) + "\n");
            return;
        }
        List<String> expected =
                Files.exists(file) ? Files.readString(file).lines().toList() : List.of();
        List<String> differences = differences(keyed(expected), keyed(actual));
        if (!differences.isEmpty()) {
            fail(differences.size() + " differences from " + file + " (if they are meant: -Dgolden.update=true)\n"
                    + String.join("\n", differences));
        }
    }

    private static List<String> differences(Map<String, String> expected, Map<String, String> actual) {
        Set<String> keys = new LinkedHashSet<>(expected.keySet());
        keys.addAll(actual.keySet());
        List<String> differences = new ArrayList<>();
        for (String key : keys) {
            String before = expected.get(key);
            String now = actual.get(key);
            if (before == null) {
                differences.add(key + ": new: " + now);
            } else if (now == null) {
                differences.add(key + ": gone: " + before);
            } else if (!before.equals(now)) {
                int at = mismatch(before, now);
                differences.add(key + ": expected " + around(before, at) + "\n    but was " + around(now, at));
            }
        }
        return differences;
    }

    private static Map<String, String> keyed(List<String> lines) {
        Map<String, String> keyed = new LinkedHashMap<>();
        for (String line : lines) {
            int tab = line.indexOf('\t');
            String key = tab < 0 ? "line " + (keyed.size() + 1) : line.substring(0, tab);
            keyed.put(keyed.containsKey(key) ? key + " #" + keyed.size() : key, line.substring(tab + 1));
        }
        return keyed;
    }

    private static int mismatch(String one, String other) {
        int at = 0;
        while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }

    private static String around(String text, int at) {
        int from = Math.max(0, at - AROUND);
        int to = Math.min(text.length(), at + AROUND);
        return (from > 0 ? "…" : "") + text.substring(from, to) + (to < text.length() ? "…" : "");
    }
}
