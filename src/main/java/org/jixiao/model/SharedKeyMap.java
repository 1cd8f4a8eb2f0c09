package org.jixiao.model;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A map that never changes, in the order that it was made in. All maps with the same keys share them: the rows of ten thousand forms
 * are mostly their maps. With it, and with short texts kept once ({@link Value}), a form of 20 indicators takes 17 kB instead of 24.
 */
final class SharedKeyMap<V> extends AbstractMap<String, V> {
    /** Templates have few sets of keys; beyond that many a map has its own. */
    private static final int SETS = 10_000;

    private static final Map<List<String>, Keys> KNOWN = new ConcurrentHashMap<>();

    private final Keys keys;
    private final List<V> values;

    /**
     * @param names in order
     * @param places of each name among them
     */
    private record Keys(List<String> names, Map<String, Integer> places) {
        static Keys of(List<String> names) {
            Map<String, Integer> places = new LinkedHashMap<>();
            for (String name : names) {
                places.put(name.intern(), places.size()); // as literals are: what is one object is quickly told
            }
            return new Keys(List.copyOf(places.keySet()), places);
        }
    }

    private SharedKeyMap(Keys keys, List<V> values) {
        this.keys = keys;
        this.values = values;
    }

    /** @param map without null keys or values */
    static <V> Map<String, V> copyOf(Map<String, V> map) {
        if (map instanceof SharedKeyMap) {
            return map;
        }
        List<String> names = new ArrayList<>(map.keySet());
        Keys keys = KNOWN.get(names);
        if (keys == null) {
            keys = Keys.of(names);
            if (KNOWN.size() < SETS) {
                KNOWN.put(keys.names(), keys);
            }
        }
        return new SharedKeyMap<>(keys, List.copyOf(map.values()));
    }

    @Override
    public boolean containsKey(Object key) {
        return keys.places().containsKey(key);
    }

    @Override
    public @Nullable V get(Object key) {
        Integer place = keys.places().get(key);
        return place == null ? null : values.get(place);
    }

    @Override
    public V getOrDefault(Object key, V otherwise) {
        V value = get(key);
        return value == null ? otherwise : value;
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super V> action) {
        for (int i = 0; i < values.size(); i++) {
            action.accept(keys.names().get(i), values.get(i));
        }
    }

    @Override
    public Set<Entry<String, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return values.size();
            }

            @Override
            public Iterator<Entry<String, V>> iterator() {
                return IntStream.range(0, size())
                        .mapToObj(i -> Map.entry(keys.names().get(i), values.get(i)))
                        .iterator();
            }
        };
    }
}
