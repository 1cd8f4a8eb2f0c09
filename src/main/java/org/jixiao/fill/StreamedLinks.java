package org.jixiao.fill;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jixiao.model.CellLink;

/** The links of a streamed list, as the sheet and its relations write them: each file once, however many rows lead to it. */
final class StreamedLinks {
    /** Excel allows 65,530 links on a sheet; the rows beyond show where they come from without one. */
    private static final int MOST = 65_000;

    private static final Pattern FOLLOWING = Pattern.compile(
            "<(?:printOptions|pageMargins|pageSetup|headerFooter|rowBreaks|colBreaks|drawing|tableParts|extLst)\\b");

    private final Map<String, String> files = new LinkedHashMap<>();
    private final StringBuilder links = new StringBuilder();

    boolean isEmpty() {
        return files.isEmpty();
    }

    /**
     * Adds a link.
     *
     * @param at the cell's address
     * @param count how many rows stand above it
     */
    void add(CellLink link, String at, int count) {
        if (count >= MOST) {
            return;
        }
        String id = files.computeIfAbsent(Link.encoded(link.file()), file -> "list" + files.size());
        links.append("<hyperlink ref=\"")
                .append(at)
                .append("\" r:id=\"")
                .append(id)
                .append('"');
        if (!link.cell().isEmpty()) {
            links.append(" location=\"");
            XmlText.escape(links, link.cell());
            links.append('"');
        }
        links.append("/>");
    }

    /** What stands below the rows of a sheet, with the links in their place. */
    String into(String rest) {
        if (isEmpty()) {
            return rest;
        }
        int there = rest.indexOf("</hyperlinks>");
        Matcher after = FOLLOWING.matcher(rest);
        int at = there >= 0 ? there : after.find() ? after.start() : rest.length() - "</worksheet>".length();
        return rest.substring(0, at)
                + (there >= 0 ? links : "<hyperlinks>" + links + "</hyperlinks>")
                + rest.substring(at);
    }

    /** A sheet's relations, empty where it had none, and those of the links. */
    String relations(String rels) {
        StringBuilder all = new StringBuilder(
                rels.isEmpty()
                        ? "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        : rels.replace("</Relationships>", ""));
        files.forEach((file, id) -> {
            all.append("<Relationship Id=\"").append(id).append("\" TargetMode=\"External\" Target=\"");
            XmlText.escape(all, file);
            all.append("\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink\"/>");
        });
        return all.append("</Relationships>").toString();
    }
}
