package org.jixiao.workbook;

import java.io.IOException;
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
final class OdsReader {
    private static final String CONTENT = "content.xml";
    private static final String MANIFEST = "META-INF/manifest.xml";

    /** What LibreOffice since 24.8 puts a document with a password into. */
    private static final String ENCRYPTED = "encrypted-package";

    /** LibreOffice's style of the tables in which it remembers cells of other files; they are no sheets of this one. */
    private static final String EXTERNAL = "ta_extref";

    private final Parts parts;
    private final Limits limits;
    /** The styles that hide their tables. */
    private final Set<String> hiddenStyles = new HashSet<>();

    private final List<Grid> grids = new ArrayList<>();
    private final Map<String, String> properties = new LinkedHashMap<>();
    private @Nullable Instant modified;

    OdsReader(Parts parts, Limits limits) {
        this.parts = parts;
        this.limits = limits;
    }

    static boolean matches(Parts parts) {
        return parts.has(CONTENT) || parts.has(ENCRYPTED);
    }

    Workbook read() throws IOException {
        if (parts.has(ENCRYPTED) || hasPassword()) {
            throw new UnreadableException(Problem.Kind.ENCRYPTED, "password");
        }
        parts.read(CONTENT, this::content);
        parts.read("meta.xml", this::meta);
        return new Workbook(grids, properties, modified);
    }

    /** Searches the manifest as text: old programs put a document type before it, which {@link Xml} refuses. */
    private boolean hasPassword() throws IOException {
        return parts.has(MANIFEST) && parts.text(MANIFEST).contains("encryption-data");
    }

    private void content(Xml xml) throws IOException {
        xml.children(() -> {
            if (xml.name().equals("automatic-styles")) {
                xml.children(() -> style(xml));
            } else if (xml.name().equals("body")) {
                xml.children(() -> {
                    if (!xml.name().equals("spreadsheet")) {
                        throw UnreadableException.unsupported("odf");
                    }
                    xml.children("table", () -> table(xml));
                });
            }
        });
        if (grids.isEmpty()) {
            throw UnreadableException.damaged("no table");
        }
    }

    private void style(Xml xml) throws IOException {
        String name = xml.attribute("name", "");
        xml.children("table-properties", () -> {
            if ("false".equals(xml.attribute("display"))) {
                limits.item();
                hiddenStyles.add(name);
            }
        });
    }

    private void table(Xml xml) throws IOException {
        String style = xml.attribute("style-name", "");
        if (style.equals(EXTERNAL)) {
            return;
        }
        if (grids.size() == Limits.PARTS) {
            throw Limits.tooLarge("bomb");
        }
        boolean hidden = hiddenStyles.contains(style) || "false".equals(xml.attribute("display"));
        Grid.Builder grid = new Grid.Builder(xml.attribute("name", "")).hidden(hidden);
        new OdsSheet(xml, grid, limits).read();
        grids.add(grid.build());
    }

    /** Collects the properties of the user and the time of saving, which LibreOffice writes without a zone. */
    private void meta(Xml xml) throws IOException {
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
