package org.jixiao.fill;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * The formulas of a workbook whose lists jxls filled with samples, made to reach as far as the lists themselves, also over the sheets
 * on which those go on.
 */
final class StretchedFormulas {
    private static final Pattern FORMULA =
            Pattern.compile("(<f>|<c:f>|<formula>)(.*?)(</f>|</c:f>|</formula>)(<v>[^<]*</v>)?");
    /** What comes to the same for the samples as for the list. */
    static final Pattern SUM = Pattern.compile(
            "SUM\\(([^()]*)\\)|SUBTOTAL\\(109,[^()]*\\)|IF\\(COUNT\\(([^()]*)\\)=0,\"\",SUM\\(\\2\\)\\)");
    /** A function that takes any number of ranges, over one. */
    private static final Pattern OVER_A_RANGE = Pattern.compile(
            "\\b((?:SUM|COUNT|COUNTA|AVERAGE|MAX|MIN)\\(|SUBTOTAL\\(\\d+,)(?:[^(),!]+!)?([A-Z]+\\d+(?::[A-Z]+\\d+)?)\\)");

    private final Map<String, List<StreamedRows>> bySheet;
    private final boolean onlySums;
    private boolean unknown;

    /**
     * @param bySheet the lists by the sheet that they begin on
     * @param onlySums whether all other results are left to the program that opens the workbook
     */
    StretchedFormulas(Map<String, List<StreamedRows>> bySheet, boolean onlySums) {
        this.bySheet = bySheet;
        this.onlySums = onlySums;
    }

    /** Whether a formula was left without its result. */
    boolean isUnknown() {
        return unknown;
    }

    /** All formulas of a part, on a sheet or a chart. */
    String of(String xml, String sheet) {
        return FORMULA.matcher(xml)
                .replaceAll(formula -> Matcher.quoteReplacement(formula.group(1)
                        + everywhere(formula.group(2), sheet)
                        + formula.group(3)
                        + result(formula, sheet)));
    }

    /**
     * The result that jxls's workbook has, unless it comes from the samples in another way than as a sum; where one does, it may be in
     * any other, and only the sums of lists keep theirs.
     */
    private String result(MatchResult formula, String sheet) {
        String text = formula.group(2);
        if (formula.group(4) == null) {
            return "";
        }
        boolean ofList = !stretched(text, sheet).equals(text)
                || References.ofColumns(text, sheet).stream().anyMatch(bySheet::containsKey);
        boolean sum = SUM.matcher(text).matches() && !isOverReckoned(text, sheet);
        unknown |= ofList && !sum;
        return (ofList ? sum : !onlySums) ? formula.group(4) : "";
    }

    private boolean isOverReckoned(String formula, String sheet) {
        boolean[] over = {false};
        References.map(
                formula,
                sheet,
                (name, range) -> {
                    over[0] |= bySheet.getOrDefault(name, List.of()).stream()
                            .flatMap(list -> list.reckoned().stream())
                            .anyMatch(column -> range.getFirstColumn() <= column && column <= range.getLastColumn());
                    return range;
                },
                true);
        return over[0];
    }

    /** A formula of which each range reaches as far as the list, also over the sheets on which it goes on. */
    private String everywhere(String formula, String sheet) {
        return OVER_A_RANGE.matcher(stretched(formula, sheet)).replaceAll(found -> {
            String whole = found.group();
            String range = found.group(2);
            String prefix = whole.substring(found.group(1).length(), whole.length() - range.length() - 1);
            String named = prefix.isEmpty() ? sheet : prefix.replaceAll("^'|'?!$", "");
            List<StreamedRows> lists = bySheet.getOrDefault(named, List.of());
            StringBuilder all = new StringBuilder(whole.substring(0, whole.length() - 1));
            CellRangeAddress here = CellRangeAddress.valueOf(range);
            for (int i = 1; i < lists.size(); i++) {
                StreamedRows more = lists.get(i);
                if (here.getFirstRow() <= more.row()
                        && here.getLastRow() >= lists.get(0).stretch(more.row() + StreamedRows.SAMPLES - 1)) {
                    CellRangeAddress there = new CellRangeAddress(
                            more.row(),
                            more.row() + more.items().size() - 1,
                            here.getFirstColumn(),
                            here.getLastColumn());
                    all.append(",'").append(more.sheet()).append("'!").append(there.formatAsString());
                }
            }
            return Matcher.quoteReplacement(all.append(')').toString());
        });
    }

    private String stretched(String formula, String sheet) {
        return References.map(
                formula,
                sheet,
                (name, range) -> {
                    List<StreamedRows> lists = bySheet.get(name);
                    return lists == null ? range : lists.get(0).stretch(range);
                },
                true);
    }

    /** The names of a workbook. */
    String ofNames(String workbook) {
        return Pattern.compile("(<definedName [^>]*>)(.*?)(?=</definedName>)")
                .matcher(workbook)
                .replaceAll(name -> Matcher.quoteReplacement(name.group(1) + stretched(name.group(2), "")));
    }
}
