package org.jixiao.fill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Form;
import org.jixiao.model.Row;
import org.jixiao.model.Stamp;
import org.jixiao.model.Value;
import org.jixiao.template.Field;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.Slot;
import org.jixiao.template.TablePlan;
import org.jspecify.annotations.Nullable;

/**
 * A form filled by jxls, of which only the values are written anew: the cells that hold values, the table of texts, the heights of
 * rows and the merged levels. All other parts are copied as they were deflated once.
 *
 * <p>One stencil serves all forms of one {@link #shape}. It is made from a form whose values are marks, and whoever makes it sees to
 * it that it gives, byte by byte, what jxls gives. A form that needs more than other values (text that must be set smaller or
 * marked as text, a character that XML escapes in a way of its own) is not {@linkplain #fill filled}, and goes to jxls.
 */
final class Stencil {
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String TEXTS = "xl/sharedStrings.xml";
    private static final String STAMP = "docProps/custom.xml";
    private static final Pattern ITEM = Pattern.compile("<si>.*?</si>", Pattern.DOTALL);
    private static final Pattern PIECE = Pattern.compile("<row r=\"(?<row>\\d+)\"[^>]*>"
            + "|(?<open><c r=\"(?<at>[A-Z]+\\d+)\"[^>]* t=\"s\"[^>]*>)<v>(?<text>\\d+)</v></c>"
            + "|<mergeCells count=\"(?<merged>\\d+)\">(?<blocks>.*?)</mergeCells>");
    private static final Pattern USE = Pattern.compile(" t=\"s\"[^>]*><v>(\\d+)</v>");
    private static final Pattern COUNT = Pattern.compile(" count=\"\\d+\" uniqueCount=\"\\d+\"");
    private static final Pattern HEIGHT = Pattern.compile(" ht=\"([0-9.]+)\" customHeight=\"\\w+\"");
    private static final String TEXT_CELL = " t=\"s\"";
    /** A mark: two characters of Unicode's private use, the second of which tells the number of the value. */
    private static final char MARK = '\uE000';

    private static final char FIRST = '\uE100';
    private static final int MOST = 0x1700;
    /** Longer texts are left to POI, which knows Excel's limit. */
    private static final int LONGEST = 32_000;

    private final FormTemplate template;
    private final List<Source> sources = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();
    /** The package in its order; null for a part that is written anew. */
    private final Map<String, FixedZip.@Nullable Entry> parts = new LinkedHashMap<>();
    /** The numbers of the texts on the other sheets. */
    private final Map<String, Integer> otherTexts = new LinkedHashMap<>();

    /** By sheet row, in points, as jxls and RowHeights leave it around values of one line. */
    private final List<Float> heightOf = new ArrayList<>();

    private int otherUses;
    private String textsHead = "";
    private String textsNames = "";
    /** What stands around the values of the stamp. */
    private List<String> stamp = List.of();

    /** Where a value comes from: a field, or a cell of a table's row; the table is empty for a field. */
    private record Source(Field field, String table, int row, String path) {
        @Nullable
        Object of(Form form) {
            Value value =
                    table.isEmpty() ? form.get(path) : form.rows(table).get(row).get(path);
            return StrictMap.strict(FormData.printed(field, value, true));
        }
    }

    /**
     * A cell that holds a value.
     *
     * @param source the number of its value
     * @param before the constant text in front of the value, {@code after} that behind it
     * @param space where its text wraps, or null where it does not
     * @param plain whether the cell is formatted as text, so that nothing in it can be taken for a formula
     */
    private record Place(
            int source,
            int row,
            int column,
            String before,
            String after,
            RowHeights.@Nullable Space space,
            boolean plain) {
        boolean alone() {
            return before.isEmpty() && after.isEmpty();
        }
    }

    /** A piece of the sheet, written for one form. */
    private interface Piece {
        void write(Filling filling);
    }

    private Stencil(FormTemplate template) {
        this.template = template;
    }

