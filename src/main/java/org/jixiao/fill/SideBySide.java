package org.jixiao.fill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jixiao.model.Form;
import org.jixiao.model.Row;
import org.jixiao.model.Value;
import org.jixiao.template.FormTemplate;
import org.jixiao.template.SheetPlan;
import org.jixiao.template.TablePlan;

/**
 * Lists that stand side by side in the same rows and have their first column in common, as the long-term and the yearly indicators
 * have their first level. Rows of both that are equal there are put beside each other, and where one list has nothing to put
 * there, it gets a row with nothing but the common value: so both are equally long. Reading passes such rows over.
 */
final class SideBySide {
    private SideBySide() {}

    /** The form with all its rows as they are to be filled in; a form that is so already stays as it is. */
    static Form aligned(FormTemplate template, Form form) {
        Form aligned = form;
        for (SheetPlan sheet : template.sheets()) {
            List<TablePlan> tables = sheet.tables();
            for (TablePlan right : tables) {
                for (TablePlan left : tables.subList(0, tables.indexOf(right))) {
                    if (right.columns().get(0).equals(left.columns().get(0))) {
                        aligned = aligned(left, right, aligned);
                    }
                }
            }
        }
        return aligned;
    }

    private static Form aligned(TablePlan left, TablePlan right, Form form) {
        String common = left.columns().get(0).path();
        List<Row> lefts = form.rows(left.path());
        List<Row> rights = form.rows(right.path());
        List<Row> newLefts = new ArrayList<>();
        List<Row> newRights = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < lefts.size() || j < rights.size()) {
            Value mine = i < lefts.size() ? lefts.get(i).get(common) : Value.NONE;
            Value theirs = j < rights.size() ? rights.get(j).get(common) : Value.NONE;
            boolean together = i < lefts.size() && j < rights.size() && mine.sameAs(theirs);
            boolean leftFirst = j == rights.size()
                    || lefts.subList(i, lefts.size()).stream()
                            .anyMatch(row -> row.get(common).sameAs(theirs));
            newLefts.add(together || leftFirst ? lefts.get(i++) : only(common, theirs));
            newRights.add(together || !leftFirst ? rights.get(j++) : only(common, mine));
        }
        return form.withRows(left.path(), newLefts).withRows(right.path(), newRights);
    }

    private static Row only(String column, Value value) {
        return new Row(Map.of(column, value));
    }
}
