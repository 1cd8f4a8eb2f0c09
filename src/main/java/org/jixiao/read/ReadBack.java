package org.jixiao.read;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Form;
import org.jixiao.model.Messages;
import org.jixiao.model.Value;
import org.jixiao.template.Field;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.Slot;
import org.jixiao.template.TablePlan;
import org.jixiao.workbook.UnreadableException;
import org.jixiao.workbook.WorkbookReader;
import org.jspecify.annotations.Nullable;

/**
 * Whether what was filled into a workbook is what will be read from it. It is read back for that; but of workbooks that are alike in all but
 * values only one is, as long as what differs cannot be taken for anything but the values that it is: a name without a mark in it that is no
 * label of the form, an amount, a day. Reading each of 10,000 blanks took more than half of the time that they took. Safe for use by several
 * threads.
 */
public final class ReadBack {
    /** A text like a name: no line, no colon, no unit of money, no sign before a number. */
    private static final Pattern NAME = Pattern.compile("(?=.*\\p{L}.*)[\\p{L}\\p{Nd}()（）《》“”、·&&[^元]]{2,60}");
    /** One within other text in its cell: there brackets and marks may end it. */
    private static final Pattern WORD = Pattern.compile("(?=.*\\p{L}.*)[\\p{L}\\p{Nd}&&[^元]]{2,60}");
    /** How a form about all that a department spends is called. */
    private static final String WHOLE = "整体";
    /** So many digits of a number Excel keeps. */
    private static final int DIGITS = 15;

    private final FormTemplate template;
    private final FormReader reader;
    /** Of those that are alike the last one that was read back. */
    private final Map<Object, Form> read = new ConcurrentHashMap<>();

    public ReadBack(FormTemplate template, Messages messages) {
        this.template = template;
        reader = new FormReader(List.of(template), messages);
    }

    /**
     * The first of what was filled into a workbook and would not be read from it: the path of a field or table, or how many forms were read;
     * empty where all of it would.
     *
     * @param alike what is the same for all workbooks that differ in their values only; null where nobody knows
     */
    public String difference(List<Form> forms, byte[] content, @Nullable Object alike) throws UnreadableException {
        Form before = alike == null ? null : read.get(alike);
        if (before != null && forms.stream().allMatch(form -> isReadLike(before, form))) {
            return "";
        }
        List<CollectedForm> back = reader.read("", WorkbookReader.read(content), Instant.EPOCH);
        String different = back.size() != forms.size()
                ? String.valueOf(back.size())
                : IntStream.range(0, back.size())
                        .boxed()
                        .flatMap(i -> differences(forms.get(i), back.get(i).form()))
                        .findFirst()
                        .orElse("");
        if (alike != null && forms.size() == 1 && different.isEmpty()) {
            read.put(alike, forms.get(0)); // the next plain one may be like it
        }
        return different;
    }

    /** The paths of what did not come back. A cell with a formula may come back with its result. */
    private Stream<String> differences(Form in, Form out) {
        Stream<String> fields = template.fields().values().stream()
                .filter(field ->
                        field.formula().isEmpty() || !in.get(field.path()).isBlank())
                .map(Field::path)
                .filter(path -> !in.get(path).sameAs(out.get(path)));
        Stream<String> tables = template.tables().stream()
                .map(TablePlan::path)
                .filter(path -> out.rows(path).size()
                        != in.rows(path).stream()
                                .filter(row -> template.isFilled(path, row))
                                .count());
        return Stream.concat(fields, tables);
    }

    /** Whether all values of a form stand and are understood where those of another are, which was read. */
    boolean isReadLike(Form read, Form form) {
        return form.tables().equals(read.tables())
                && template.slots().stream()
                        .allMatch(slot -> isReadLike(read.get(slot.path()), form.get(slot.path()), slot));
    }

    private boolean isReadLike(Value read, Value value, Slot slot) {
        return value.sameAs(read) || (isPlain(read, slot) && isPlain(value, slot));
    }

    private boolean isPlain(Value value, Slot slot) {
        Field field = template.field(slot.path());
        return switch (field.type()) {
            case TEXT -> isName(value, slot);
            case CHOICE -> isName(value, slot) && field.choices().contains(value.text());
            case AMOUNT -> isAmount(value.number());
            case DATE, END_DATE -> isDay(value.date());
            default -> false;
        };
    }

    private boolean isName(Value value, Slot slot) {
        String text = value.text();
        return text.equals(value.parsed())
                && (slot.isAlone() ? NAME : WORD).matcher(text).matches()
                && !text.contains(WHOLE)
                && !Footers.has(text)
                && !reader.mayBeLabel(text);
    }

    private static boolean isAmount(@Nullable BigDecimal number) {
        return number != null && number.signum() > 0 && number.precision() <= DIGITS;
    }

    private static boolean isDay(@Nullable LocalDate date) {
        return date != null && date.getYear() > 1900 && date.getYear() < 10_000;
    }
}
