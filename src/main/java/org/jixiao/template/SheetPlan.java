package org.jixiao.template;

import java.util.List;

/**
 * One form sheet, as both directions need it.
 *
 * @param headings constant texts that label no single value: the title, section headings
 * @param columns how many columns the form is wide
 */
public record SheetPlan(
        String name, List<Slot> slots, List<TablePlan> tables, List<Slot.Label> headings, int columns) {}
