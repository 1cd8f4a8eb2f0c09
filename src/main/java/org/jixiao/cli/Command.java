package org.jixiao.cli;

import java.util.List;
import org.jixiao.OutputException;
import org.jixiao.UsageException;

/** One command of the program. All there are stand in {@link Cli#COMMANDS}. */
interface Command {
    /** Exit statuses; scripts rely on them. */
    int DONE = 0;

    int FINDINGS = 1;
    int WRONG_USAGE = 2;
    int NOTHING_DONE = 3;

    /** The English name; in the bundle, {@code name.<name>} is the name in the user's language, {@code command.<name>} the help. */
    String name();

    /** The options that it has besides those of all commands, by their long names, in the order of its help. */
    List<String> options();

    /** Whether its result can be written as CSV and SQLite, too. */
    default boolean exports() {
        return false;
    }

    /**
     * Does it.
     *
     * @return the exit status
     */
    int run(Arguments arguments, Session session) throws UsageException, OutputException;
}
