package org.jixiao.check;

import java.util.List;
import java.util.Map;
import org.jixiao.model.CollectedForm;
import org.jixiao.model.Finding;
import org.jixiao.model.Roster;

/**
 * What the rules say of all forms.
 *
 * @param findings sorted by {@link Finding#ORDER}
 * @param tallies one for each rule, in the order of the rule book; several templates' books follow one another
 * @param waived findings that the office lets stand, sorted likewise; they are not among {@code findings}
 * @param duplicates which forms are of one project, and which of them count
 * @param identities what each form is taken for, also one that findings are about without its being judged; told apart as objects
 */
public record CheckResult(
        List<Finding> findings,
        List<RuleTally> tallies,
        List<Waived> waived,
        Duplicates duplicates,
        Map<CollectedForm, Identity> identities) {
    /**
     * What the rules say of one form alone.
     *
     * @param findings in no particular order
     * @param counts for each rule of all templates how often each {@link Verdict.Outcome} was the outcome, one behind the other; zeros
     *     for the rules across forms
     */
    public record FormFindings(List<Finding> findings, int[] counts) {}

    /** A finding and the waiver that covers it. */
    public record Waived(Finding finding, Roster.Waiver waiver) {}
}
