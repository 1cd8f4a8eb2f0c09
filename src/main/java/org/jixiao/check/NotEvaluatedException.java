package org.jixiao.check;

/** An expression cannot be evaluated, and so its rule: an everyday thing, for most forms leave something blank. It has no stack trace. */
final class NotEvaluatedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is in the way. */
    enum Reason {
        /** A value that a condition reads is blank or unreadable; nothing in the expression helps over that. */
        BLANK,
        /** An operator has nothing to work on. */
        NULL_OPERAND,
        /** A name that there is not, a text where a number should be. */
        OTHER
    }

    private final Reason reason;

    NotEvaluatedException(Reason reason, String what) {
        super(what, null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
