package org.jixiao.cli;

/** What was asked for could not be written, or there was nothing to write it from: exit status 3. The message is for the user. */
final class OutputException extends Exception {
    private static final long serialVersionUID = 1L;

    OutputException(String message) {
        super(message);
    }

    OutputException(String message, Throwable cause) {
        super(message, cause);
    }
}
