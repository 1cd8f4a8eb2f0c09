package org.jixiao.fill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
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
 * A form filled by jxls and cut into pieces: what is the same in all forms of one {@link Stencils#shape}, and the places of what differs (values,
 * results of formulas, heights of rows, merged levels), which {@link Filling} writes anew. All other parts of the
 * workbook are copied as they were deflated once: 0.3 ms a form against the 26 ms of jxls.
 *
 * <p>It is made from a form whose values are marks, and whoever makes it sees to it that it gives, byte by byte, what jxls gives.
 */
final class Stencil {
    static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String STAMP = "docProps/custom.xml";
    /** A mark: two characters of Unicode's private use, the second of which tells the number of the value. */
    static final char MARK = '\uE000';

    private static final Pattern PIECE = Pattern.compile("<row r=\"(?<row>\\d+)\"[^>]*>"
            + "|(?<cell><c r=\"(?<at>[A-Z]+\\d+)\"[^>]*?)(?: t=\"\\w+\")?>(?:<f>(?<formula>[^<]*)</f><v>[^<]*</v>|(?:<v>|<is><t[^>]*>)[^<]*"
            + MARK
            + "[^<]*(?:</v>|</t></is>))</c>"
            + "|<mergeCells count=\"(?<merged>\\d+)\">(?<blocks>.*?)</mergeCells>");
    private static final Pattern FORMULA = Pattern.compile("<f\\b");
    private static final Pattern HEIGHT = Pattern.compile(" ht=\"[0-9.]+\" customHeight=\"\\w+\"");

    private static final char FIRST = '\uE100';
    private static final int MOST = 0x1700;

    final FormTemplate template;
    final List<Source> sources = new ArrayList<>();
    final List<Place> places = new ArrayList<>();
    /** The pieces of the sheet, each written for one form. */
    final List<Consumer<Filling>> pieces = new ArrayList<>();
    /** The package in its order; null for a part that is written anew. */
    final Map<String, FixedZip.@Nullable Entry> parts = new LinkedHashMap<>();
    /** By sheet row, in points, as jxls and RowHeights leave it around values of one line. */
    float[] heights = {};
    /** By path of the table, the first and the last of its rows in the sheet; a table without rows is not there. */
    Map<String, IntSummaryStatistics> rows = Map.of();
    /** What stands around the values of the stamp. */
    List<String> stamp = List.of();
    /** Null where the form has no formulas. */
    @Nullable
    Results results;

    /** Where a value comes from: a field, or a cell of a table's row; the table is empty for a field. */
    record Source(Field field, String table, int row, String path) {
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
    record Place(
            int source, CellAddress at, String before, String after, RowHeights.@Nullable Space space, boolean plain) {
        boolean alone() {
            return before.isEmpty() && after.isEmpty();
        }
    }

    private Stencil(FormTemplate template) {
        this.template = template;
    }

    private static boolean differsWhereBlank(Field field) {
        return !field.formula().isEmpty() || field.prefill() == Field.Prefill.LOCKED;
    }

    /**
     * The stencil for all forms that have the shape of this one, empty where there can be none; null where this form, needing more
     * than a stencil has, does not tell.
     *
     * @param slowly fills a form by jxls: what a stencil is made from, and what it must be equal to
     */
    static @Nullable Optional<Stencil> of(
            FormTemplate template, Form form, Stamp stamp, BiFunction<Form, Stamp, byte[]> slowly) {
        Stencil stencil = new Stencil(template);
        Form marked = stencil.mark(form);
        Map<String, String> marks = new LinkedHashMap<>();
        stamp.properties().keySet().forEach(name -> marks.put(name, mark(marks.size())));
        if (stencil.sources.size() > MOST || !stencil.cut(slowly.apply(marked, new Stamp(marks)))) {
            return Optional.empty();
        }
        byte[] filled = stencil.fill(form, stamp);
        if (filled == null) {
            return null;
        }
        return Arrays.equals(filled, slowly.apply(form, stamp)) ? Optional.of(stencil) : Optional.empty();
    }

    /** The form as jxls would fill it; null where it needs something that this stencil does not have. */
    byte @Nullable [] fill(Form form, Stamp stampOfForm) {
        return new Filling(this).of(form, stampOfForm);
    }

    private Form mark(Form form) {
        Form marked = new Form(form.template(), Map.of(), Map.of());
        for (Slot slot : template.slots()) {
            String path = slot.path();
            if (!form.get(path).isBlank() && marked.get(path).isBlank()) {
                marked = marked.with(path, mark(new Source(template.field(path), "", 0, path)));
            }
        }
        Map<List<Integer>, String> marks = new HashMap<>(); // lists side by side have a column in common
        for (TablePlan table : template.tables()) {
            List<Row> items = new ArrayList<>();
            for (Row row : form.rows(table.path())) {
                Map<String, Value> cells = new HashMap<>();
                for (TablePlan.Column column : table.columns()) {
                    Field field = template.field(table, column);
                    Source source = new Source(field, table.path(), items.size(), column.path());
                    if (!differsWhereBlank(field) || !row.get(column.path()).isBlank()) {
                        List<Integer> at = List.of(table.bodyRow(), items.size(), column.column());
                        cells.put(column.path(), Value.of(marks.computeIfAbsent(at, key -> mark(source))));
                    }
                }
                items.add(new Row(cells));
            }
            marked = marked.withRows(table.path(), items);
        }
        return marked;
    }

