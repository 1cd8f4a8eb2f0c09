package org.jixiao.workbook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Files that lie among the workbooks and are no one's form. */
final class Junk {
    private static final Set<String> NAMES = Set.of("thumbs.db", "desktop.ini", "__macosx");

    private Junk() {}

    /**
     * True for the name of a file or folder (without its path) that is to be passed over: Excel's and WPS's owner files
     * ({@code ~$…}), temporary files, what Windows and macOS leave behind, and all that begins with a dot
     * (LibreOffice's {@code .~lock…}, {@code .DS_Store}, our own unfinished files).
     */
    static boolean is(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("~$") || lower.startsWith(".") || lower.endsWith(".tmp") || NAMES.contains(lower);
    }

    /** True where a part of the path in an archive is. */
    static boolean inPath(String path) {
        return Arrays.stream(path.split("/", -1))
                .anyMatch(segment -> !segment.equals(".") && !segment.equals("..") && is(segment));
    }
}
