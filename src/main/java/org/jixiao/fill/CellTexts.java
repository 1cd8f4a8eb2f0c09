package org.jixiao.fill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.io.function.Uncheck;
import org.apache.poi.ss.usermodel.RichTextString;
import org.apache.poi.xssf.model.SharedStringsTable;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTRst;

/**
 * Puts the texts of a workbook into its cells, where whoever writes a cell writes its text, and takes away the table in which POI keeps
 * them: it holds what the template had as well, its expressions and the whole rule sheet, though nobody sees them.
 */
final class CellTexts {
    private static final String TABLE = "xl/sharedStrings.xml";
    private static final Pattern CELL = Pattern.compile("<c (r=\"\\w+\"[^>]*?)(?:/>|>(.*?)</c>)", Pattern.DOTALL);
    private static final Pattern TYPE = Pattern.compile(" t=\"(\\w+)\"");
    private static final Pattern VALUE = Pattern.compile("<v>(\\d+)</v>");

    private CellTexts() {}

    /** @param parts the parts of the package by name; each cell in them is written as {@link SheetXml} does it */
    static void putInto(Map<String, byte[]> parts) {
        SharedStringsTable table = new SharedStringsTable();
        byte[] there = parts.remove(TABLE);
        if (there != null) {
            Uncheck.accept(table::readFrom, new ByteArrayInputStream(there)); // memory does not fail
        }
        List<String> texts =
                table.getSharedStringItems().stream().map(CellTexts::xml).toList();
        parts.replaceAll((name, content) -> {
            if (name.startsWith("xl/worksheets/sheet")) {
                return SheetXml.bytes(inline(new String(content, UTF_8), texts));
            }
            return name.equals("[Content_Types].xml") || name.equals("xl/_rels/workbook.xml.rels")
                    ? SheetXml.bytes(new String(content, UTF_8).replaceAll("<\\w+ [^>]*sharedStrings\\.xml[^>]*/>", ""))
                    : content;
        });
    }

    /** The rest of a cell that shows it. */
    private static String xml(RichTextString text) {
        CTRst item = ((XSSFRichTextString) text).getCTRst();
        if (item.sizeOfRArray() > 0) {
            return " t=\"inlineStr\">" + item.xmlText().replace("xml-fragment", "is") + "</c>";
        }
        SheetXml cell = new SheetXml();
        cell.value(String.valueOf(item.getT()));
        return cell.toString();
    }

    private static String inline(String sheet, List<String> texts) {
        return CELL.matcher(sheet).replaceAll(cell -> {
            Matcher type = TYPE.matcher(cell.group(1));
            String kind = type.find() ? type.group(1) : "n";
            String start = "<c " + type.replaceFirst("");
            String content = cell.group(2) == null ? "" : cell.group(2).replace("<v/>", "<v></v>");
            Matcher number = VALUE.matcher(content);
            String whole = content.isEmpty()
                    ? start + "/>"
                    : kind.equals("s") && number.find()
                            ? start + texts.get(Integer.parseInt(number.group(1)))
                            : start + (kind.equals("n") ? ">" : " t=\"" + kind + "\">") + content + "</c>";
            return Matcher.quoteReplacement(whole);
        });
    }
}
