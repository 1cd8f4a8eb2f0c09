package org.jixiao.read;

import org.jixiao.model.Folding;
import org.jixiao.model.Memo;
import org.jixiao.template.FormTemplate;
import org.jixiao.workbook.Cell;
import org.jixiao.workbook.Grid;
import org.jixiao.workbook.Workbook;

/**
 * Tells forms about all that a department spends, 部门整体支出绩效自评表, by their title: they look like those about one project, and
 * their total would be added to the projects'.
 */
public final class WholeDepartment {
    private static final int LONGEST = 60;
    private static final Memo<Boolean> TITLES = new Memo<>(WholeDepartment::isTitle);

    private WholeDepartment() {}

    /** Whether one of a workbook's sheets, those that are hidden aside, is such a form. */
    public static boolean isIn(Workbook workbook) {
        return workbook.sheets().stream().anyMatch(grid -> !grid.hidden() && isOn(grid));
    }

    /** Whether a template asks for a project, and is not called so itself. */
    static boolean isNot(FormTemplate template) {
        return template.fields().containsKey("project.name") && !isTitle(template.title());
    }

    /** Whether such a title stands on a sheet above the first row with several texts, or in it: there the labels begin. */
    static boolean isOn(Grid grid) {
        int row = -1;
        int texts = 0;
        for (Grid.At at : grid.cells()) {
            if (at.row() != row && texts > 1) {
                return false;
            }
            texts = at.row() == row ? texts : 0;
            row = at.row();
            if (at.cell().kind() == Cell.Kind.TEXT) {
                texts++;
                if (TITLES.of(at.cell().text())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** 某县教育局部门（单位）整体支出绩效目标表（2021年度）, but not 整体搬迁项目绩效目标表. */
    private static boolean isTitle(String text) {
        if (!text.contains("整体") || text.length() > LONGEST) {
            return false;
        }
        String title = Folding.letters(Folding.fold(text), '%');
        String whole = title.substring(title.indexOf("整体") + 2);
        return !title.contains("项目")
                && (whole.startsWith("支出") || whole.startsWith("绩效") || whole.startsWith("预算"))
                && whole.contains("绩效")
                && whole.contains("表")
                && whole.substring(whole.indexOf('表') + 1)
                        .chars()
                        .allMatch(c -> Character.isDigit(c) || "年度".indexOf(c) >= 0);
    }
}
