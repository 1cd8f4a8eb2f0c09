package org.jixiao.check;

import java.util.List;
import org.jixiao.check.CheckResult.FormFindings;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Roster;

/** Whole checks, in one thread. */
public final class Checks {
    private Checks() {}

    /**
     * All rules over all forms; the rules across forms over those of each year ({@link Years}).
     *
     * @param roster who must report what, or null where nobody said
     * @param year the year that the forms should bear; null for the roster's
     */
    public static CheckResult check(Checker checker, List<CollectedForm> forms, Roster roster, Integer year) {
        Integer expected = year != null || roster == null ? year : roster.year();
        List<FormFindings> each =
                forms.stream().map(form -> checker.checkForm(form, expected)).toList();
        return checker.checkAcross(Years.of(forms, expected), each, roster, List.of());
    }
}
