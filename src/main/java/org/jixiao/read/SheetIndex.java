package org.jixiao.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jixiao.model.Folding;
import org.jixiao.model.Memo;
import org.jixiao.model.Names;
import org.jixiao.template.Field;
import org.jixiao.template.FieldType;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.Labels;
import org.jixiao.template.SheetPlan;
import org.jixiao.template.Slot;
import org.jixiao.template.TablePlan;
import org.jixiao.workbook.Cell;
import org.jixiao.workbook.Grid;
import org.jspecify.annotations.Nullable;

/** The anchors of one form sheet, ready to be looked for: by the key of their text, by other names, by patterns around values. */
final class SheetIndex {
    private final FormTemplate template;
    private final SheetPlan plan;
    private final List<Anchor> anchors = new ArrayList<>();
    private final Map<String, List<Anchor>> byLabel = new HashMap<>();
    private final Map<String, List<Anchor>> byAlias = new HashMap<>();
    private final Map<Anchor, Around> inline = new LinkedHashMap<>();
    private final Map<Slot, Anchor> bySlot = new HashMap<>();
    private final Map<Slot, Anchor> headers = new HashMap<>();
    /** What texts are: most are those of the form before. */
    private final Memo<List<Match>> known = new Memo<>(raw -> matches(CellText.of(raw)));

    private final int places;
    private final boolean spread;

    SheetIndex(FormTemplate template, SheetPlan plan) {
        this.template = template;
        this.plan = plan;
        for (Slot.Label heading : plan.headings()) {
            add(Anchor.of(Anchor.Kind.HEADING, heading), List.of());
        }
        for (Slot slot : plan.slots()) {
            if (slot.header() != null) {
                continue; // below, where the tables' headers are known
            }
            Anchor anchor = Anchor.of(slot);
            bySlot.put(slot, anchor);
            Field field = template.field(slot.path());
            if (anchor.isInline()) {
                inline.put(anchor, Around.of(slot, field));
            }
            add(anchor, names(field));
        }
        for (TablePlan table : plan.tables()) {
            for (TablePlan.Column column : table.columns()) {
                Anchor anchor = Anchor.of(table, column);
                add(anchor, names(template.field(table, column)));
            }
        }
        for (Slot slot : plan.slots()) {
            if (slot.label() != null && slot.header() != null) {
                Field group = template.fields().get(slot.group());
                bySlot.put(slot, shared(Anchor.Kind.ROW, slot.label(), group == null ? List.of() : names(group)));
                headers.put(
                        slot,
                        shared(
                                Anchor.Kind.COLUMN,
                                slot.header(),
                                template.field(slot.path()).aliases()));
            }
        }
        places = (int) anchors.stream()
                .map(anchor -> List.of(anchor.row(), anchor.column()))
                .distinct()
                .count();
        spread = anchors.stream().mapToInt(Anchor::row).distinct().count() < places;
    }

    /** The anchor of a label that several values of a grid share; each of them may add names. */
    private Anchor shared(Anchor.Kind kind, Slot.Label label, List<String> names) {
        Anchor anchor = anchors.stream()
                .filter(known -> known.row() == label.row() && known.column() == label.column())
                .findFirst()
                .orElse(null);
        if (anchor == null) {
            anchor = Anchor.of(kind, label);
            add(anchor, names);
        } else {
            addNames(anchor, names);
        }
        return anchor;
    }

    /** The anchor of a value's label: in a grid, the row's. */
    Anchor anchor(Slot slot) {
        return Objects.requireNonNull(bySlot.get(slot));
    }

    /** The anchor of the column in which a value of a grid stands; null for all other values. */
    @Nullable
    Anchor header(Slot slot) {
        return headers.get(slot);
    }

    SheetPlan plan() {
        return plan;
    }

    /** All anchors of the sheet: headings, then labels in the order of the values, then column headers. */
    List<Anchor> anchors() {
        return anchors;
    }

    /** Whether an anchor heads a column of levels, whose cells are merged down. */
    boolean isLevel(Anchor anchor) {
        return anchor.table() != null
                && anchor.header() != null
                && template.field(anchor.table().path() + "." + anchor.header().path())
                        .mergedDown();
    }

    /** In how many cells of the template anchors stand; two values may have one label. */
    int places() {
        return places;
    }

    /** Whether the template has anchors side by side. */
    boolean isSpread() {
        return spread;
    }

    /** Every place on a sheet whose text is, or may be, an anchor; row by row. */
    List<Match> matches(Grid grid) {
        List<Match> matches = new ArrayList<>();
        for (Grid.At at : grid.cells()) {
            if (at.cell().kind() == Cell.Kind.TEXT) {
                for (Match match : known.of(at.cell().text())) {
                    matches.add(match.at(at.row(), at.column()));
                }
            }
        }
        return matches;
    }

