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
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the XML of Excel 2002 and 2003 (SpreadsheetML), which web systems still write and mostly call {@code .xls}. */
final class Xml2003Reader {
    private static final String NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet";

    /** A declaration of GB2312, GBK or GB18030, in lower case. */
    private static final Pattern CHINESE = Pattern.compile("^<\\?xml[^>]*encoding\\s*=\\s*[\"']gb");

    private final Xml xml;
    private final Limits limits;
    private final List<Grid> grids = new ArrayList<>();
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final Map<String, NumberFormat> formats = new HashMap<>();
    private @Nullable Instant modified;
    private boolean since1904;

    private Xml2003Reader(Xml xml, Limits limits) {
        this.xml = xml;
        this.limits = limits;
    }

    /** @param head as {@link Texts#head} gives it */
    static boolean matches(String head) {
        return head.startsWith("<") && head.contains(NAMESPACE) && !head.contains("<html");
    }

    static Workbook read(byte[] content, Limits limits) throws IOException {
        Xml xml = new Xml(new ByteArrayInputStream(unicode(content)));
        if (!xml.name().equals("Workbook")) {
            throw UnreadableException.unsupported("xml");
        }
        Xml2003Reader reader = new Xml2003Reader(xml, limits);
        xml.children(reader::part);
        xml.finish();
        return new Workbook(reader.grids, reader.properties, reader.modified);
    }

    /** The bytes in an encoding that {@link Xml} knows: what calls itself Chinese is decoded here. */
    private static byte[] unicode(byte[] content) throws IOException {
        if (!CHINESE.matcher(Texts.head(content)).find()) {
            return content;
        }
        String text = Texts.decode(content); // some write UTF-8 all the same
        if (text == null) {
            throw UnreadableException.damaged("not in the encoding that it states");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void part() throws IOException {
        switch (xml.name()) {
            case "DocumentProperties" ->
                xml.children(
                        "LastSaved", () -> modified = Values.instant(xml.text().strip(), ZoneOffset.UTC));
            case "CustomDocumentProperties" ->
                xml.children(() -> {
                    limits.item();
                    properties.put(Escapes.read(xml.name()), xml.text());
                });
            case "ExcelWorkbook" -> xml.children("Date1904", () -> since1904 = true);
            case "Styles" -> xml.children(this::style);
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

    /** Notes the number format of a style; one that has none takes that of its parent, which stands before it. */
    private void style() throws IOException {
        String id = xml.attribute("ID", "");
        limits.item();
        formats.put(id, formats.getOrDefault(xml.attribute("Parent"), NumberFormat.PLAIN));
        xml.children("NumberFormat", () -> {
            String code = xml.attribute("Format");
            if (code != null) {
                formats.put(id, NumberFormat.named(code));
            }
        });
    }
}
