package org.jixiao.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the cells of all sheets refer to: the shared strings, the number formats of the styles, and where dates count
 * from.
 */
final class XlsxTables {
    private final List<String> strings = new ArrayList<>();
    private final List<NumberFormat> formats = new ArrayList<>();
    private final boolean since1904;

    private XlsxTables(boolean since1904) {
        this.since1904 = since1904;
    }

    /** Reads both parts; either may be missing. */
    static XlsxTables read(
            Parts parts, @Nullable String strings, @Nullable String styles, boolean since1904, Limits limits)
            throws IOException {
        XlsxTables tables = new XlsxTables(since1904);
        if (strings != null && parts.has(strings)) {
            try (Xml xml = parts.xml(strings)) {
                int root = xml.depth();
                while (xml.child(root)) {
                    limits.item();
                    tables.strings.add(richText(xml));
                }
                xml.finish();
            }
        }
        if (styles != null && parts.has(styles)) {
            try (Xml xml = parts.xml(styles)) {
                tables.readStyles(xml, limits);
                xml.finish();
            }
        }
        return tables;
    }

    /**
     * The text of the current element ({@code si} or {@code is}): its own and that of its runs, without phonetic
     * guides.
     */
    static String richText(Xml xml) throws IOException {
        int item = xml.depth();
        String first = "";
        StringBuilder more = null;
        while (xml.child(item)) {
            String piece = "";
            if (xml.name().equals("t")) {
                piece = xml.text();
            } else if (xml.name().equals("r")) {
                int run = xml.depth();
                while (xml.child(run)) {
                    if (xml.name().equals("t")) {
                        piece = xml.text();
                    }
                }
            }
            if (more == null && first.isEmpty()) {
                first = piece; // nearly always the only one
            } else {
                more = more == null ? new StringBuilder(first) : more;
                if (more.append(piece).length() > Limits.RAW_TEXT) {
                    throw Limits.tooLarge("cell-text");
                }
            }
        }
        return Escapes.read(more == null ? first : more.toString());
    }

    /** The shared string of that index. */
    String string(String index) throws UnreadableException {
        int i = Integer.parseInt(index.strip());
        if (i < 0 || i >= strings.size()) {
            throw UnreadableException.damaged("no shared string " + i);
        }
        return strings.get(i);
    }

    /** The format of that style; a style that does not exist, or none, changes nothing. */
    NumberFormat format(@Nullable String style) {
        if (style == null) {
            return NumberFormat.PLAIN;
        }
        int i = Integer.parseInt(style);
        return i >= 0 && i < formats.size() ? formats.get(i) : NumberFormat.PLAIN;
    }

    boolean since1904() {
        return since1904;
    }

    private void readStyles(Xml xml, Limits limits) throws IOException {
        Map<Integer, String> codes = new HashMap<>();
        int root = xml.depth();
        while (xml.child(root)) {
            int list = xml.depth();
            if (xml.name().equals("numFmts")) {
                while (xml.child(list)) {
                    String id = xml.attribute("numFmtId");
                    String code = xml.attribute("formatCode");
                    if (id != null && code != null) {
                        limits.item();
                        codes.put(Integer.valueOf(id), code);
                    }
                }
            } else if (xml.name().equals("cellXfs")) {
                while (xml.child(list)) {
                    String id = xml.attribute("numFmtId");
                    int format = id == null ? 0 : Integer.parseInt(id);
                    limits.item();
                    formats.add(NumberFormat.of(format, codes.get(format)));
                }
            }
        }
    }
}
