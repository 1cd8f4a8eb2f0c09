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

    /** Anything but failed. */
    static Verdict without(Outcome outcome) {
        return switch (outcome) {
            case HELD -> HELD;
            case NOT_APPLICABLE -> NOT_APPLICABLE;
            case NOT_EVALUATED -> NOT_EVALUATED;
            case FAILED -> throw new IllegalArgumentException("failed without a fault");
        };
    }

    /** Failed where there are faults, held where there are none. */
    static Verdict of(List<Fault> faults) {
        return faults.isEmpty() ? HELD : new Verdict(Outcome.FAILED, List.copyOf(faults));
    }

    static Verdict failed(Fault fault) {
        return of(List.of(fault));
    }
}
