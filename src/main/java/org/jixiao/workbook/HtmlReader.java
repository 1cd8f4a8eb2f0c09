package org.jixiao.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jspecify.annotations.Nullable;

/**
 * Reads HTML tables that a web system or Excel saved as {@code .xls}. All innermost tables stand on one sheet, one
 * under the other, as Excel shows them; text outside the tables is left out. All cells are text, or error
 * values: HTML knows no numbers.
 */
final class HtmlReader {
    /**
     * Columns and rows that one cell may span, so that absurd attributes cost nothing; browsers stop at 1,000 columns.
     */
    private static final int MAX_SPAN = 1_000;

    private static final Pattern BLANKS = Pattern.compile("[ \n\r\t\f]+");

    /** Where a paragraph begins or ends while a text is put together; no text has it, for it is a blank there. */
    private static final String EDGE = "\f";

    private static final Pattern BLANKS_AROUND = Pattern.compile(" *([\n\f]) *");
    /** Edges where a line begins anyhow. */
    private static final Pattern EDGES = Pattern.compile("(?<![^\n\f])\f+");

    private static final Pattern CHARSET = Pattern.compile("charset=[\"' ]*(\\w+)");

    private HtmlReader() {}

    /** @param head as {@link Texts#head} gives it */
    static boolean matches(String head) {
        return head.startsWith("<")
                && (head.contains("<html") || head.contains("<table") || head.contains("<!doctype html"));
    }

    static Workbook read(byte[] content, Limits limits) throws IOException {
        if (content.length > Limits.OBJECT_FILE) {
            throw Limits.tooLarge("size");
        }
        Document document = Jsoup.parse(new ByteArrayInputStream(content), charset(content), "");
        List<Element> tables = document.select("table:not(:has(table))");
        if (tables.isEmpty()) {
            throw UnreadableException.unsupported("html");
        }
        List<Grid> grids = new ArrayList<>();
        String title = document.title().strip();
        Grid.Builder grid = new Grid.Builder(title.isEmpty() ? "Sheet1" : title);
        int row = 0;
        for (Element table : tables) {
            Element name = sheetHeading(table);
            if (name != null) {
                if (row > 0) {
                    grids.add(grid.build());
                }
                grid = new Grid.Builder(name.text());
                row = 0;
            }
            if (visible(table)) {
                row = table(table, row, grid, limits);
            }
        }
        grids.add(grid.build());
        return new Workbook(grids, Map.of(), null);
    }

    /** The name of the sheet that begins with a table, as LibreOffice writes it above each; null where the sheet goes on. */
    private static @Nullable Element sheetHeading(Element table) {
        Element before = table.previousElementSibling();
        return before == null ? null : before.selectFirst("a[name^=table] > h1 > em");
    }

    /** Puts a table from that row on; gives the row after it. */
    private static int table(Element table, int firstRow, Grid.Builder grid, Limits limits) throws IOException {
        Map<Integer, BitSet> taken = new HashMap<>();
        int row = firstRow;
        for (Element line : table.select("tr")) {
            BitSet here = taken.computeIfAbsent(row, key -> new BitSet());
            int column = 0;
            for (Element source : line.children()) {
                if (!source.normalName().equals("td") && !source.normalName().equals("th")) {
                    continue;
                }
                column = here.nextClearBit(column);
                int lastRow = row + span(source, "rowspan") - 1;
                int lastColumn = column + span(source, "colspan") - 1;
                limits.merge(grid, row, column, lastRow, lastColumn);
                for (int r = row; r <= lastRow; r++) {
                    limits.item();
                    taken.computeIfAbsent(r, key -> new BitSet()).set(column, lastColumn + 1);
                }
                limits.put(grid, row, column, Values.shown(text(source)));
                column = lastColumn + 1;
            }
            if (!visible(line)) {
                grid.hideRows(row, row);
            }
            taken.remove(row);
            row++;
        }
        return row;
    }

    private static int span(Element cell, String attribute) {
        String value = cell.attr(attribute).strip();
        boolean small = value.matches("[0-9]{1,4}");
        return small ? Math.min(Math.max(Integer.parseInt(value), 1), MAX_SPAN) : 1;
    }

    /**
     * The visible text without LibreOffice's notes, runs of white space as one space, with a line break for each {@code <br>} and between
     * paragraphs.
     */
    private static String text(Element cell) {
        StringBuilder text = new StringBuilder();
        cell.filter(new NodeFilter() {
            @Override
            public FilterResult head(Node node, int depth) {
                if (node instanceof TextNode words) {
                    text.append(BLANKS.matcher(words.getWholeText()).replaceAll(" "));
                } else if (node instanceof Element element) {
                    if (!visible(element) || element.normalName().equals("comment")) {
                        return FilterResult.SKIP_ENTIRELY;
                    }
                    text.append(element.normalName().equals("br") ? "\n" : edge(element, depth));
                }
                return FilterResult.CONTINUE;
            }

            @Override
            public FilterResult tail(Node node, int depth) {
                text.append(edge(node, depth));
                return FilterResult.CONTINUE;
            }
        });
        String line = text.toString().replaceAll(" +", " ");
        String lines = BLANKS_AROUND.matcher(line).replaceAll("$1");
        return EDGES.matcher(lines).replaceAll("").replace(EDGE, "\n").strip();
    }

    /** What marks where a paragraph begins or ends. */
    private static String edge(Node node, int depth) {
        return depth > 0 && node instanceof Element element && element.isBlock() ? EDGE : "";
    }

    private static boolean visible(Element element) {
        String style = element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
        return !style.contains("display:none");
    }

    /**
     * UTF-8 where the bytes are that, whatever the page says; GBK with all that was added to it where it says nothing, or one of its
     * forms, or UTF-8 without being that; null where it says something else. A byte order mark counts for more than this.
     */
    private static @Nullable String charset(byte[] content) {
        if (Texts.decode(content, StandardCharsets.UTF_8) != null) {
            return StandardCharsets.UTF_8.name();
        }
        Matcher stated = CHARSET.matcher(Texts.head(content));
        String name = stated.find() ? stated.group(1) : "gb";
        boolean gbk = name.startsWith("gb") || (name.startsWith("utf") && Texts.decode(content, Texts.GB18030) != null);
        return gbk ? Texts.GB18030.name() : null;
    }
}
