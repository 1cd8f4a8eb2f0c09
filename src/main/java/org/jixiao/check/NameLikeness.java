package org.jixiao.check;

import java.util.regex.Pattern;

/** How names may differ that may still be one: of units and projects (I02), and of departments. All of them are folded. */
final class NameLikeness {
    private static final Pattern REGION = Pattern.compile(".{1,8}[省市区县]");

    /** What tells two names apart. */
    private static final Pattern TELLING = Pattern.compile("[\\d一二三四五六七八九十甲乙丙丁东西南北上下左右前后大中小新老内外男女总分]");

    /** Shorter names are near nothing. */
    private static final int SHORTEST = 6;

    /** The same where more than likeness speaks for it. */
    private static final int SHORTEST_ONLY = 3;

    private NameLikeness() {}

    /** Whether one name has all characters of the other in their order (教育局, 市教育局, 市教育和体育局), or but one character is another. */
    static boolean isAlike(String one, String other) {
        String longer = one.length() < other.length() ? other : one;
        String shorter = one.length() < other.length() ? one : other;
        int at = 0;
        int same = 0;
        for (int i = 0; i < longer.length(); i++) {
            at += at < shorter.length() && longer.charAt(i) == shorter.charAt(at) ? 1 : 0;
            same += i < shorter.length() && longer.charAt(i) == shorter.charAt(i) ? 1 : 0;
        }
        return at == shorter.length() || (one.length() == other.length() && same == one.length() - 1);
    }

    /**
     * Whether one name is the other with something more in one place, which is no other number or place.
     *
     * @param behind whether that may be behind: 市教育局教研室 is no 市教育局
     */
    static boolean isWider(String one, String other, boolean behind) {
        String shorter = one.length() < other.length() ? one : other;
        String longer = one.length() < other.length() ? other : one;
        int at = 0;
        while (at < shorter.length() && shorter.charAt(at) == longer.charAt(at)) {
            at++;
        }
        String rest = shorter.substring(at);
        if (shorter.length() < SHORTEST_ONLY || !longer.endsWith(rest) || (rest.isEmpty() && !behind)) {
            return false;
        }
        String more = longer.substring(at, longer.length() - rest.length());
        return (at == 0 && REGION.matcher(more).matches())
                || !TELLING.matcher(more).find();
    }

    /** Whether the longer name is the shorter one with a region in front, with few characters more, or with one replaced. */
    static boolean isNear(String shorter, String longer) {
        if (shorter.length() < SHORTEST) {
            return false;
        }
        if (longer.endsWith(shorter)
                && REGION.matcher(longer.substring(0, longer.length() - shorter.length()))
                        .matches()) {
            return true;
        }
        StringBuilder more = new StringBuilder();
        int at = 0;
        boolean sameLength = shorter.length() == longer.length();
        for (int i = 0; i < longer.length(); i++) {
            if (at < shorter.length() && shorter.charAt(at) == longer.charAt(i)) {
                at++;
            } else {
                more.append(longer.charAt(i));
                if (sameLength) {
                    more.append(shorter.charAt(at++));
                }
            }
        }
        boolean few = sameLength ? more.length() <= 2 : shorter.length() * 5 >= longer.length() * 4;
        return at == shorter.length() && few && !TELLING.matcher(more).find();
    }
}
