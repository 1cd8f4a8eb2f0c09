package org.jixiao.cli;

/** The user asked for something that cannot be: exit status 2. The message is for the user and names what is wrong. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
