package org.jixiao.workbook;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jixiao.workbook.Parts.Relationship;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code .xlsx} and {@code .xlsm}, transitional and strict, part by part as a stream. It uses nothing but the
 * JDK: POI takes eight times as long to start.
 */
final class XlsxReader implements WorkbookFormat {
    private static final String MAIN = "xl/workbook.xml";

    private record SheetEntry(String name, @Nullable String id, boolean hidden) {}

    @Override
    public boolean matches(byte[] content) {
        return Zip.startsLikeZip(content);
    }

    @Override
    public Workbook read(byte[] content) throws IOException {
        Limits limits = new Limits();
        try (Parts parts = new Parts(content, limits)) {
            List<Relationship> root = parts.relationships("");
            String main = main(parts, root);
            List<SheetEntry> entries = new ArrayList<>();
            boolean since1904 = workbook(parts, main, entries, limits);

            List<Relationship> references = parts.relationships(main);
            XlsxTables tables = XlsxTables.read(
                    parts,
                    Parts.target(references, "sharedStrings"),
                    Parts.target(references, "styles"),
                    since1904,
                    limits);
            return new Workbook(
                    sheets(parts, entries, references, tables, limits),
                    properties(parts, Parts.target(root, "custom-properties", "customProperties"), limits),
                    modified(parts, Parts.target(root, "core-properties", "coreProperties")));
        }
    }

    /** The name of each worksheet's part by the name on its tab. */
    static Map<String, String> sheetParts(Parts parts, Limits limits) throws IOException {
        String main = main(parts, parts.relationships(""));
        List<SheetEntry> entries = new ArrayList<>();
        workbook(parts, main, entries, limits);
        Map<String, String> sheets = new LinkedHashMap<>();
        for (Relationship reference : parts.relationships(main)) {
            for (SheetEntry entry : entries) {
                if (reference.type().equals("worksheet") && reference.id().equals(entry.id)) {
                    sheets.put(entry.name, reference.target());
                }
            }
        }
        return sheets;
    }

    /** The name of the workbook part; where there is none, the exception says what the zip file is. */
    private static String main(Parts parts, List<Relationship> root) throws IOException {
        String main = Parts.target(root, "officeDocument");
        if (main == null && parts.has(MAIN)) {
            main = MAIN;
        }
        if (main != null) {
            if (main.endsWith(".bin")) {
                throw UnreadableException.unsupported("xlsb");
            }
            return main;
        }
        if (parts.has("[Content_Types].xml") || parts.has("mimetype")) {
            throw UnreadableException.damaged("no workbook part");
        }
        throw UnreadableException.unsupported(parts.has("OFD.xml") ? "ofd" : "zip");
    }

    /** Reads the list of the sheets; true where dates count from 1904. */
    private static boolean workbook(Parts parts, String main, List<SheetEntry> sheets, Limits limits)
            throws IOException {
        boolean since1904 = false;
        try (Xml xml = parts.xml(main)) {
            switch (xml.name()) {
                case "workbook" -> {}
                case "document" -> throw UnreadableException.unsupported("word");
                case "presentation" -> throw UnreadableException.unsupported("powerpoint");
                default -> throw UnreadableException.unsupported("office");
            }
            int root = xml.depth();
            while (xml.child(root)) {
                if (xml.name().equals("workbookPr")) {
                    since1904 = xml.flag("date1904");
                } else if (xml.name().equals("sheets")) {
                    int list = xml.depth();
                    while (xml.child(list)) {
                        if (sheets.size() == Limits.PARTS) {
                            throw Limits.tooLarge("bomb");
                        }
                        String name = xml.attribute("name");
                        String state = xml.attribute("state");
                        boolean hidden = state != null && !state.equals("visible");
                        limits.item();
                        sheets.add(new SheetEntry(name == null ? "" : Escapes.read(name), xml.attribute("id"), hidden));
                    }
                }
            }
            xml.finish();
        }
        return since1904;
    }

    private static List<Grid> sheets(
            Parts parts, List<SheetEntry> entries, List<Relationship> references, XlsxTables tables, Limits limits)
            throws IOException {
        Map<String, Relationship> byId = new HashMap<>();
        for (Relationship reference : references) {
            byId.putIfAbsent(reference.id(), reference);
        }
        List<Grid> grids = new ArrayList<>();
        for (SheetEntry entry : entries) {
            Relationship reference = entry.id == null ? null : byId.get(entry.id);
            if (reference == null) {
                throw UnreadableException.damaged("sheet without a part: " + entry.name);
            }
            // Chart sheets, dialogs and macro sheets have no cells for us.
            if (reference.type().equals("worksheet")) {
                Grid.Builder grid = new Grid.Builder(entry.name).hidden(entry.hidden);
                try (Xml xml = parts.xml(reference.target())) {
                    new XlsxSheet(xml, grid, tables, limits).read();
                }
                grids.add(grid.build());
            }
        }
        return grids;
    }

    private static Map<String, String> properties(Parts parts, @Nullable String part, Limits limits)
            throws IOException {
        Map<String, String> properties = new LinkedHashMap<>();
        if (part == null || !parts.has(part)) {
            return properties;
        }
        try (Xml xml = parts.xml(part)) {
            int root = xml.depth();
            while (xml.child(root)) {
                String name = xml.attribute("name");
                String value = Escapes.read(xml.text());
                if (name != null) {
                    limits.item();
                    properties.put(name, value);
                }
            }
            xml.finish();
        }
        return properties;
    }

    private static @Nullable Instant modified(Parts parts, @Nullable String part) throws IOException {
        if (part == null || !parts.has(part)) {
            return null;
        }
        try (Xml xml = parts.xml(part)) {
            int root = xml.depth();
            while (xml.child(root)) {
                if (xml.name().equals("modified")) {
                    return Values.instant(xml.text().strip(), ZoneOffset.UTC);
                }
            }
        }
        return null;
    }
}
