package org.jixiao.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A choice made by ticking one of several boxes in one cell: {@code □是 ☑否}, {@code 结转项目□ 其他一次性项目√}.
 *
 * @param ticks how many boxes are ticked
 * @param ticked those of the field's choices that are, in the order of the text
 */
public record TickBoxes(int ticks, List<String> ticked) {
    private static final String TICKS = "√✓✔☑☒■●✅";
    private static final Pattern MARKS = Pattern.compile("[□☐○◯◻▢" + TICKS + "](?:\\s*[□☐○◯◻▢" + TICKS + "])*");
    private static final Pattern TICK = Pattern.compile("[" + TICKS + "]");

    private static final Memo<Boolean> BOXED =
            new Memo<>(text -> MARKS.matcher(folded(text)).find());

    public TickBoxes {
        ticked = List.copyOf(ticked);
    }

    /** Whether a text has boxes or ticks at all. */
    public static boolean isIn(String text) {
        return BOXED.of(text);
    }

    /** The text itself, or the one choice that is ticked in it. */
    public static String chosen(String text, List<String> choices) {
        if (!isIn(text)) {
            return text;
        }
        TickBoxes boxes = parse(text, choices);
        return boxes.ticks == 1 && boxes.ticked.size() == 1 ? boxes.ticked.get(0) : text;
    }

    /** Understands a box before or behind its choice, a tick instead of a box or beside it ({@code □√}), and {@code (√)}. */
    public static TickBoxes parse(String text, List<String> choices) {
        String plain = folded(text);
        List<String> longestFirst = choices.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        List<String> ticked = new ArrayList<>();
        int ticks = 0;
        Matcher mark = MARKS.matcher(plain);
        while (mark.find()) {
            if (TICK.matcher(mark.group()).find()) {
                ticks++;
                boolean before = standsBefore(plain, mark);
                String beside = before
                        ? plain.substring(mark.end()).strip()
                        : plain.substring(0, mark.start()).strip();
                longestFirst.stream()
                        .filter(choice -> before ? beside.startsWith(folded(choice)) : beside.endsWith(folded(choice)))
                        .findFirst()
                        .ifPresent(ticked::add);
            }
        }
        return new TickBoxes(ticks, ticked);
    }

    /** Boxes stand before their choices where the text begins with one, behind them where it ends with one. */
    private static boolean standsBefore(String plain, Matcher mark) {
        Matcher first = MARKS.matcher(plain);
        boolean begins = first.lookingAt();
        boolean ends =
                Pattern.compile("(?:" + MARKS.pattern() + ")$").matcher(plain).find();
        return begins || (!ends && mark.start() > 0 && Character.isWhitespace(plain.charAt(mark.start() - 1)));
    }

    private static String folded(String text) {
        return Folding.fold(text)
                .replaceAll("[(\\[]\\s*([" + TICKS + "])\\s*[)\\]]", "$1")
                .replaceAll("[(\\[]\\s*[)\\]]", "□")
                .strip();
    }
}
