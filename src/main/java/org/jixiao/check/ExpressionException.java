package org.jixiao.check;

/** A text of the rule sheet that is no expression, or one that rules may not use; the message says where and why. */
final class ExpressionException extends Exception {
    private static final long serialVersionUID = 1L;

    ExpressionException(String message) {
        super(message);
    }
}
