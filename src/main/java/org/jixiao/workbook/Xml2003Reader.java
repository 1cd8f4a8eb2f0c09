package org.jixiao.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the XML of Excel 2002 and 2003 (SpreadsheetML), which web systems still write and mostly call {@code .xls}. */
final class Xml2003Reader implements WorkbookFormat {
    private static final String NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet";

    /** A declaration of GB2312, GBK or GB18030, in lower case. */
    private static final Pattern CHINESE = Pattern.compile("^<\\?xml[^>]*encoding\\s*=\\s*[\"']gb");

    @Override
    public boolean matches(byte[] content) {
        String head = Texts.head(content).strip().toLowerCase(Locale.ROOT);
        return head.startsWith("<") && head.contains(NAMESPACE) && !head.contains("<html");
    }

    @Override
    public Workbook read(byte[] content) throws IOException {
        Limits limits = new Limits();
        List<Grid> grids = new ArrayList<>();
        Map<String, String> properties = new LinkedHashMap<>();
        Map<String, NumberFormat> formats = new HashMap<>();
        Instant modified = null;
        boolean since1904 = false;
        try (Xml xml = new Xml(new ByteArrayInputStream(unicode(content)))) {
            if (!xml.name().equals("Workbook")) {
                throw UnreadableException.unsupported("xml");
            }
            int root = xml.depth();
            while (xml.child(root)) {
                switch (xml.name()) {
                    case "DocumentProperties" -> modified = modified(xml);
                    case "CustomDocumentProperties" -> properties(xml, properties, limits);
                    case "ExcelWorkbook" -> since1904 = since1904(xml);
                    case "Styles" -> styles(xml, formats, limits);
                    case "Worksheet" -> {
                        if (grids.size() == Limits.PARTS) {
                            throw Limits.tooLarge("bomb");
                        }
                        grids.add(new Xml2003Sheet(xml, formats, since1904, limits).read());
                    }
                    default -> {
                        // names, settings of the program: nothing that stands in a cell
                    }
                }
            }
            xml.finish();
        }
        return new Workbook(grids, properties, modified);
    }

    /** The bytes in an encoding that {@link Xml} knows: what calls itself Chinese is decoded here. */
    private static byte[] unicode(byte[] content) throws IOException {
        if (!CHINESE.matcher(Texts.head(content).toLowerCase(Locale.ROOT)).find()) {
            return content;
        }
        String text = Texts.decode(content); // some write UTF-8 all the same
        if (text == null) {
            throw UnreadableException.damaged("not in the encoding that it states");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable Instant modified(Xml xml) throws IOException {
        Instant modified = null;
        int parent = xml.depth();
        while (xml.child(parent)) {
            if (xml.name().equals("LastSaved")) {
                modified = Values.instant(xml.text().strip(), ZoneOffset.UTC);
            }
        }
        return modified;
    }

    private static void properties(Xml xml, Map<String, String> properties, Limits limits) throws IOException {
        int parent = xml.depth();
        while (xml.child(parent)) {
            limits.item();
            properties.put(Escapes.read(xml.name()), xml.text());
        }
    }

    private static boolean since1904(Xml xml) throws IOException {
        boolean since1904 = false;
        int parent = xml.depth();
        while (xml.child(parent)) {
            since1904 |= xml.name().equals("Date1904");
        }
        return since1904;
    }

    /** Collects the number formats of the styles; one that has none takes that of its parent, which stands before it. */
    private static void styles(Xml xml, Map<String, NumberFormat> formats, Limits limits) throws IOException {
        int parent = xml.depth();
        while (xml.child(parent)) {
            String id = xml.attribute("ID");
            String inherited = xml.attribute("Parent");
            NumberFormat format = inherited == null ? null : formats.get(inherited);
            while (xml.child(parent + 1)) {
                String code = xml.name().equals("NumberFormat") ? xml.attribute("Format") : null;
                format = code == null ? format : NumberFormat.named(code);
            }
            if (id != null) {
                limits.item();
                formats.put(id, format == null ? NumberFormat.PLAIN : format);
            }
        }
    }
}
