package org.jixiao.model;

import java.util.Locale;

/**
 * A file that gave no form, and why.
 *
 * @param file the file as given on the command line, with {@code /}
 * @param message one sentence for the user: what it is and what to do
 */
public record Problem(String file, Kind kind, String message) {
    /** The reasons; other programs rely on these words. */
    public enum Kind {
        EMPTY,
        CORRUPT,
        ENCRYPTED,
        UNSUPPORTED,
        TOO_LARGE,
        NO_FORM,
        IO;

        /** The word in JSON, for example {@code too-large}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
