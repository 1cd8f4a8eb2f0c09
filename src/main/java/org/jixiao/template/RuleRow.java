package org.jixiao.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jixiao.model.CellAddress;
import org.jixiao.model.Severity;
import org.jspecify.annotations.Nullable;

/**
 * One row of the 审核规则 sheet. A row with a condition says itself what must hold; one without stands for the built-in check of
 * its number. Expressions are JEXL over the form's field paths.
 *
 * @param id the number in the catalogue, never reused
 * @param severity null where the office has switched the rule off
 * @param fields the paths of the fields to mark, the first of them the main one
 * @param appliesWhen empty where it always applies
 * @param condition what must hold; empty for a built-in check
 * @param message what is wrong, with {@code {expression}} for values
 * @param remedy how to mend it, likewise
 * @param basis the document or clause that asks for it
 * @param category the reviewers' standing complaint that it belongs to
 * @param parameter a tolerance or a list of words, {@code limit} in expressions
 * @param milderWhen where this holds, the finding weighs one step less
 * @param note what the office should know of the rule: what was decided where the catalogue leaves it open
 * @param cells where its texts stand in the sheet, by the header above them
 */
public record RuleRow(
        String id,
        String name,
        Scope scope,
        @Nullable Severity severity,
        List<String> fields,
        String appliesWhen,
        String condition,
        String message,
        String remedy,
        String basis,
        String category,
        String parameter,
        String milderWhen,
        String note,
        Map<String, CellAddress> cells) {
    /** What a rule is about. */
    public enum Scope {
        /** The file and how its sheets look; seen while reading. */
        FILE("文件"),
        /** Each of the fields that the row names. */
        FIELD("字段"),
        /** A form as a whole. */
        FORM("表"),
        /** Each row of the indicator table. */
        INDICATOR("指标"),
        /** All forms of one unit. */
        UNIT("单位"),
        /** All forms. */
        ALL("全部");

        private final String word;

        Scope(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        static Optional<Scope> of(String word) {
            return Stream.of(values()).filter(scope -> scope.word.equals(word)).findFirst();
        }
    }

    /** Where the text under a header stands; the row's first cell where the sheet has no such column. */
    public CellAddress at(String header) {
        return cells.getOrDefault(header, cells.getOrDefault("编号", new CellAddress(DefinitionSheet.RULES, 0, 0)));
    }

    /** The main field to mark, empty where the row names none. */
    public String field() {
        return fields.isEmpty() ? "" : fields.get(0);
    }
}
