package org.jixiao.workbook;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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
            return new XlsxReader(parts, limits)
                    .worksheets().stream().map(XlsxReader.Sheet::name).collect(Collectors.toSet());
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
            for (XlsxReader.Sheet sheet : new XlsxReader(parts, limits).worksheets()) {
                parts.read(Parts.target(parts.relationships(sheet.part()), "comments"), xml -> {
                    Map<String, String> ofSheet = notes.computeIfAbsent(sheet.name(), name -> new LinkedHashMap<>());
                    xml.children(
                            "commentList",
                            () -> xml.children("comment", () -> {
                                String at = xml.attribute("ref", "");
                                xml.children("text", () -> ofSheet.put(at, XlsxTables.richText(xml)));
                            }));
                });
            }
        }
        return notes;
    }
}
