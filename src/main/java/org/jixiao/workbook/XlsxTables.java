package org.jixiao.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the cells of all sheets refer to.
 *
 * @param strings the shared strings
 * @param formats the number formats of the styles
 * @param since1904 where dates count from
 */
record XlsxTables(List<String> strings, List<NumberFormat> formats, boolean since1904) {
    static void readStrings(Xml xml, List<String> strings, Limits limits) throws IOException {
        xml.children(() -> {
            limits.item();
            strings.add(richText(xml));
        });
    }

    static List<NumberFormat> formats(Xml xml, Limits limits) throws IOException {
        Map<Integer, String> codes = new HashMap<>();
        List<NumberFormat> formats = new ArrayList<>();
        xml.children(() -> {
            if (xml.name().equals("numFmts")) {
                xml.children(() -> {
                    limits.item();
                    codes.put(Integer.valueOf(xml.attribute("numFmtId", "0")), xml.attribute("formatCode", ""));
                });
            } else if (xml.name().equals("cellXfs")) {
                xml.children(() -> {
                    limits.item();
                    int format = Integer.parseInt(xml.attribute("numFmtId", "0"));
                    formats.add(NumberFormat.of(format, codes.get(format)));
                });
            }
        });
        return List.copyOf(formats);
    }

    /**
     * The text of the current element ({@code si} or {@code is}): its own and that of its runs, without phonetic
     * guides.
     */
    static String richText(Xml xml) throws IOException {
        Xml.Pieces text = new Xml.Pieces();
        xml.children(() -> {
            if (xml.name().equals("t")) {
                text.add(xml.text());
            } else if (xml.name().equals("r")) {
                xml.children("t", () -> text.add(xml.text()));
            }
        });
        return Escapes.read(text.toString());
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
        int i = style == null ? -1 : Integer.parseInt(style);
        return i >= 0 && i < formats.size() ? formats.get(i) : NumberFormat.PLAIN;
    }
}
