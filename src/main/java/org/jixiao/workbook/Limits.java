package org.jixiao.workbook;

import java.time.Duration;
import org.jixiao.model.Problem;

/**
 * How much one workbook may cost before it is refused, and the count of what it has cost so far. One per workbook read.
 */
public final class Limits {
    /**
     * Bytes of a file. A form has 13 kB, with pasted pictures some MB. The bytes are held in memory once per thread.
     */
    static final int FILE = 64 << 20;

    /**
     * Bytes of an {@code .xls} or a page, of which a library makes objects ten times the size; 200,000 cells fit in
     * this.
     */
    static final int OBJECT_FILE = 24 << 20;

    /** Characters of a text of cells: 200,000 of 20 each. A library makes objects of every cell, empty ones too. */
    static final int CSV = 4 << 20;

    /**
     * Bytes of all parts unpacked. A sheet of a million formatted empty rows has about 100 MiB; they are streamed,
     * never held.
     */
    static final long INFLATED = 256L << 20;

    /** Unpacked bytes per packed byte. Office XML reaches 10 to 60; deflate can reach 1,032, and only bombs do. */
    static final int RATIO = 200;

    /** Bytes below which the ratio says nothing: a small part of spaces is no danger. */
    static final int RATIO_GRACE = 1 << 20;

    /** Parts in one workbook, and sheets. Excel itself writes some ten, and a few for each sheet and picture. */
    static final int PARTS = 2_000;

    /** Entries in an archive of workbooks: a province's yearly 100,000 forms, twice. */
    static final int ARCHIVE_ENTRIES = 200_000;

    /** Cells that hold something, over all sheets. A form has 200; this stops a table of everything sent by mistake. */
    static final int CELLS = 200_000;

    /**
     * Strings, styles, merged ranges and properties. Each is at most as frequent as cells; stale strings may stay
     * behind.
     */
    static final int ITEMS = 400_000;

    /** So many times as many of both for the office's own roster: 100,000 projects with 20 columns, and room beside. */
    static final int ROSTER = 20;

    /** Characters in a cell, from Excel's specification. */
    static final int TEXT = 32_767;

    /** Characters of a cell's text as stored: each may be written as {@code _xHHHH_}. */
    static final int RAW_TEXT = TEXT * 7;

    /** Rows and columns of a sheet, from Excel's specification. */
    static final int ROWS = 1_048_576;

    static final int COLUMNS = 16_384;

    /**
     * Characters of an XML part up to the next tag or piece of text. An attribute or a comment is held in memory whole;
     * those of Office have some thousand at most.
     */
    static final int XML_EVENT = 4 << 20;

    /** How far an archive may shrink when it is packed into another: it is packed already. */
    static final int ARCHIVE_RATIO = 20;

    /** How long one file may take, from opening it to its last value. A form takes milliseconds. */
    public static final Duration TIME = Duration.ofSeconds(60);

    private final int times;
    private long inflated;
    private int cells;
    private int items;

    /** Of what a department sends. */
    Limits() {
        this(1);
    }

    /** @param times how many times as many cells and items there may be */
    Limits(int times) {
        this.times = times;
    }

    /**
     * What a workbook, or a part of it, has cost.
     *
     * @param inflated unpacked bytes
     */
    record Cost(long inflated, int cells, int items) {
        Cost without(Cost before) {
            return new Cost(inflated - before.inflated, cells - before.cells, items - before.items);
        }
    }

    /** What has been counted so far. */
    Cost spent() {
        return new Cost(inflated, cells, items);
    }

    /** Counts what is known already as if it were read again. */
    void spend(Cost cost) throws UnreadableException {
        count(cost.cells, cost.items);
        inflated(cost.inflated);
    }

    private void count(int moreCells, int moreItems) throws UnreadableException {
        time();
        cells += moreCells;
        items += moreItems;
        if (cells > CELLS * times || items > ITEMS * times) {
            throw tooLarge("cells");
        }
    }

    void inflated(long bytes) throws UnreadableException {
        inflated += bytes;
        time();
        if (inflated > INFLATED) {
            throw tooLarge("bomb");
        }
    }

    /** Puts a cell into a sheet and counts it, unless it holds nothing; looks at its place and its text. */
    void put(Grid.Builder sheet, int row, int column, Cell cell) throws UnreadableException {
        if (cell.holdsNothing()) {
            return;
        }
        place(row, column);
        count(1, 0);
        fitting(cell.text());
        sheet.put(row, column, cell);
    }

    /** Merges a range of a sheet and counts it, unless it is one cell. */
    void merge(Grid.Builder sheet, int firstRow, int firstColumn, int lastRow, int lastColumn)
            throws UnreadableException {
        place(lastRow, lastColumn);
        if (lastRow != firstRow || lastColumn != firstColumn) {
            item();
            sheet.merge(firstRow, firstColumn, lastRow, lastColumn);
        }
    }

    /** Adds to a cell's text as it is stored, unless it gets longer than one may be. */
    static void append(StringBuilder text, String more) throws UnreadableException {
        if (text.append(more).length() > RAW_TEXT) {
            throw tooLarge("cell-text");
        }
    }

    /** The text of a cell or a formula, unless it is longer than Excel's may be. */
    static String fitting(String text) throws UnreadableException {
        if (text.length() > TEXT) {
            throw tooLarge("cell-text");
        }
        return text;
    }

    /** Counts a string, a style, a merged range or the like. */
    void item() throws UnreadableException {
        count(0, 1);
    }

    /** Refuses rows and columns that no sheet has. */
    static void place(int row, int column) throws UnreadableException {
        if (row < 0 || row >= ROWS || column < 0 || column >= COLUMNS) {
            throw UnreadableException.damaged("no such cell: row " + row + ", column " + column);
        }
    }

    /** Whoever reads in the user's name interrupts what takes longer than {@link #TIME}. */
    private static void time() throws UnreadableException {
        if (Thread.currentThread().isInterrupted()) {
            throw tooLarge("time");
        }
    }

    static UnreadableException tooLarge(String detail) {
        return new UnreadableException(Problem.Kind.TOO_LARGE, detail);
    }
}
