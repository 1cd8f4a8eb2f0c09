package org.jixiao.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jixiao.model.Problem;
import org.jspecify.annotations.Nullable;

/** Reads OpenDocument spreadsheets ({@code .ods}), which LibreOffice saves, and Excel and WPS can. */
final class OdsReader implements WorkbookFormat {
    private static final String CONTENT = "content.xml";
    private static final String META = "meta.xml";
    private static final String MANIFEST = "META-INF/manifest.xml";

    /** What LibreOffice since 24.8 puts a document with a password into. */
    private static final String ENCRYPTED = "encrypted-package";

    /** LibreOffice's style of the tables in which it remembers cells of other files; they are no sheets of this one. */
    private static final String EXTERNAL = "ta_extref";

    @Override
    public boolean matches(byte[] content) {
        if (!Zip.startsLikeZip(content)) {
            return false;
        }
        try {
            return Zip.entries(Bytes.of(content), Limits.PARTS).stream()
                    .anyMatch(entry ->
                            entry.name().equals(CONTENT) || entry.name().equals(ENCRYPTED));
        } catch (IOException | RuntimeException e) {
            return false; // the format that takes every zip file will say what is wrong
        }
    }

    @Override
    public Workbook read(byte[] content) throws IOException {
        Limits limits = new Limits();
        try (Parts parts = new Parts(content, limits)) {
            if (parts.has(ENCRYPTED) || hasPassword(parts)) {
                throw new UnreadableException(Problem.Kind.ENCRYPTED, "password");
            }
            List<Grid> grids;
            try (Xml xml = parts.xml(CONTENT)) {
                grids = content(xml, limits);
                xml.finish();
            }
            Map<String, String> properties = new LinkedHashMap<>();
            return new Workbook(grids, properties, meta(parts, properties, limits));
        }
    }

    /** Searches the manifest as text: old programs put a document type before it, which {@link Xml} refuses. */
    private static boolean hasPassword(Parts parts) throws IOException {
        if (!parts.has(MANIFEST)) {
            return false;
        }
        try (InputStream manifest = parts.open(MANIFEST)) {
            return new String(manifest.readNBytes(1 << 20), StandardCharsets.UTF_8).contains("encryption-data");
        }
    }

    private static List<Grid> content(Xml xml, Limits limits) throws IOException {
        Set<String> hiddenStyles = new HashSet<>();
        int root = xml.depth();
        while (xml.child(root)) {
            if (xml.name().equals("automatic-styles")) {
                hiddenStyles(xml, hiddenStyles, limits);
            } else if (xml.name().equals("body")) {
                if (xml.child(root + 1) && xml.name().equals("spreadsheet")) {
                    return sheets(xml, hiddenStyles, limits);
                }
                throw UnreadableException.unsupported("odf");
            }
        }
        throw UnreadableException.damaged("no body");
    }

    /** Collects the styles that hide their tables. */
    private static void hiddenStyles(Xml xml, Set<String> hidden, Limits limits) throws IOException {
        int styles = xml.depth();
        while (xml.child(styles)) {
            String name = xml.attribute("name");
            while (xml.child(styles + 1)) {
                boolean hides = xml.name().equals("table-properties") && "false".equals(xml.attribute("display"));
                if (hides && name != null) {
                    limits.item();
                    hidden.add(name);
                }
            }
        }
    }

    private static List<Grid> sheets(Xml xml, Set<String> hiddenStyles, Limits limits) throws IOException {
        List<Grid> grids = new ArrayList<>();
        int spreadsheet = xml.depth();
        while (xml.child(spreadsheet)) {
            String style = xml.attribute("style-name");
            if (!xml.name().equals("table") || EXTERNAL.equals(style)) {
                continue;
            }
            if (grids.size() == Limits.PARTS) {
                throw Limits.tooLarge("bomb");
            }
            String name = xml.attribute("name");
            boolean hidden = hiddenStyles.contains(style) || "false".equals(xml.attribute("display"));
            Grid.Builder grid = new Grid.Builder(name == null ? "" : name).hidden(hidden);
            new OdsSheet(xml, grid, limits).read();
            grids.add(grid.build());
        }
        return grids;
    }

    /** Collects the properties of the user, and gives the time of saving, which LibreOffice writes without a zone. */
    private static @Nullable Instant meta(Parts parts, Map<String, String> properties, Limits limits)
            throws IOException {
        Instant modified = null;
        if (parts.has(META)) {
            try (Xml xml = parts.xml(META)) {
                int root = xml.depth();
                while (xml.inside(root, words -> {})) {
                    String name = xml.attribute("name");
                    if (xml.name().equals("user-defined") && name != null) {
                        limits.item();
                        properties.put(name, xml.text());
                    } else if (xml.name().equals("date")) {
                        modified = Values.instant(xml.text().strip(), ZoneId.systemDefault());
                    }
                }
            }
        }
        return modified;
    }
}
