package org.jixiao.cli;

import org.jixiao.OutputException;
import org.jixiao.UsageException;

/**
 * One command of the program. All there are stand in {@link Cli#COMMANDS}.
 *
 * @param name the English name; in the bundle, {@code name.<name>} is the Chinese one, {@code command.<name>} the help
 * @param exports whether its result can be written as CSV and SQLite, too
 * @param work what it does
 * @param options those that it has besides those of all commands, by their long names, in the order of its help, with blanks between them
 */
record Command(String name, boolean exports, Work work, String options) {
    /** Exit statuses; scripts rely on them. */
    static final int DONE = 0;

    static final int FINDINGS = 1;
    static final int WRONG_USAGE = 2;
    static final int NOTHING_DONE = 3;

    /** What a command does; gives the exit status. */
    interface Work {
        int run(Arguments arguments, Session session) throws UsageException, OutputException;
    }
}
