package org.jixiao.model;

/** Names of units and projects as people retype them. */
public final class Names {
    private Names() {}

    /** Equal for two spellings of one name: width, white space, brackets and punctuation make no difference. */
    public static String key(String name) {
        return Folding.letters(Folding.fold(name), '\0');
    }

    /** Equal for two spellings of one project of one unit. */
    public static String key(String unit, String project) {
        return key(unit) + "\n" + key(project);
    }

    /** Whether both are one name. */
    public static boolean same(String one, String other) {
        return key(one).equals(key(other));
    }
}
