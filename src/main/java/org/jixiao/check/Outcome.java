package org.jixiao.check;

/** What became of one rule for one thing that it was asked about, in the order in which {@link RuleTally} counts. */
enum Outcome {
    HELD,
    FAILED,
    /** The rule is not about such a form, field or row, or nothing was given to compare with. */
    NOT_APPLICABLE,
    /** A value that the rule needs is blank or unreadable: nobody may take that for a pass. */
    NOT_EVALUATED
}
