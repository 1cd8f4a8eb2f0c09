package org.jixiao.fill;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jixiao.model.CellLink;
import org.jixiao.workbook.Escapes;
import org.jspecify.annotations.Nullable;

/** A map that refuses a name it does not have: jxls would leave the cell blank for a misspelt path, and say nothing. */
final class StrictMap extends LinkedHashMap<String, @Nullable Object> {
    private static final long serialVersionUID = 1L;

    private StrictMap(Map<?, ?> from) {
        from.forEach((name, value) -> put(String.valueOf(name), strict(value)));
    }

    /**
     * The same value with every map in it, however deep, made strict, with links as jxls can write them, and with texts so that
     * Excel shows them as they are ({@link Escapes}).
     */
    static @Nullable Object strict(@Nullable Object value) {
        if (value instanceof String text) {
            return Escapes.written(text);
        }
        if (value instanceof CellLink link) {
            return new Link(new CellLink(Escapes.written(link.text()), link.file(), link.cell()));
        }
        if (value instanceof Map<?, ?> map) {
            return new StrictMap(map);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> strict = new ArrayList<>(list.size());
            list.forEach(item -> strict.add(strict(item)));
            return strict;
        }
        return value;
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        if (!containsKey(name)) {
            throw new IllegalArgumentException("no value named " + name);
        }
        return super.get(name);
    }
}