    /** What forms must have in common to be filled by one stencil: which single values there are, and how many rows in each table. */
    static String shape(FormTemplate template, Filler.Sheet sheet, boolean blank, Stamp stamp) {
        StringBuilder shape = new StringBuilder(sheet.name()).append(blank);
        template.slots()
                .forEach(slot -> shape.append(sheet.form().get(slot.path()).isBlank() ? '0' : '1'));
        template.tables()
                .forEach(table ->
                        shape.append('/').append(sheet.form().rows(table.path()).size()));
        return shape.append(stamp.properties().keySet()).toString();
    }

    /** Fills a form by jxls: what a stencil is made from, and what it must be equal to. */
    interface Slowly {
        byte[] fill(Form form, Stamp stamp);
    }

    /**
     * The stencil for all forms that have the shape of this one, empty where there can be none; null where this form, needing more
     * than a stencil has, does not tell.
     */
    static @Nullable Optional<Stencil> of(FormTemplate template, Form form, Stamp stamp, Slowly slowly) {
        Stencil stencil = new Stencil(template);
        Form marked = stencil.mark(form);
        Map<String, String> marks = new LinkedHashMap<>();
        stamp.properties().keySet().forEach(name -> marks.put(name, mark(marks.size())));
        if (SideBySide.isIn(template)
                || stencil.sources.size() > MOST
                || !stencil.cut(slowly.fill(marked, new Stamp(marks)))) {
            return Optional.empty();
        }
        byte[] filled = stencil.fill(form, stamp);
        if (filled == null) {
            return null;
        }
        return Arrays.equals(filled, slowly.fill(form, stamp)) ? Optional.of(stencil) : Optional.empty();
    }

    private Form mark(Form form) {
        Map<String, Value> fields = new HashMap<>();
        for (Slot slot : template.slots()) {
            if (!form.get(slot.path()).isBlank() && !fields.containsKey(slot.path())) {
                fields.put(slot.path(), mark(new Source(template.field(slot.path()), "", 0, slot.path())));
            }
        }
        Form marked = new Form(form.template(), fields, Map.of());
        for (TablePlan table : template.tables()) {
            List<Row> rows = new ArrayList<>();
            for (int row = 0; row < form.rows(table.path()).size(); row++) {
                Map<String, Value> cells = new HashMap<>();
                for (TablePlan.Column column : table.columns()) {
                    Field field = template.field(table.path() + "." + column.path());
                    cells.put(column.path(), mark(new Source(field, table.path(), row, column.path())));
                }
                rows.add(new Row(cells));
            }
            marked = marked.withRows(table.path(), rows);
        }
        return marked;
    }

    private Value mark(Source source) {
        sources.add(source);
        return Value.of(mark(sources.size() - 1));
    }

    private static String mark(int number) {
        return "" + MARK + (char) (FIRST + number);
    }

    /** Cuts a form full of marks into pieces; false where it holds something that depends on the values in another way. */
    private boolean cut(byte[] marked) {
        Map<String, String> contents = new LinkedHashMap<>();
        FixedZip.parts(marked).forEach((name, content) -> {
            boolean rewritten = name.equals(SHEET) || name.equals(TEXTS) || name.equals(STAMP);
            parts.put(name, rewritten ? null : FixedZip.Entry.of(name, content));
            contents.put(name, new String(content, UTF_8));
        });
        String sheet = contents.getOrDefault(SHEET, "");
        String texts = contents.getOrDefault(TEXTS, "");
        Matcher count = COUNT.matcher(texts);
        if (sheet.contains("<f>") || sheet.contains("<f ") || !count.find()) {
            return false;
        }
        textsHead = texts.substring(0, count.start());
        textsNames = texts.substring(count.end(), texts.indexOf("<si>"));
        stamp = List.of(contents.getOrDefault(STAMP, "").split(MARK + ".", -1));
        List<String> items =
                ITEM.matcher(texts).results().map(MatchResult::group).toList();
        int others = 0; // the texts of the other sheets, which come first
        for (Map.Entry<String, String> part : contents.entrySet()) {
            if (part.getKey().startsWith("xl/worksheets/") && !part.getKey().equals(SHEET)) {
                for (MatchResult use : USE.matcher(part.getValue()).results().toList()) {
                    others = Math.max(others, Integer.parseInt(use.group(1)) + 1);
                    otherUses++;
                }
            }
        }
        for (String item : items.subList(0, others)) {
            otherTexts.put(item, otherTexts.size());
        }
        return otherTexts.keySet().stream().noneMatch(item -> item.indexOf(MARK) >= 0) && cut(sheet, items, marked);
    }

