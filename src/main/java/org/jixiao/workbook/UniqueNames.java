package org.jixiao.workbook;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Hands out names that differ by more than their case, as files on Windows and sheets in Excel must: the first 王村, the
 * next 王村（2）, 王村（3）. Which gets which depends on the order of the calls. Not for two threads.
 */
public final class UniqueNames {
    private final int maxUnits;
    private final Set<String> taken = new HashSet<>();
    /** The number to try next for a name: ten thousand of one name must not be counted through each time. */
    private final Map<String, Integer> next = new HashMap<>();

    private UniqueNames(int maxUnits) {
        this.maxUnits = maxUnits;
    }

    /** For names from {@link SafeNames#fileName}, within one folder. */
    public static UniqueNames forFiles() {
        return new UniqueNames(Integer.MAX_VALUE);
    }

    /**
     * For names from {@link SafeNames#sheetName}, within one workbook; long ones are cut so that the number still fits.
     */
    public static UniqueNames forSheets() {
        return new UniqueNames(SafeNames.SHEET_UNITS);
    }

    /** The name, or the name with the first number that makes it a new one. */
    public String unique(String name) {
        String unique = name;
        while (!taken.add(key(unique))) {
            int number = next.merge(key(name), 2, (last, two) -> last + 1);
            String suffix = "（" + number + "）";
            unique = SafeNames.cut(name, maxUnits - suffix.length(), Integer.MAX_VALUE) + suffix;
        }
        return unique;
    }

    /** Upper case first: some characters have one upper and two lower forms. */
    private static String key(String name) {
        return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