    /** What a text is wherever it stands, as if it stood in the first cell. */
    private List<Match> matches(CellText cell) {
        List<Match> matches = new ArrayList<>();
        if (cell.text().length() > CellText.LONGEST_LABEL && !startsWithHeading(cell)) {
            withValue(cell, matches);
        } else if (!label(cell, false, matches) && (startsWithHeading(cell) || startsWithYear(cell))) {
            for (String part : parts(cell.text())) { // title, year and unit collapsed into one cell
                label(new CellText(part), true, matches);
            }
        }
        return List.copyOf(matches);
    }

    /** The lines of a text, or, where it is one line, what blanks separate; blanks inside a value separate nothing. */
    private List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : text.split(text.contains("\n") ? "\n" : "\\s+")) {
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
        return byLabel.containsKey(text.key())
                || inline.values().stream().anyMatch(around -> around.matcher(text) != null);
    }

    /** Matches a text as a whole; true where it is an anchor. */
    private boolean label(CellText cell, boolean shared, List<Match> matches) {
        int before = matches.size();
        for (Map.Entry<Anchor, Around> entry : inline.entrySet()) {
            Matcher m = entry.getValue().matcher(cell);
            if (m != null) {
                String captured = cell.folded().original(m.start(1), m.end(1));
                matches.add(new Match(entry.getKey(), 0, 0, Match.How.LABEL, captured, shared));
            }
        }
        if (matches.size() == before) {
            Match.How how = byLabel.containsKey(cell.key()) ? Match.How.LABEL : Match.How.ALIAS;
            for (Anchor anchor : named(cell)) {
                matches.add(new Match(anchor, 0, 0, how, null, shared));
            }
        }
        if (matches.size() == before) {
            withValue(cell, matches);
        }
        return matches.size() > before;
    }

    /** What a label stands for: by its text, else by another name, else by either without numbering and hints around it. */
    private List<Anchor> named(CellText label) {
        String key = label.key();
        String known = byLabel.containsKey(key) || byAlias.containsKey(key) ? key : label.bareKey();
        return known.isEmpty() ? List.of() : byLabel.getOrDefault(known, byAlias.getOrDefault(known, List.of()));
    }

    /** {@code 项目名称：某项目} in one cell; 其中：财政拨款：60 has two labels. */
    private void withValue(CellText cell, List<Match> matches) {
        int before = matches.size();
        for (CellText.Head head : cell.heads()) {
            for (Anchor anchor : matches.size() == before ? named(head.label()) : List.<Anchor>of()) {
                if (anchor.slot() != null && !head.value().isBlank()) {
                    String value = head.value().strip();
                    matches.add(new Match(anchor, 0, 0, Match.How.WITH_VALUE, value, false));
                }
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
        return word != null
                && byLabel.getOrDefault(word.key(), List.of()).stream()
                        .anyMatch(anchor -> anchor.kind() == Anchor.Kind.HEADING);
    }

    private void add(Anchor anchor, List<String> aliases) {
        anchors.add(anchor);
        put(byLabel, Labels.key(anchor.text()), anchor);
        addNames(anchor, aliases);
    }

    private void addNames(Anchor anchor, List<String> aliases) {
        for (String alias : aliases) {
            put(byAlias, Labels.key(alias), anchor);
        }
    }

    private static void put(Map<String, List<Anchor>> map, String key, Anchor anchor) {
        List<Anchor> known = map.computeIfAbsent(key, k -> new ArrayList<>());
        if (!key.isEmpty() && !known.contains(anchor)) {
            known.add(anchor);
        }
    }

    private static List<String> names(Field field) {
        List<String> names = new ArrayList<>(field.aliases());
        names.add(field.name());
        return names;
    }

    /**
     * The constant text around a value as a pattern: blanks anywhere, brackets and colons not needed.
     *
     * @param letter one that must be there, as a quick test; null where none must
     */
    private record Around(Pattern pattern, @Nullable String letter) {
        static Around of(Slot slot, Field field) {
            String value = field.type() == FieldType.YEAR ? "\\s*([\\d一二三四五六七八九零〇○]{2,4}|[\\s_X×]*)\\s*" : "(.*)";
            String letters = Names.key(slot.prefix() + slot.suffix());
            return new Around(
                    Pattern.compile(
                            "\\s*" + loose(slot.prefix()) + value + loose(slot.suffix()) + "[:\\s]*", Pattern.DOTALL),
                    letters.isEmpty() ? null : letters.substring(0, letters.offsetByCodePoints(0, 1)));
        }

        /** Matched with the text, or null where it does not match. */
        @Nullable
        Matcher matcher(CellText text) {
            String folded = text.folded().folded();
            Matcher m = letter == null || folded.contains(letter) ? pattern.matcher(folded) : null;
            return m != null && m.matches() ? m : null;
        }

        private static String loose(String constant) {
            StringBuilder pattern = new StringBuilder();
            Folding.fold(constant)
                    .codePoints()
                    .filter(c -> !Character.isWhitespace(c))
                    .forEach(c -> {
                        pattern.append(Pattern.quote(Character.toString(c)));
                        pattern.append(Character.isLetterOrDigit(c) ? "\\s*" : "?\\s*");
                    });
            return pattern.toString();
        }
    }
}
