package org.jixiao.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Field paths: ASCII names joined by dots, as {@code budget.lastYear}. */
public final class FieldPath {
    /** What a path may look like; anything else in a template is a mistake. */
    public static final Pattern SYNTAX = Pattern.compile("[A-Za-z][A-Za-z0-9]*(\\.[A-Za-z][A-Za-z0-9]*)*");

    private FieldPath() {}

    /** Puts a value into nested maps, making the maps on the way. */
    @SuppressWarnings("unchecked") // the maps on the way are made here
    public static void put(Map<String, @Nullable Object> root, String path, @Nullable Object value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            root.put(path, value);
            return;
        }
        Object inner = root.computeIfAbsent(path.substring(0, dot), name -> new LinkedHashMap<String, Object>());
        put((Map<String, @Nullable Object>) inner, path.substring(dot + 1), value);
    }

    /** The value that a path leads to in nested maps; null where it leads nowhere. */
    @SuppressWarnings("unchecked") // all keys of the maps are names
    public static @Nullable Object get(Map<String, ?> root, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return root.get(path);
        }
        return root.get(path.substring(0, dot)) instanceof Map<?, ?> inner
                ? get((Map<String, ?>) inner, path.substring(dot + 1))
                : null;
    }
}
