package org.jixiao.model;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Names of units and projects as people retype them. */
public final class Names {
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]");

    private Names() {}

    /** Equal for two spellings of one name: width, white space, brackets and punctuation make no difference. */
    public static String key(String name) {
        return NO_LETTER
                .matcher(Normalizer.normalize(name, Normalizer.Form.NFKC))
                .replaceAll("");
    }

    /** Whether both are one name. */
    public static boolean same(String one, String other) {
        return key(one).equals(key(other));
    }
}
