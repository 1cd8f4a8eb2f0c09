package org.jixiao.fill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jixiao.model.CellLink;

/** The links of a list, as its sheet and the sheet's relations write them: each file once, however many rows lead to it. */
final class StreamedLinks {
    /** Excel allows 65,530 links on a sheet; the rows beyond show where they come from without one. */
    private static final int MOST = 65_000;

    private static final Pattern FOLLOWING = Pattern.compile(
            "<(?:printOptions|pageMargins|pageSetup|headerFooter|rowBreaks|colBreaks|drawing|tableParts|extLst)\\b");
    /** With the prefix of {@code r:id}: the sheet's root need not declare it. */
    private static final String OPEN =
            "<hyperlinks xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">";

    private static final String EMPTY = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
            + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>";

    private final Map<String, byte[]> files = new HashMap<>();
    private final SheetXml links = new SheetXml();
    private final SheetXml relations = new SheetXml();
    private int count;

    /**
     * Adds a link.
     *
     * @param start of its cell, {@code <c r="E} and {@code row} its row's number
     */
    void add(CellLink link, byte[] column, byte[] row) {
        if (++count > MOST) {
            return;
        }
        links.xml("<hyperlink ref=\"").xml(column).xml(row).xml("\" r:id=\"");
        links.xml(files.computeIfAbsent(link.file(), this::relation)).xml("\"");
        if (!link.cell().isEmpty()) {
            links.xml(" location=\"")
                    .xml(SheetXml.escaped(link.cell()).replace("\"", "&quot;"))
                    .xml("\"");
        }
        links.xml("/>");
    }

    private byte[] relation(String file) {
        String id = "list" + files.size();
        relations
                .xml("<Relationship Id=\"" + id + "\" TargetMode=\"External\" Target=\"")
                .xml(Link.encoded(file))
                .xml("\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\"/>");
        return id.getBytes(UTF_8);
    }

    /** What stands below the rows of a sheet, with the links. */
    String in(String below) {
        if (count == 0) {
            return below;
        }
        int there = below.indexOf("</hyperlinks>");
        Matcher after = FOLLOWING.matcher(below);
        int at = there >= 0 ? there : after.find() ? after.start() : below.length() - "</worksheet>".length();
        String all = there >= 0 ? links.toString() : "<hyperlinks>" + links + "</hyperlinks>";
        return (below.substring(0, at) + all + below.substring(at)).replace("<hyperlinks>", OPEN);
    }

    /** A sheet's relations, empty where it had none, with those of the links. */
    byte[] in(byte[] below) {
        String xml = below.length == 0 ? EMPTY : new String(below, UTF_8);
        return xml.replace("</Relationships>", relations + "</Relationships>").getBytes(UTF_8);
    }
}
