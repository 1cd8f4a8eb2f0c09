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
final class XlsxReader {
    private static final String MAIN = "xl/workbook.xml";

    private final Parts parts;
    private final Limits limits;
    private final List<Relationship> root;
    /** What the workbook part refers to. */
    private final List<Relationship> references;

    private final List<Sheet> worksheets = new ArrayList<>();
    private boolean since1904;
    private final Map<String, String> properties = new LinkedHashMap<>();
    private @Nullable Instant modified;

    /** A worksheet and the name of its part. */
    record Sheet(String name, boolean hidden, String part) {}

    /** Reads the list of the sheets; the exception says what else the zip file is. */
    XlsxReader(Parts parts, Limits limits) throws IOException {
        this.parts = parts;
        this.limits = limits;
        root = parts.relationships("");
        String main = main();
        references = parts.relationships(main);
        Map<String, Relationship> byId = new HashMap<>();
        references.forEach(reference -> byId.putIfAbsent(reference.id(), reference));
        parts.make(main, xml -> {
            switch (xml.name()) {
                case "workbook" -> {}
                case "document" -> throw UnreadableException.unsupported("word");
                case "presentation" -> throw UnreadableException.unsupported("powerpoint");
                default -> throw UnreadableException.unsupported("office");
            }
            xml.children(() -> {
                if (xml.name().equals("workbookPr")) {
                    since1904 = xml.flag("date1904");
                } else if (xml.name().equals("sheets")) {
                    xml.children(() -> sheet(xml, byId.get(xml.attribute("id", ""))));
                }
            });
            return main;
        });
    }

    Workbook read() throws IOException {
        List<String> strings = new ArrayList<>();
        parts.read(Parts.target(references, "sharedStrings"), xml -> XlsxTables.readStrings(xml, strings, limits));
        XlsxTables tables = new XlsxTables(strings, formats(), since1904);
        List<Grid> grids = new ArrayList<>();
        for (Sheet sheet : worksheets) {
            // With shared strings a sheet's bytes do not say what stands in it.
            grids.add(
                    strings.isEmpty()
                            ? parts.known(sheet.part, List.of(sheet, tables), xml -> grid(xml, sheet, tables))
                            : parts.make(sheet.part, xml -> grid(xml, sheet, tables)));
        }
        readProperties();
        return new Workbook(grids, properties, modified);
    }

    /** The same without its cells. */
    Workbook about() throws IOException {
        readProperties();
        return new Workbook(List.of(), properties, modified);
    }

    private void readProperties() throws IOException {
        parts.read(
                Parts.target(root, "custom-properties", "customProperties"),
                xml -> xml.children(() -> {
                    limits.item();
                    properties.put(xml.attribute("name", ""), Escapes.read(xml.text()));
                }));
        parts.read(
                Parts.target(root, "core-properties", "coreProperties"),
                xml -> xml.children(
                        "modified", () -> modified = Values.instant(xml.text().strip(), ZoneOffset.UTC)));
    }

    private List<NumberFormat> formats() throws IOException {
        String styles = Parts.target(references, "styles");
        return styles == null || !parts.has(styles)
                ? List.of()
                : parts.known(styles, XlsxTables.class, xml -> XlsxTables.formats(xml, limits));
    }

    private Grid grid(Xml xml, Sheet sheet, XlsxTables tables) throws IOException {
        Grid.Builder grid = new Grid.Builder(sheet.name).hidden(sheet.hidden);
        new XlsxSheet(xml, grid, tables, limits).read();
        return grid.build();
    }

    /** The worksheets in the order of their tabs: chart sheets, dialogs and macro sheets have no cells for us. */
    List<Sheet> worksheets() {
        return worksheets;
    }

    /** The name of the workbook part. */
    private String main() throws UnreadableException {
        String main = Parts.target(root, "officeDocument");
        if (main == null && !parts.has(MAIN)) {
            throw parts.has("[Content_Types].xml") || parts.has("mimetype")
                    ? UnreadableException.damaged("no workbook part")
                    : UnreadableException.unsupported(parts.has("OFD.xml") ? "ofd" : "zip");
        }
        if (main != null && main.endsWith(".bin")) {
            throw UnreadableException.unsupported("xlsb");
        }
        return main == null ? MAIN : main;
    }

    private void sheet(Xml xml, @Nullable Relationship reference) throws IOException {
        limits.item();
        String name = Escapes.read(xml.attribute("name", ""));
        if (worksheets.size() == Limits.PARTS) {
            throw Limits.tooLarge("bomb");
        }
        if (reference == null) {
            throw UnreadableException.damaged("sheet without a part: " + name);
        }
        if (reference.type().equals("worksheet")) {
            boolean hidden = !xml.attribute("state", "visible").equals("visible");
            worksheets.add(new Sheet(name, hidden, reference.target()));
        }
    }
}
