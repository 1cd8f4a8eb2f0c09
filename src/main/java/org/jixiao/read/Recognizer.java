package org.jixiao.read;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jixiao.model.Amount;
import org.jixiao.model.Folding;
import org.jixiao.model.Memo;
import org.jixiao.template.Field;
import org.jixiao.template.Labels;
import org.jixiao.template.Slot;

/** Tells which anchors a text is: by the key of their text, by other names, by patterns around values. */
final class Recognizer {
    private static final String ATTACHMENT = "(?:附[件表]?\\s*\\d{0,2}(?:-\\d{1,2})?\\s*[:.、]?)?";
    private static final Pattern TITLE_OF_YEAR =
            Pattern.compile(ATTACHMENT + "\\D{0,20}((?:20\\d{2}|二[零〇○]\\S{2})\\s*年度?)\\s*(\\D+)");
    /** What offices call a form of this kind, with the one year in it: 2020年度县级专项资金绩效目标自评表, 项目绩效自评表（2023年度）. */
    private static final Pattern OTHER_TITLE = Pattern.compile(
            ATTACHMENT
                    + "\\D{0,20}(20\\d{2}\\s*年度?)\\D{0,40}(?:绩效|自评|申报)\\D{0,10}表|\\D{0,40}(?:绩效|自评)\\D{0,10}表\\s*\\(\\s*(20\\d{2}\\s*年度?)\\s*\\)");

    /** What stands behind a title. */
    private static final Pattern IN_BRACKETS = Pattern.compile("\\s*\\([^()]*\\)$");

    /** The key of a label with one year in it: 2020年度指标值, 年度目标（2020年）. */
    private static final Pattern OF_YEAR = Pattern.compile("(\\D*)(20\\d{2})年度?(\\D*)");

    private final Map<String, List<Anchor>> byLabel = new HashMap<>();
    private final Map<String, List<Anchor>> byAlias = new HashMap<>();
    private final Map<Anchor, Around> inline = new LinkedHashMap<>();
    /** Before what an amount is made up of: 80万元（其中：市级财政50万元）. */
    private static final Pattern OF_WHICH = Pattern.compile("[(（]其中");
    /** How long a text is at the most that is several amounts: prose has lines, too. */
    private static final int LONGEST_AMOUNTS = 200;

    /** Those of amounts, several of which may stand in one cell. */
    private final Map<Anchor, Field> ofAmounts = new HashMap<>();
    /** What texts are: most are those of the form before. */
    private final Memo<List<Match>> known = new Memo<>(raw -> matches(CellText.of(raw)));

    /** @param names by which people know it besides */
    void add(Anchor anchor, List<String> names) {
        put(byLabel, anchor.text(), anchor);
        addNames(anchor, names);
    }

    void addNames(Anchor anchor, List<String> names) {
        names.forEach(name -> put(byAlias, name, anchor));
    }

    void addAmount(Anchor anchor, Field field) {
        ofAmounts.put(anchor, field);
    }

    /** An anchor that has its value in its own cell. */
    void addInline(Anchor anchor, Slot slot, Field field) {
        inline.put(anchor, Around.of(slot, field));
    }

    private static void put(Map<String, List<Anchor>> map, String text, Anchor anchor) {
        String key = Labels.key(text);
        List<Anchor> anchors = map.computeIfAbsent(key, k -> new ArrayList<>());
        if (!key.isEmpty() && !anchors.contains(anchor)) {
            anchors.add(anchor);
        }
    }

    /** What a text is wherever it stands, as if it stood in the first cell. */
    List<Match> matches(String raw) {
        return known.of(raw);
    }

    private List<Match> matches(CellText cell) {
        List<Match> matches = new ArrayList<>();
        if (cell.text().length() > CellText.LONGEST_LABEL && !startsWithHeading(cell)) {
            withValue(cell, matches);
        } else if (!label(cell, false, matches) && (startsWithHeading(cell) || startsWithYear(cell))) {
            for (String part : parts(cell.text())) { // title, year and unit collapsed into one cell
                label(new CellText(part), true, matches);
            }
        } else if (matches.isEmpty()) {
            titleOfYear(cell, matches);
        }
        return List.copyOf(matches);
    }

    /**
     * {@code 某市2020年项目支出绩效目标申报表}: the title as if nothing stood before it, and the year; of any other title the year, if it
     * stands nowhere else.
     */
    private void titleOfYear(CellText cell, List<Match> matches) {
        String text = cell.folded();
        if (!text.contains("20") && text.indexOf('二') < 0) { // as most are: to look for a year takes long
            return;
        }
        if (!titleOfYear(text, matches)) { // 2020年度项目绩效自评表（一）
            titleOfYear(IN_BRACKETS.matcher(text).replaceFirst(""), matches);
        }
    }

    private boolean titleOfYear(String text, List<Match> matches) {
        int before = matches.size();
        Matcher other = OTHER_TITLE.matcher(text);
        Matcher m = TITLE_OF_YEAR.matcher(text);
        if (m.matches() && isHeading(new CellText(m.group(2)))) {
            label(new CellText(m.group(2)), false, matches);
            label(new CellText(m.group(1)), true, matches);
        } else if (other.matches()) {
            String year = other.group(1) == null ? other.group(2) : other.group(1);
            for (Match match : matches(new CellText(year))) {
                matches.add(new Match(match.anchor(), 0, 0, Match.How.WITH_VALUE, match.captured(), true));
            }
        }
        return matches.size() > before;
    }

