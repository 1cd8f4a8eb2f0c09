package org.jixiao.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jixiao.model.Amount;

/**
 * A number with its unit in a narrative, and the words around it.
 *
 * @param sentence the folded text from the beginning of the sentence up to the number
 * @param before the same from the beginning of the clause; a colon does not end a clause
 * @param number with 万 and 亿 multiplied out; 95 for 95%
 * @param unit the measure word, or %
 * @param about whether it is no exact number: 约, 近, 余, 多, 左右
 * @param after the folded text up to the end of the clause
 * @param text the number as typed, with its unit
 */
record Quantity(
        String field,
        String sentence,
        String before,
        BigDecimal number,
        String unit,
        boolean about,
        String after,
        String text) {
    /** Neither the end of a range, nor a year, month or ordinal; the measure words that narratives count with. */
    private static final Finder SYNTAX = Finder.ofNumbers(
            "",
            "(?<![\\d.,A-Za-z\\-~〔\\[第每])"
                    + "(?<number>(?>\\d{1,3}(?:,\\d{3})+|\\d+(?:\\.\\d+)?))(?<more>[余多]?+)(?<times>[万亿]?+)(?<more2>[余多]?+)"
                    + "(?<unit>人次|家次|户次|件次|台次|批次|场次|人|名|位|家|户|场|次|期|届|班|项|篇|份|条|台|套|辆|件|册|座|处|所|间|株|盏|栋|幢"
                    + "|个(?!月|百分点|工作日)|公里|吨|亩|公顷|平方米|课时|学时|%)(?<around>左右|上下)?");

    private static final Pattern ABOUT = Pattern.compile("(?:约|大约|约有|约为|近|将近|大概)$");

    /** Characters of a sentence that are looked at: in a text that never ends one, each quantity would have all of it. */
    private static final int LONGEST = 500;

    private static final String SENTENCE_END = "。;!?\n";
    private static final String CLAUSE_END = SENTENCE_END + ",()";

    boolean differs(Quantity other) {
        return number.compareTo(other.number) != 0;
    }

    /** All of a text, in order. */
    static List<Quantity> in(String field, String text) {
        String folded = Texts.line(text);
        List<Quantity> found = new ArrayList<>();
        Finder.Search quantities = SYNTAX.in(folded);
        while (quantities.next()) {
            Matcher m = quantities.match();
            int from = Math.max(0, m.start() - LONGEST);
            String before = Texts.before(folded, from, m.start(), CLAUSE_END);
            String after = folded.substring(m.end(), end(folded, m.end()));
            BigDecimal times = Amount.unit(m.group("times")).orElse(BigDecimal.ONE);
            boolean about = !(m.group("more") + m.group("more2")).isEmpty()
                    || m.group("around") != null
                    || ABOUT.matcher(before).find();
            found.add(new Quantity(
                    field,
                    Texts.before(folded, from, m.start(), SENTENCE_END),
                    before,
                    new BigDecimal(m.group("number").replace(",", "")).multiply(times),
                    m.group("unit"),
                    about,
                    after,
                    m.group()));
        }
        return found;
    }

    private static int end(String text, int from) {
        int end = from;
        while (end < Math.min(text.length(), from + LONGEST) && CLAUSE_END.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
