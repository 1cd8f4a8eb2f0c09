package org.jixiao.read;

import java.util.List;
import org.jixiao.model.Stamp;
import org.jixiao.template.FormTemplate;
import org.jixiao.workbook.Grid;

/** A template with the indexes of its sheets. */
record Compiled(FormTemplate template, String version, List<SheetIndex> sheets) {
    /** Whether a stamp says that this very template was filled to make the workbook. */
    boolean isNamedIn(Stamp stamp) {
        return stamp.get(Stamp.TEMPLATE).equals(template.name());
    }

    /** Whether a page holds nothing but what the template itself says there, for people to read. */
    boolean isNote(Grid page) {
        return page.cells().stream()
                .allMatch(at -> template.notes().contains(at.cell().text()));
    }
}