    private String mark(Source source) {
        sources.add(source);
        return mark(sources.size() - 1);
    }

    private static String mark(int number) {
        return "" + MARK + (char) (FIRST + number);
    }

    /** The number of the value for which a mark stands. */
    static int marked(String text, int mark) {
        return text.charAt(mark + 1) - FIRST;
    }

    /** Cuts a form full of marks into pieces; false where it holds something that depends on the values in another way. */
    private boolean cut(byte[] marked) {
        boolean known = true;
        String sheet = "";
        for (Map.Entry<String, byte[]> part : FixedZip.parts(marked).entrySet()) {
            String content = new String(part.getValue(), UTF_8);
            boolean rewritten = part.getKey().equals(SHEET) || part.getKey().equals(STAMP);
            parts.put(part.getKey(), rewritten ? null : FixedZip.Entry.of(part.getKey(), part.getValue()));
            if (part.getKey().equals(SHEET)) {
                sheet = content;
            } else if (part.getKey().equals(STAMP)) {
                stamp = List.of(content.split(MARK + ".", -1));
            } else {
                known &= content.indexOf(MARK) < 0 && !FORMULA.matcher(content).find();
            }
        }
        return known && cut(sheet, marked);
    }

    private boolean cut(String sheet, byte[] marked) {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(marked))) {
            XSSFSheet first = workbook.getSheetAt(0);
            heights = new float[first.getLastRowNum() + 1];
            first.forEach(row -> heights[row.getRowNum()] = row.getHeightInPoints());
            RowHeights room = new RowHeights(first, new Styles(workbook));
            List<CellAddress> formulas = new ArrayList<>();
            int end = 0;
            Matcher m = PIECE.matcher(sheet);
            while (m.find()) {
                add(sheet.substring(end, m.start()));
                end = m.end();
                if (m.group("row") != null) {
                    addRow(m.group(), Integer.parseInt(m.group("row")) - 1);
                } else if (m.group("merged") != null) {
                    int merged = Integer.parseInt(m.group("merged"));
                    String blocks = m.group("blocks");
                    pieces.add(filling -> filling.merge(merged, blocks));
                } else {
                    add(m.group("cell"));
                    CellAddress at = new CellAddress(m.group("at"));
                    String formula = m.group("formula");
                    if (formula == null) {
                        int number = places.size();
                        places.add(place(first.getRow(at.getRow()).getCell(at.getColumn()), room));
                        pieces.add(filling -> filling.sheet.value(filling.shown[number]));
                    } else {
                        int number = formulas.size();
                        formulas.add(at);
                        pieces.add(filling -> filling.sheet.formula(formula, filling.results[number]));
                    }
                }
            }
            add(sheet.substring(end));
            results = formulas.isEmpty() ? null : new Results(workbook, workbook.getSheetName(0), formulas);
            rows = places.stream()
                    .collect(Collectors.groupingBy(
                            place -> sources.get(place.source()).table(),
                            Collectors.summarizingInt(place -> place.at().getRow())));
            return places.stream().allMatch(this::isInItsRow)
                    && FORMULA.matcher(sheet).results().count() == formulas.size();
        } catch (IOException e) { // memory to memory
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a cell of a table's row is not what makes the row as high as the template has it. */
    private boolean isInItsRow(Place place) {
        return sources.get(place.source()).table().isEmpty()
                || place.space() == null
                || place.space().height(mark(0)) < heights[place.at().getRow()];
    }

    private static Place place(XSSFCell cell, RowHeights room) {
        String text = cell.getStringCellValue();
        int mark = text.indexOf(MARK);
        return new Place(
                marked(text, mark),
                cell.getAddress(),
                text.substring(0, mark),
                text.substring(mark + 2),
                cell.getCellStyle().getWrapText() ? room.space(cell) : null,
                cell.getCellStyle().getDataFormatString().equals(Finish.TEXT_FORMAT));
    }

    private void add(String constant) {
        byte[] bytes = constant.getBytes(UTF_8);
        pieces.add(filling -> filling.sheet.xml(bytes));
    }

    private void addRow(String tag, int row) {
        byte[] same = tag.getBytes(UTF_8);
        String higher = HEIGHT.matcher(tag).replaceFirst(" ht=\"%s\" customHeight=\"true\"");
        pieces.add(filling -> {
            float needed = filling.needed[row];
            if (needed <= heights[row]) {
                filling.sheet.xml(same);
            } else {
                filling.sheet.xml(higher.replace("%s", String.valueOf((short) (needed * 20) / 20d)));
            }
        });
    }
}
