package org.jixiao.check;

import java.util.List;

/**
 * What a rule says of one thing that it was asked about.
 *
 * @param faults never empty where it failed, else empty
 */
record Verdict(Outcome outcome, List<Fault> faults) {
    static final Verdict HELD = new Verdict(Outcome.HELD, List.of());
    static final Verdict NOT_APPLICABLE = new Verdict(Outcome.NOT_APPLICABLE, List.of());
    static final Verdict NOT_EVALUATED = new Verdict(Outcome.NOT_EVALUATED, List.of());

    /** What became of one rule for one thing, in the order in which {@link RuleTally} counts. */
    enum Outcome {
        HELD,
        FAILED,
        /** The rule is not about such a form, field or row, or nothing was given to compare with. */
        NOT_APPLICABLE,
        /** A value that the rule needs is blank or unreadable: nobody may take that for a pass. */
        NOT_EVALUATED
    }

    /** Failed where there are faults, held where there are none. */
    static Verdict of(List<Fault> faults) {
        return faults.isEmpty() ? HELD : new Verdict(Outcome.FAILED, List.copyOf(faults));
    }

    static Verdict failed(Fault fault) {
        return of(List.of(fault));
    }
}
