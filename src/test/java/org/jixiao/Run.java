package org.jixiao;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jixiao.cli.Cli;

/**
 * One run of the command line within the tests: what went in as words, what came out as text and status.
 *
 * @param out what a user could pipe on
 * @param err what only the screen gets
 */
public record Run(int status, String out, String err) {
    /** Runs a command; words may be paths. */
    public static Run of(Object... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] args = new String[words.length];
        for (int i = 0; i < words.length; i++) {
            args[i] = words[i].toString();
        }
        int status = new Cli(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false)
                .run(args);
        return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The lines of the result. */
    public List<String> lines() {
        return out.lines().toList();
    }

    /** All that was said, for a failed assertion. */
    public String all() {
        return "status " + status + "\n" + out + err;
    }
}
