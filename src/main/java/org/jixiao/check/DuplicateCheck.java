package org.jixiao.check;

import java.util.List;
import org.jixiao.model.CellAddress;
import org.jixiao.model.CollectedForm;
import org.jixiao.template.RuleRow;

/**
 * F11: a project has one form (rules.md F11). Where there are several that differ, each of them is marked, and the message names
 * all files, the newest, and in what it differs: nobody's form is passed over in silence. Identical copies are no fault.
 */
final class DuplicateCheck {
    /** The rule of forms that stand in one file. */
    private static final String ONE_FILE = "I08";

    private DuplicateCheck() {}

    static Verdict check(Campaign campaign, RuleRow rule, Duplicates.Group group) {
        if (!group.differ()) {
            return Verdict.HELD;
        }
        if (files(group) == 1 && campaign.rule(ONE_FILE).isPresent()) {
            return Verdict.NOT_APPLICABLE;
        }
        boolean oneFileEach = files(group) == group.forms().size();
        List<String> files =
                group.forms().stream().map(form -> place(form, oneFileEach)).toList();
        String newestFile = place(group.newest(), oneFileEach);
        return Verdict.of(group.forms().stream()
                .filter(form -> !form.isBlank())
                .map(form -> {
                    CollectedForm older = group.olderThan(form);
                    String olderFile = place(older, oneFileEach);
                    String text = Versions.text(older, group.newest(), campaign.templates.values(), campaign.words);
                    return Fault.of(rule, form, files.size(), files, newestFile, olderFile, text);
                })
                .toList());
    }

    /**
     * I08: a unit has no two projects of one name (rules.md I08): different forms in one file, which are no versions of each other.
     * Marked from the second on.
     */
    static Verdict inOneFile(Campaign campaign, RuleRow rule, Duplicates.Group group) {
        if (!group.differ() || files(group) > 1) {
            return Verdict.HELD;
        }
        String first = place(group.forms().get(0), false);
        return Verdict.of(group.forms().stream()
                .filter(form -> !form.isBlank())
                .skip(1)
                .map(form -> Fault.of(rule, form, form.text(Campaign.PROJECT), first))
                .toList());
    }

    private static long files(Duplicates.Group group) {
        return group.forms().stream().map(CollectedForm::file).distinct().count();
    }

    private static String place(CollectedForm form, boolean fileIsEnough) {
        CellAddress at = form.form().get(Campaign.PROJECT).at();
        return fileIsEnough ? form.file() : form.file() + " [" + (at == null ? form.sheet() : at) + "]";
    }
}
