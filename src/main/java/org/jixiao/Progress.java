package org.jixiao;

import java.nio.file.Path;
import java.util.List;

/** Who is told how far the work is. */
public interface Progress {
    /** Nobody. */
    Progress NONE = (task, items) -> () -> {};

    /**
     * Work on some items begins.
     *
     * @param task its name in the bundle, under {@code progress.…}
     * @return is told of each item that is done, and in the end closed
     */
    Steps begin(String task, int items);

    /** Some files are no one's form, and were not read. */
    default void passedOver(List<String> files) {}

    /** A list of that many rows is too long for a sheet, and goes on in a next one. */
    default void wentOn(Path workbook, int rows) {}

    /** Something of what was given will not be used, in words. */
    default void notice(String message) {}

    /** One piece of work. */
    @FunctionalInterface
    interface Steps extends AutoCloseable {
        /** One more item is done. */
        void done();

        @Override
        default void close() {}
    }
}
