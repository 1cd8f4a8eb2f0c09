package org.jixiao.model;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a rule found, complete: console, marked copy, review workbook and JSON are views of it.
 *
 * @param rule the number of the rule, for example {@code B03}
 * @param form the form that it is in; null where it is about the roster
 * @param file the file as given on the command line, with {@code /}
 * @param at the cell to mend, or null where the file as a whole is meant
 * @param field the path of the field, empty where none is meant
 * @param message what is wrong, with the actual values, in the user's language
 * @param remedy how to mend it
 * @param value the text as typed, empty where nothing stands
 * @param basis the document or clause that asks for it, empty where it is practice only
 * @param category which of the reviewers' eleven standing complaints it is
 */
public record Finding(
        String rule,
        Severity severity,
        @Nullable CollectedForm form,
        String file,
        @Nullable CellAddress at,
        String field,
        String message,
        String remedy,
        String value,
        String basis,
        String category) {
    private static final int EXCERPT = 60;

    public Finding {
        message = Memo.shared(message);
        remedy = Memo.shared(remedy);
    }

    /** By file, sheet, row, column, rule: the order in which findings are shown, whatever order they were found in. */
    public static final Comparator<Finding> ORDER = Comparator.comparing(Finding::file)
            .thenComparing(Finding::at, Comparator.nullsFirst(Comparator.<CellAddress>naturalOrder()))
            .thenComparing(Finding::rule)
            .thenComparing(Finding::field)
            .thenComparing(Finding::message);

    /** The typed text as lists show it: a narrative only by its beginning. */
    public String excerpt() {
        return value.length() <= EXCERPT
                ? value
                : value.substring(0, value.offsetByCodePoints(0, value.codePointCount(0, EXCERPT))) + "……";
    }
}
