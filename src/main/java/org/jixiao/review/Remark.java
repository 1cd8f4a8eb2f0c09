package org.jixiao.review;

import org.jixiao.model.Finding;

/**
 * A finding as it is written into a marked copy.
 *
 * @param fieldName what people call the field, empty where none is meant
 * @param state what became of it since the last round
 */
public record Remark(Finding finding, String fieldName, State state) {
    /** What a second round says of a finding. */
    public enum State {
        /** Not in the last round, or there was none. */
        NEW,
        /** In the last round already. */
        OPEN,
        /** In the last round, and no more: it is only listed. */
        MENDED
    }
}
