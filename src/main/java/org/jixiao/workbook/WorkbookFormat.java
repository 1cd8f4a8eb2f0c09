package org.jixiao.workbook;

import java.io.IOException;

/**
 * One kind of file that can be read. To add one: a small class, a line in {@link WorkbookReader}'s list, and one test.
 * Instances have no state.
 */
interface WorkbookFormat {
    /** True where these bytes are of this kind; only a look at them, and never an exception. */
    boolean matches(byte[] content);

    /**
     * Reads them.
     *
     * @param limits counts what it costs
     * @throws UnreadableException where something is known to be wrong; any other exception is taken for damage by the
     *     caller
     */
    Workbook read(byte[] content, Limits limits) throws IOException;
}
