package org.jixiao;

/**
 * What was asked for could not be written, or there was nothing to write it from: on the command line exit status 3. The message is
 * for the user.
 */
public final class OutputException extends Exception {
    public OutputException(String message) {
        super(message);
    }

    public OutputException(String message, Throwable cause) {
        super(message, cause);
    }
}
