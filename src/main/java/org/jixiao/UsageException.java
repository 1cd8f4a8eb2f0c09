package org.jixiao;

/** What was asked for cannot be: on the command line exit status 2. The message is for the user and names what is wrong. */
public final class UsageException extends Exception {
    public UsageException(String message) {
        super(message);
    }
}
