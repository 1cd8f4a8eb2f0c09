package org.jixiao.check;

/** An expression needs a value that is blank or unreadable; its rule is not evaluated. */
final class MissingValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingValueException(String name) {
        super(name, null, false, false); // an everyday thing: no stack trace
    }
}
