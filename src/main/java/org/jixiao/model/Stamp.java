package org.jixiao.model;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a workbook that we send says of itself in its custom document properties. It helps to recognise a renamed file; nothing
 * depends on it.
 *
 * @param properties by name; ours begin with {@code jixiao.}
 */
public record Stamp(Map<String, String> properties) {
    /** The property that names the template. */
    public static final String TEMPLATE = "jixiao.template";

    /** The property with the fingerprint of what the template asked for when the workbook was made. */
    public static final String VERSION = "jixiao.version";

    public static final String YEAR = "jixiao.year";
    public static final String UNIT = "jixiao.unit";
    public static final String PROJECT = "jixiao.project";

    /** No stamp. */
    public static final Stamp NONE = new Stamp(Map.of());

    public Stamp {
        properties = new LinkedHashMap<>(properties);
    }

    /** A stamp that names nothing but the template. */
    public static Stamp of(String template) {
        return new Stamp(Map.of(TEMPLATE, template));
    }

    /** The value of a property, empty where it has none. */
    public String get(String name) {
        return properties.getOrDefault(name, "").strip();
    }

    /** A copy with one property more, unless its value is empty. */
    public Stamp with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(properties);
        if (!value.isEmpty()) {
            more.put(name, value);
        }
        return new Stamp(more);
    }
}
