package org.jixiao.read;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jixiao.model.Amount;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Dates;
import org.jixiao.model.Folding;
import org.jixiao.model.Value;
import org.jixiao.template.Field;
import org.jixiao.template.FieldType;
import org.jixiao.template.Labels;
import org.jixiao.template.Slot;
import org.jixiao.workbook.Grid;
import org.jixiao.workbook.Region;

/** Reads the cell that belongs to a label as the value of its field; what the label says of units holds for the cell. */
final class CellReader {
    /** The ways to say that there is nothing, or that a cell is not for filling in. */
    private static final Pattern NOTHING = Pattern.compile("[\\s\\-–—―－_/／\\\\]*|\\s*无\\s*");

    /** A unit of money in a cell of its own. */
    private static final Pattern UNIT_LINE =
            Pattern.compile("[(\\s]*(?:金额|计量|货币)?单位\\s*[::]\\s*(?:人民币)?\\S{1,3}[)\\s]*");

    private static final String SEAL = "[(（](?:盖章|公章|签章)[)）]";
    /** What stands around a value in its cell: where the seal goes, after a gap {@code 填报日期：}. */
    private static final Pattern AROUND =
            Pattern.compile("(?s)^\\s*" + SEAL + "|(?:\\s*" + SEAL + "\\s*)?(?:\\s{2,}[\\p{L}()（）]{2,8}[:：].*)?$");

    private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");

    private final Grid grid;
    private final Block block;
    private final Alignment alignment;
    private final ValueCells places;
    /** The row of the first label that has its value in another cell; what stands above it holds for the form. */
    private final int head;

    /** @param columns how many the template has */
    CellReader(Grid grid, Block block, Alignment alignment, int columns) {
        this.grid = grid;
        this.block = block;
        this.alignment = alignment;
        places = new ValueCells(grid, block, alignment, columns);
        head = alignment.matches().stream()
                .filter(m ->
                        m.anchor().kind() != Anchor.Kind.HEADING && !m.anchor().isInline())
                .mapToInt(Match::row)
                .min()
                .orElse(block.firstRow());
    }

    /** The value that stands by a label or in the label's own cell. */
    Value beside(Match label, Field field) {
        CellAddress at = places.of(label, field);
        BigDecimal unit = field.type() == FieldType.AMOUNT ? unit(label).orElse(field.unit()) : field.unit();
        boolean captured = at.row() == label.row() && at.column() == label.column();
        if (!captured && alignment.isLabel(at.row(), at.column())) {
            return new Value(null, "", at);
        }
        String text = label.captured() == null ? "" : label.captured();
        Value value = captured
                ? CellValues.of(
                        BlockReader.isProse(field) ? text : AROUND.matcher(text).replaceAll(""), at, field, unit)
                : value(at, field, unit, label);
        Slot slot = label.anchor().slot();
        return slot == null || !slot.isHalf() || !alignment.isShared(label)
                ? value
                : CellValues.of(Dates.period(value.text()).get(slot.isSecond() ? 1 : 0), at, field, unit);
    }

    /** The value where a row and a column cross; a dash or 无 says that there is nothing to be filled in. */
    Value crossing(Match row, Match header, Field field) {
        CellAddress at = places.crossing(row, header);
        Region region = grid.region(at.row(), at.column());
        boolean fromAbove = region != null && region.firstRow() < at.row();
        if (fromAbove
                || alignment.isLabel(at.row(), at.column())
                || saysNothing(grid.cell(at.row(), at.column()).text())) {
            return new Value(null, "", at);
        }
        BigDecimal unit = field.type() == FieldType.AMOUNT ? unit(row, header).orElse(field.unit()) : field.unit();
        return value(at, field, unit, header);
    }

    /** The unit of money that rules a grid: of the column, of the row, of the section's name left of them or alone above, of the sheet. */
    private Optional<BigDecimal> unit(Match row, Match header) {
        Stream<String> section = grid.cells().stream()
                .filter(at -> at.row() >= header.row() && at.row() <= row.row() && at.column() < header.column())
                .map(at -> at.cell().text());
        Stream<String> above = Stream.of(header.row() - 1).flatMap(line -> HeaderRows.alone(grid, line));
        return unit(
                Stream.of(Stream.of(text(header), text(row)), section, above).flatMap(texts -> texts));
    }