    /**
     * The lines of a text, or, where it is one line, what blanks separate, and a year in brackets; blanks inside a value separate
     * nothing.
     */
    private List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : text.split((text.contains("\n") ? "\n" : "\\s+") + "|(?=[(（]\\s*\\d{4}\\s*年)")) {
            int last = parts.size() - 1;
            if (last > 0 && !isAnchor(new CellText(part))) {
                parts.set(last, parts.get(last) + " " + part);
            } else {
                parts.add(part);
            }
        }
        return parts;
    }

    private boolean isAnchor(CellText text) {
        String folded = Folding.inPlace(text.text());
        return byLabel.containsKey(text.key())
                || inline.values().stream().anyMatch(around -> around.matcher(folded) != null);
    }

    /** Matches a text as a whole; true where it is an anchor. */
    private boolean label(CellText cell, boolean shared, List<Match> matches) {
        int before = matches.size();
        String folded = Folding.inPlace(cell.text());
        inline.forEach((anchor, around) -> {
            Matcher m = around.matcher(folded);
            if (m != null) {
                String captured = cell.text().substring(m.start(1), m.end(1));
                matches.add(new Match(anchor, 0, 0, Match.How.LABEL, captured, shared));
            }
        });
        if (matches.size() == before) {
            Match.How how = byLabel.containsKey(cell.key()) ? Match.How.LABEL : Match.How.ALIAS;
            for (Anchor anchor : named(cell)) {
                matches.add(new Match(anchor, 0, 0, how, null, shared));
            }
        }
        if (matches.size() == before) {
            ofYear(cell, shared, matches);
        }
        if (matches.size() == before) {
            withValue(cell, matches);
        }
        return matches.size() > before;
    }

    /** What a label stands for: by its text, else by another name, else by either without numbering and hints around it. */
    private List<Anchor> named(CellText label) {
        String key = label.key();
        return named(byLabel.containsKey(key) || byAlias.containsKey(key) ? key : label.bareKey());
    }

    private List<Anchor> named(String key) {
        return key.isEmpty() ? List.of() : byLabel.getOrDefault(key, byAlias.getOrDefault(key, List.of()));
    }

    /** What stands for a value in the form of a year; a title is none, as it says itself which year that is. */
    private void ofYear(CellText label, boolean shared, List<Match> matches) {
        Matcher year = OF_YEAR.matcher(label.key().contains("20") ? label.bareKey() : "");
        if (year.matches()) {
            String rest = year.group(1) + year.group(3);
            Stream.of("年度" + rest, rest)
                    .map(this::named)
                    .filter(anchors -> !anchors.isEmpty())
                    .findFirst()
                    .orElse(List.of())
                    .stream()
                    .filter(anchor -> anchor.kind() != Anchor.Kind.HEADING && !anchor.isInline())
                    .forEach(anchor -> matches.add(new Match(anchor, 0, 0, Match.How.OF_YEAR, year.group(2), shared)));
        }
    }

    /** {@code 项目名称：某项目} in one cell, or several amounts on lines of their own: {@code 资金总额：60}, {@code 其他资金：0}. */
    private void withValue(CellText cell, List<Match> matches) {
        Map<Anchor, CellText.Head> amounts = new LinkedHashMap<>();
        if (cell.text().indexOf('\n') > 0 && cell.text().length() < LONGEST_AMOUNTS) {
            cell.text().lines().forEach(line -> amountIn(line, amounts));
        }
        if (Anchor.places(amounts.keySet().stream()) > 1) {
            amounts.forEach((anchor, amount) ->
                    matches.add(new Match(anchor, 0, 0, Match.How.WITH_VALUE, amount.value(), true)));
        } else {
            behindLabel(cell, matches);
        }
    }

    /** The amount behind a label on a line of a list: there 总额60万元 needs no colon, and 其他 stands for 其他资金. */
    private void amountIn(String line, Map<Anchor, CellText.Head> amounts) {
        List<CellText.Head> heads = new CellText(line).heads();
        int digit = 0;
        while (digit < line.length() && !Character.isDigit(line.charAt(digit))) {
            digit++;
        }
        CellText.Head bare = new CellText.Head(new CellText(line.substring(0, digit)), line.substring(digit));
        for (CellText.Head head : heads.isEmpty() ? List.of(bare) : heads) {
            CellText longer = new CellText(head.label().text() + "资金");
            CellText label = named(head.label()).isEmpty() ? longer : head.label();
            for (Anchor anchor : named(label)) {
                Field field = ofAmounts.get(anchor);
                String amount = OF_WHICH.split(head.value(), 2)[0].strip();
                if (field != null && Amount.parse(amount, BigDecimal.ONE).isPresent()) {
                    amounts.merge(
                            anchor,
                            new CellText.Head(label, amount),
                            (one, two) -> field.adds(one.label().bareKey(), label.bareKey()) ? one.with(two) : one);
                    return;
                }
            }
        }
    }

    /** What stands behind a label in a text; 其中：财政拨款：60 has two labels. */
    private void behindLabel(CellText text, List<Match> matches) {
        for (CellText.Head head : text.heads()) {
            String value = head.value().strip();
            int before = matches.size();
            for (Anchor anchor : value.isEmpty() ? List.<Anchor>of() : named(head.label())) {
                if (anchor.slot() != null) {
                    matches.add(new Match(anchor, 0, 0, Match.How.WITH_VALUE, value, false));
                }
            }
            if (matches.size() > before) {
                return;
            }
        }
    }

    /** {@code （2020年度） 申报单位名称：某单位} in one cell. */
    private boolean startsWithYear(CellText cell) {
        CellText bracket = cell.firstBracket();
        return bracket != null && isAnchor(bracket);
    }

    private boolean startsWithHeading(CellText cell) {
        CellText word = cell.firstWord();
        return word != null && isHeading(word);
    }

    private boolean isHeading(CellText text) {
        return byLabel.getOrDefault(text.key(), List.of()).stream()
                .anyMatch(anchor -> anchor.kind() == Anchor.Kind.HEADING);
    }
}
