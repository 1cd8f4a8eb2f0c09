package org.jixiao.fill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jixiao.model.CellLink;

/** The links of some rows of a list, as the sheet and its relations write them: each file once, however many rows lead to it. */
final class StreamedLinks {
    /** Excel allows 65,530 links on a sheet; the rows beyond show where they come from without one. */
    private static final int MOST = 65_000;

    private static final Pattern FOLLOWING = Pattern.compile(
            "<(?:printOptions|pageMargins|pageSetup|headerFooter|rowBreaks|colBreaks|drawing|tableParts|extLst)\\b");

    private final String start;
    private final Map<String, byte[]> files = new HashMap<>();
    private final XmlBytes links = new XmlBytes();
    private final XmlBytes relations = new XmlBytes();

    /** @param from how many rows of the list stand above these */
    StreamedLinks(int from) {
        start = "list" + from + "-";
    }

    /**
     * Adds a link.
     *
     * @param at the letters of its cell's column, and {@code number} of its row
     * @param count how many rows of the list stand above it
     */
    void add(CellLink link, byte[] at, int number, int count) {
        if (count >= MOST) {
            return;
        }
        byte[] id = files.computeIfAbsent(link.file(), this::relation);
        links.xml("<hyperlink ref=\"")
                .xml(at)
                .number(number)
                .xml("\" r:id=\"")
                .xml(id)
                .xml("\"");
        if (!link.cell().isEmpty()) {
            links.xml(" location=\"").text(link.cell()).xml("\"");
        }
        links.xml("/>");
    }

    private byte[] relation(String file) {
        String id = start + files.size();
        relations
                .xml("<Relationship Id=\"" + id + "\" TargetMode=\"External\" Target=\"")
                .text(Link.encoded(file))
                .xml("\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\"/>");
        return id.getBytes(UTF_8);
    }

    XmlBytes links() {
        return links;
    }

    XmlBytes relations() {
        return relations;
    }

    /** What stands below the rows of a sheet: that before the links, and that behind them. */
    static String[] around(String rest) {
        int there = rest.indexOf("</hyperlinks>");
        Matcher after = FOLLOWING.matcher(rest);
        int at = there >= 0 ? there : after.find() ? after.start() : rest.length() - "</worksheet>".length();
        return there >= 0
                ? new String[] {rest.substring(0, at), rest.substring(at)}
                : new String[] {rest.substring(0, at) + "<hyperlinks>", "</hyperlinks>" + rest.substring(at)};
    }

    /** A sheet's relations, empty where it had none, and those of its links. */
    static String with(String relations, String more) {
        return relations.isEmpty()
                ? "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + more + "</Relationships>"
                : relations.replace("</Relationships>", more + "</Relationships>");
    }
}
