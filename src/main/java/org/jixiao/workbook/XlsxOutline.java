package org.jixiao.workbook;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jixiao.workbook.Parts.Relationship;

/** What an {@code .xlsx} says beside its cells: the names of its sheets, and their notes. Without POI, whose start takes 0.4 s. */
public final class XlsxOutline {
    private XlsxOutline() {}

    /**
     * The names of the worksheets.
     *
     * @throws IOException for what is no sound {@code .xlsx}
     */
    public static Set<String> sheets(byte[] content) throws IOException {
        Limits limits = new Limits();
        try (Parts parts = new Parts(content, limits)) {
            return XlsxReader.sheetParts(parts, limits).keySet();
        }
    }

    /**
     * The notes by sheet and cell ({@code A18}), in the order of the sheets and of the file.
     *
     * @throws IOException for what is no sound {@code .xlsx}
     */
    public static Map<String, Map<String, String>> notes(byte[] content) throws IOException {
        Map<String, Map<String, String>> notes = new LinkedHashMap<>();
        Limits limits = new Limits();
        try (Parts parts = new Parts(content, limits)) {
            for (Map.Entry<String, String> sheet :
                    XlsxReader.sheetParts(parts, limits).entrySet()) {
                List<Relationship> references = parts.relationships(sheet.getValue());
                String part = Parts.target(references, "comments");
                if (part != null) {
                    notes.put(sheet.getKey(), notes(parts, part));
                }
            }
        }
        return notes;
    }

    private static Map<String, String> notes(Parts parts, String part) throws IOException {
        Map<String, String> notes = new LinkedHashMap<>();
        try (Xml xml = parts.xml(part)) {
            int root = xml.depth();
            while (xml.child(root)) {
                int list = xml.depth();
                while (xml.child(list)) {
                    String at = xml.attribute("ref");
                    if (xml.name().equals("comment") && at != null) {
                        int comment = xml.depth();
                        while (xml.child(comment)) {
                            if (xml.name().equals("text")) {
                                notes.put(at, XlsxTables.richText(xml));
                            }
                        }
                    }
                }
            }
            xml.finish();
        }
        return notes;
    }
}
