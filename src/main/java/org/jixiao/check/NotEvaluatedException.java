package org.jixiao.check;

/** An expression cannot be evaluated, and so its rule: an everyday thing, for most forms leave something blank. It has no stack trace. */
final class NotEvaluatedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param what is missing, or of the wrong type */
    NotEvaluatedException(String what) {
        super(what, null, false, false);
    }
}