    private boolean cut(String sheet, List<String> items, byte[] marked) {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(marked))) {
            XSSFSheet first = workbook.getSheetAt(0);
            RowHeights heights = new RowHeights(first, new Styles(workbook));
            int end = 0;
            Matcher m = PIECE.matcher(sheet);
            while (m.find()) {
                add(sheet.substring(end, m.start()));
                end = m.end();
                if (m.group("row") != null) {
                    addRow(m.group(), Integer.parseInt(m.group("row")) - 1, first.getDefaultRowHeightInPoints());
                } else if (m.group("merged") != null) {
                    int merged = Integer.parseInt(m.group("merged"));
                    String blocks = m.group("blocks");
                    pieces.add(filling -> filling.merge(merged, blocks));
                } else {
                    CellReference at = new CellReference(m.group("at"));
                    XSSFCell cell = first.getRow(at.getRow()).getCell(at.getCol());
                    addText(m.group("open"), items.get(Integer.parseInt(m.group("text"))), cell, heights);
                }
            }
            add(sheet.substring(end));
        } catch (IOException e) { // memory to memory
            throw new UncheckedIOException(e);
        }
        return places.stream()
                .allMatch(place -> place.row() < heightOf.size()
                        && (sources.get(place.source()).table().isEmpty()
                                || place.space() == null
                                || place.space().height(mark(0)) < heightOf.get(place.row())));
    }

    private void add(String constant) {
        byte[] bytes = constant.getBytes(UTF_8);
        pieces.add(filling -> filling.sheet.writeBytes(bytes));
    }

    private void addRow(String tag, int row, float usual) {
        Matcher height = HEIGHT.matcher(tag);
        boolean own = height.find();
        while (heightOf.size() <= row) {
            heightOf.add(0f);
        }
        heightOf.set(row, own ? Float.parseFloat(height.group(1)) : usual);
        byte[] same = tag.getBytes(UTF_8);
        String higher = own ? height.replaceFirst(" ht=\"%s\" customHeight=\"true\"") : "";
        pieces.add(filling -> {
            float needed = filling.needed[row];
            filling.sheet.writeBytes(
                    needed <= heightOf.get(row)
                            ? same
                            : higher.replace("%s", String.valueOf((short) (needed * 20) / 20d))
                                    .getBytes(UTF_8));
        });
    }

    private void addText(String open, String item, XSSFCell cell, RowHeights heights) {
        int mark = item.indexOf(MARK);
        byte[] tag = open.getBytes(UTF_8);
        byte[] empty = (open.replace(TEXT_CELL, "").replace(">", "/>")).getBytes(UTF_8);
        byte[] numeric = open.replace(TEXT_CELL, " t=\"n\"").getBytes(UTF_8);
        if (mark < 0) {
            pieces.add(filling -> filling.text(tag, item));
            return;
        }
        boolean wraps = cell.getCellStyle().getWrapText();
        Place place = new Place(
                item.charAt(mark + 1) - FIRST,
                cell.getRowIndex(),
                cell.getColumnIndex(),
                item.substring("<si><t>".length(), mark),
                item.substring(mark + 2, item.length() - "</t></si>".length()),
                wraps ? heights.space(cell) : null,
                cell.getCellStyle().getDataFormatString().equals(Finish.TEXT_FORMAT));
        int number = places.size();
        places.add(place);
        pieces.add(filling -> {
            String value = filling.shown[number];
            if (value == null) {
                filling.sheet.writeBytes(empty);
            } else if (value.startsWith("<")) {
                filling.text(tag, value);
            } else {
                filling.cell(numeric, value);
            }
        });
    }

    /** The form as jxls would fill it; null where it needs something that this stencil does not have. */
    byte @Nullable [] fill(Form form, Stamp stampOfForm) {
        Filling filling = new Filling();
        if (!filling.prepare(form)) {
            return null;
        }
        for (Piece piece : pieces) {
            piece.write(filling);
        }
        List<FixedZip.Entry> entries = new ArrayList<>(parts.size());
        for (Map.Entry<String, FixedZip.@Nullable Entry> part : parts.entrySet()) {
            FixedZip.Entry same = part.getValue();
            if (same != null) {
                entries.add(same);
                continue;
            }
            String stamped = part.getKey().equals(STAMP) ? stamped(stampOfForm) : "";
            if (stamped == null) {
                return null;
            }
            byte[] content = switch (part.getKey()) {
                case SHEET -> filling.sheet.toByteArray();
                case TEXTS -> filling.texts();
                default -> stamped.getBytes(UTF_8);
            };
            entries.add(FixedZip.Entry.of(part.getKey(), content));
        }
        return FixedZip.of(entries);
    }

    private @Nullable String stamped(Stamp of) {
        StringBuilder text = new StringBuilder(stamp.get(0));
        int i = 1;
        for (String value : of.properties().values()) {
            String escaped = escaped(value);
            if (escaped == null || i == stamp.size()) {
                return null;
            }
            text.append(escaped).append(stamp.get(i++));
        }
        return text.toString();
    }

    /** A text as XML; null for the rare ones that POI and XmlBeans write in a way of their own. */
    private static @Nullable String escaped(String text) {
        if (text.isEmpty()
                || text.length() > LONGEST
                || Character.isWhitespace(text.charAt(0))
                || Character.isWhitespace(text.charAt(text.length() - 1))) {
            return null;
        }
        int marks = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            i += pair ? 1 : 0;
            if (c < ' ' && c != '\n' || !pair && isOdd(c) || text.startsWith("]]>", i)) {
                return null;
            }
            marks += c == '<' || c == '&' ? 1 : 0;
        }
        return marks == 0 ? text : marks > 4 ? null : text.replace("&", "&amp;").replace("<", "&lt;");
    }

    /** Half a character, a mark of ours, or none at all. */
    private static boolean isOdd(char c) {
        return Character.isSurrogate(c) || c >= MARK && c < '\uF900' || c >= '\uFFF0';
    }

    /** One form on its way through the stencil. */
    private final class Filling {
        private final ByteArrayOutputStream sheet = new ByteArrayOutputStream(1 << 14);
        private final Map<String, Integer> numbers = new HashMap<>(otherTexts);
        private final StringBuilder items = new StringBuilder();
        private int uses = otherUses;
        /** What each place shows: a number as it is stored, or the text of an item of the table; null for nothing. */
        private final @Nullable String[] shown = new String[places.size()];

        private final float[] needed = new float[heightOf.size()];
        private final List<CellRangeAddress> blocks = new ArrayList<>();

        /** Looks at all values; false where one of them asks for more than to be written down. */
        boolean prepare(Form form) {
            Object[] values = sources.stream().map(source -> source.of(form)).toArray();
            for (TablePlan table : template.tables()) {
                mergeLevels(table, values);
            }
            for (int i = 0; i < shown.length; i++) {
                Place place = places.get(i);
                Object value = merged(place) ? null : values[place.source()];
                boolean text = value instanceof String || !place.alone();
                if (text && value != null) {
                    String plain = String.valueOf(value);
                    String escaped = escaped(plain);
                    String after = after(place, values);
                    String whole = place.before() + plain + after;
                    if (escaped == null
                            || after == null
                            || value instanceof BigDecimal
                            || Finish.SIGNS.indexOf(whole.charAt(0)) >= 0 && !place.plain()
                            || place.space() != null && !fits(place, whole)) {
                        return false;
                    }
                    shown[i] = "<si><t>" + place.before() + escaped + after + "</t></si>";
                } else if (value instanceof Number number) {
                    shown[i] = String.valueOf(number.doubleValue());
                } else if (value instanceof LocalDate date) {
                    shown[i] = String.valueOf(DateUtil.getExcelDate(date));
                } else if (value != null) {
                    return false;
                }
            }
            return true;
        }

        /** What stands behind a value: constant text, in a cell with two dates the second of them too; null where it needs escaping. */
        private @Nullable String after(Place place, @Nullable Object[] values) {
            int mark = place.after().indexOf(MARK);
            if (mark < 0) {
                return place.after();
            }
            String second = String.valueOf(values[place.after().charAt(mark + 1) - FIRST]);
            return second.equals(escaped(second))
                    ? place.after().substring(0, mark) + second + place.after().substring(mark + 2)
                    : null;
        }

        private boolean fits(Place place, String text) {
            float height = Objects.requireNonNull(place.space()).height(text);
            needed[place.row()] = Math.max(needed[place.row()], height);
            return height <= RowHeights.HIGHEST;
        }

        private void mergeLevels(TablePlan table, @Nullable Object[] values) {
            Map<CellAddress, String> texts = new HashMap<>();
            int firstRow = Integer.MAX_VALUE;
            int lastRow = -1;
            for (Place place : places) {
                if (sources.get(place.source()).table().equals(table.path())) {
                    firstRow = Math.min(firstRow, place.row());
                    lastRow = Math.max(lastRow, place.row());
                    if (values[place.source()] instanceof String text) {
                        texts.put(new CellAddress("", place.row(), place.column()), text);
                    }
                }
            }
            if (lastRow >= 0) {
                blocks.addAll(MergedLevels.of(
                        template,
                        table,
                        firstRow,
                        lastRow,
                        (row, column) -> texts.getOrDefault(new CellAddress("", row, column), "")));
            }
        }

        private boolean merged(Place place) {
            for (CellRangeAddress block : blocks) {
                if (block.getFirstColumn() == place.column()
                        && block.getFirstRow() < place.row()
                        && block.getLastRow() >= place.row()) {
                    return true;
                }
            }
            return false;
        }

        void merge(int merged, String before) {
            StringBuilder all = new StringBuilder("<mergeCells count=\"")
                    .append(merged + blocks.size())
                    .append("\">")
                    .append(before);
            for (CellRangeAddress block : blocks) {
                all.append("<mergeCell ref=\"").append(block.formatAsString()).append("\"/>");
            }
            sheet.writeBytes(all.append("</mergeCells>").toString().getBytes(UTF_8));
        }

        void text(byte[] open, String item) {
            uses++;
            Integer number = numbers.get(item);
            if (number == null) {
                number = numbers.size();
                numbers.put(item, number);
                items.append(item);
            }
            cell(open, number.toString());
        }

        void cell(byte[] open, String value) {
            sheet.writeBytes(open);
            sheet.writeBytes(("<v>" + value + "</v></c>").getBytes(UTF_8));
        }

        byte[] texts() {
            StringBuilder table = new StringBuilder(textsHead)
                    .append(" count=\"")
                    .append(uses)
                    .append("\" uniqueCount=\"")
                    .append(numbers.size())
                    .append('"')
                    .append(textsNames);
            otherTexts.keySet().forEach(table::append);
            return table.append(items).append("</sst>").toString().getBytes(UTF_8);
        }
    }
}
