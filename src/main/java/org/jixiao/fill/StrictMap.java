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

    private StrictMap(Map<?, ?> from, int longest) {
        from.forEach((name, value) -> put(String.valueOf(name), strict(value, longest)));
    }

    /** The same of a list of ours: what is longer than a cell can hold beside its label is cut short. */
    static @Nullable Object listed(@Nullable Object value) {
        return strict(value, Escapes.BESIDE_LABEL);
    }

    /**
     * The same value with every map in it, however deep, made strict, with links as jxls can write them, and with texts so that
     * Excel shows them as they are ({@link Escapes}).
     */
    static @Nullable Object strict(@Nullable Object value) {
        return strict(value, Escapes.LONGEST);
    }

    private static @Nullable Object strict(@Nullable Object value, int longest) {
        if (value instanceof String text) {
            return Escapes.written(text, longest);
        }
        if (value instanceof CellLink link) {
            return new Link(new CellLink(Escapes.written(link.text(), longest), link.file(), link.cell()));
        }
        if (value instanceof Map<?, ?> map) {
            return new StrictMap(map, longest);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> strict = new ArrayList<>(list.size());
            list.forEach(item -> strict.add(strict(item, longest)));
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
