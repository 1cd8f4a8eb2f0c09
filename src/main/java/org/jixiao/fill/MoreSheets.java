package org.jixiao.fill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sheets on which lists go on that are too long for one, as the other parts of the workbook name them. Each stands behind the one
 * before, with the same heads, columns and print titles; its totals are those of the first.
 */
final class MoreSheets {
    private static final String REST = "worksheets/";
    private static final Pattern SHEET = Pattern.compile("<sheet [^>]*\\bname=\"([^\"]*)\"[^>]*/>");
    private static final Pattern LOCAL =
            Pattern.compile("(<definedName [^>]*localSheetId=\")(\\d+)(\"[^>]*>)(.*?</definedName>)");
    private static final Pattern OF_A_SHEET = Pattern.compile("(?:'[^']*'|[^',!>]+)!");
    private static final Pattern OF_ITS_OWN = Pattern.compile(
            "<(?:drawing|legacyDrawing|picture|tableParts)\\b[^>]*/>| r:id=\"[^\"]*\"| tabSelected=\"\\w+\"");
    private static final Pattern FORMULA = Pattern.compile("<f>.*?</f>");

    /** One such sheet: its number among all sheets of the workbook, from 0, and its part. */
    private record More(StreamedRows list, int place, String part) {
        String id() {
            return "more" + place;
        }
    }

    private final List<List<More>> bySheet = new ArrayList<>();
    /** Where each sheet of the filled workbook stands now. */
    private final List<Integer> places = new ArrayList<>();

    /** @param sheets parts of the sheets, by their names in the order of the workbook */
    MoreSheets(Map<String, List<StreamedRows>> lists, Map<String, String> sheets) {
        int place = 0;
        for (Map.Entry<String, String> sheet : sheets.entrySet()) {
            List<More> more = new ArrayList<>();
            List<StreamedRows> cut = lists.getOrDefault(sheet.getKey(), List.of());
            places.add(place++);
            for (int i = 1; i < cut.size(); i++) {
                more.add(new More(cut.get(i), place++, part(sheet.getValue(), i)));
            }
            bySheet.add(more);
        }
    }

    /** The part of a sheet, and of those on which its list goes on. */
    static String part(String sheet, int number) {
        return number == 0 ? sheet : sheet.replace(".xml", "-" + (number + 1) + ".xml");
    }

    /** A sheet's text without what only one sheet can have. */
    static String withoutParts(String sheet) {
        return OF_ITS_OWN.matcher(sheet).replaceAll("");
    }

    /** A row in which each formula shows what stands in the same cell of another sheet. */
    static String pointingTo(String sheet, String row) {
        return StreamedRows.CELL.matcher(row).replaceAll(cell -> {
            String formula = "<f>'" + new XmlBytes().text(sheet.replace("'", "''")) + "'!" + cell.group(1)
                    + cell.group(2) + "</f>";
            return Matcher.quoteReplacement(
                    FORMULA.matcher(cell.group()).replaceAll(Matcher.quoteReplacement(formula)));
        });
    }

    String workbook(String xml) {
        int[] number = {0};
        String sheets = SHEET.matcher(xml).replaceAll(sheet -> {
            StringBuilder all = new StringBuilder(sheet.group());
            for (More more : bySheet.get(number[0]++)) {
                all.append("<sheet name=\"")
                        .append(new XmlBytes().text(more.list().sheet()));
                all.append("\" r:id=\"").append(more.id()).append("\" sheetId=\"");
                all.append(1_000 + more.place()).append("\"/>");
            }
            return Matcher.quoteReplacement(all.toString());
        });
        return LOCAL.matcher(sheets).replaceAll(name -> {
            int sheet = Integer.parseInt(name.group(2));
            StringBuilder all = new StringBuilder(name.group(1))
                    .append(places.get(sheet))
                    .append(name.group(3))
                    .append(name.group(4));
            for (More more : name.group(1).contains("_xlnm.Print_Titles") ? bySheet.get(sheet) : List.<More>of()) {
                String quoted = "'" + more.list().sheet().replace("'", "''") + "'!";
                all.append(name.group(1)).append(more.place()).append(name.group(3));
                all.append(OF_A_SHEET.matcher(name.group(4)).replaceAll(Matcher.quoteReplacement(quoted)));
            }
            return Matcher.quoteReplacement(all.toString());
        });
    }

    String relations(String xml) {
        return added(
                xml,
                "</Relationships>",
                more -> "<Relationship Id=\"" + more.id() + "\" Target=\""
                        + more.part().substring(more.part().indexOf(REST))
                        + "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\"/>");
    }

    String types(String xml) {
        return added(
                xml,
                "</Types>",
                more ->
                        "<Override ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\""
                                + " PartName=\"/" + more.part() + "\"/>");
    }

    private String added(String xml, String end, Function<More, String> element) {
        StringBuilder all = new StringBuilder(xml.replace(end, ""));
        bySheet.forEach(sheet -> sheet.forEach(more -> all.append(element.apply(more))));
        return all.append(end).toString();
    }
}
