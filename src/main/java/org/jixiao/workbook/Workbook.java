package org.jixiao.workbook;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a workbook file holds.
 *
 * @param sheets the worksheets in the order of their tabs, hidden ones included; chart sheets are not among them
 * @param properties the custom document properties as text, in the order of the file
 * @param modified when the file says it was last saved, or null where it does not say
 */
public record Workbook(
        List<Grid> sheets,
        Map<String, String> properties,
        @Nullable Instant modified) {
    public Workbook {
        sheets = List.copyOf(sheets);
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }
}