    /** What stands above a label that is one of several parts, 其中：财政拨款 or below that: their total. */
    private Stream<String> totals(Match label) {
        List<String> above = new ArrayList<>();
        boolean parts = false;
        for (int row = label.row();
                row >= block.firstRow() && !grid.cell(row, label.column()).isBlank();
                row--) {
            String text = CellText.of(grid, row, label.column()).text();
            if (parts) {
                above.add(text);
            }
            parts |= BlockReader.isOfWhich(text);
        }
        return above.stream();
    }

    /**
     * The unit of money of a single value: of its label, of what holds for several rows beside it, of the total that it is part of, of the
     * section that it stands in, of the sheet.
     */
    private Optional<BigDecimal> unit(Match label) {
        Stream<String> beside = IntStream.range(block.firstColumn(), label.column())
                .mapToObj(column -> section(label.row(), column))
                .flatMap(Optional::stream);
        Optional<Match> section = alignment.matches().stream()
                .filter(m -> m.anchor().kind() == Anchor.Kind.HEADING && m.row() <= label.row())
                .max(Comparator.comparingInt(Match::row));
        Stream<String> totals = Stream.of(label).flatMap(this::totals);
        return unit(Stream.of(
                        Stream.of(text(label)), beside, totals, section.stream().map(this::text))
                .flatMap(texts -> texts));
    }

    /** What a column says of several rows, one of which is this: merged down over them, or above blanks or again in each, where the merge was undone. */
    private Optional<String> section(int row, int column) {
        Region merged = grid.region(row, column);
        int first = merged == null ? row : merged.firstRow();
        while (merged == null && first > block.firstRow() && places.holdsToo(first, column, first - 1)) {
            first--;
        }
        String text =
                grid.cell(first, merged == null ? column : merged.firstColumn()).text();
        int last = places.down(first, column, Math.max(row, first + 1));
        return last == first || last < row || text.length() > CellText.LONGEST_LABEL
                ? Optional.empty()
                : Optional.of(text);
    }

    /** What a bare number in a column of a table is multiplied by: the unit of its header, an amount's else that of the sheet. */
    BigDecimal unit(String header, Field field) {
        Optional<BigDecimal> named = field.type() == FieldType.AMOUNT ? unit(Stream.of(header)) : Labels.unit(header);
        return named.orElse(field.unit());
    }

    /** The unit that the first of some texts names that names one; else that of the form's head, or of a cell {@code 单位：万元} of its own. */
    private Optional<BigDecimal> unit(Stream<String> texts) {
        Stream<String> ofSheet = grid.cells().stream()
                .filter(at -> at.row() >= block.firstRow()
                        && at.row() <= block.lastRow()
                        && at.column() >= block.firstColumn()
                        && at.column() <= block.lastColumn())
                .filter(at -> at.row() < head
                        ? at.cell().text().length() <= CellText.LONGEST_LABEL
                        : isUnitLine(at.cell().text()))
                .map(at -> at.cell().text());
        return Stream.concat(texts, ofSheet)
                .flatMap(text -> Labels.unit(text).stream())
                .findFirst();
    }

    /** Whether a text is nothing, or one of the marks for it. */
    static boolean saysNothing(String text) {
        return NOTHING.matcher(text).matches();
    }

    private static boolean isUnitLine(String text) {
        return text.length() < 20
                && text.contains("单位")
                && UNIT_LINE.matcher(Folding.fold(text)).matches();
    }

    private Value value(CellAddress at, Field field, BigDecimal unit, Match label) {
        String text = grid.cell(at.row(), at.column()).text();
        if (isUnitLine(text) && Labels.unit(text).isPresent()) { // 填报单位（盖章） | 单位：万元
            return new Value(null, "", at);
        }
        boolean percent = field.type() == FieldType.PERCENT && Labels.isPercent(text(label));
        BigDecimal typed = field.type() == FieldType.AMOUNT ? unitBehind(at).orElse(unit) : unit;
        return CellValues.of(grid.cell(at.row(), at.column()), at, field, percent ? HUNDREDTH : typed);
    }

    /** The unit of money that stands in a cell of its own on the right of an amount. */
    private Optional<BigDecimal> unitBehind(CellAddress at) {
        Region amount = grid.region(at.row(), at.column());
        int behind = (amount == null ? at.column() : amount.lastColumn()) + 1;
        return Amount.unit(CellText.of(grid, at.row(), behind).key());
    }

    private String text(Match match) {
        return match.text(grid).text();
    }
}
