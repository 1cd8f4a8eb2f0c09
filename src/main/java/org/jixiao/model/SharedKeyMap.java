package org.jixiao.model;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A map that never changes, in the order that it was made in. All maps with the same keys share them: the rows of ten thousand forms
 * are mostly their maps. With it, and with short texts kept once ({@link Value}), a form of 20 indicators takes 17 kB instead of 24.
 */
final class SharedKeyMap<V> extends AbstractMap<String, V> {
    /** Templates have few sets of keys; beyond that many a map has its own. */
    private static final int SETS = 10_000;

    private static final Map<List<String>, Map<String, Integer>> KNOWN = new ConcurrentHashMap<>();

    /** Each key's place among the values. */
    private final Map<String, Integer> places;

    private final List<V> values;

    private SharedKeyMap(Map<String, Integer> places, List<V> values) {
        this.places = places;
        this.values = values;
    }

    /** @param map without null keys or values */
    static <V> Map<String, V> copyOf(Map<String, V> map) {
        if (map instanceof SharedKeyMap) {
            return map;
        }
        List<String> keys = new ArrayList<>(map.keySet());
        Map<String, Integer> places = KNOWN.get(keys);
        if (places == null) {
            places = new LinkedHashMap<>();
            for (String key : keys) {
                places.put(key.intern(), places.size()); // as literals are: what is one object is quickly told
            }
            if (KNOWN.size() < SETS) {
                KNOWN.put(keys, places);
            }
        }
        return new SharedKeyMap<>(places, List.copyOf(map.values()));
    }

    @Override
    public int size() {
        return values.size();
    }

    @Override
    public Set<String> keySet() {
        return Collections.unmodifiableSet(places.keySet());
    }

    @Override
    public boolean containsKey(Object key) {
        return places.containsKey(key);
    }

    @Override
    public @Nullable V get(Object key) {
        Integer place = places.get(key);
        return place == null ? null : values.get(place);
    }

    @Override
    public V getOrDefault(Object key, V otherwise) {
        V value = get(key);
        return value == null ? otherwise : value;
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super V> action) {
        places.forEach((key, place) -> action.accept(key, values.get(place)));
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
                Iterator<Entry<String, Integer>> keys = places.entrySet().iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return keys.hasNext();
                    }

                    @Override
                    public Entry<String, V> next() {
                        Entry<String, Integer> key = keys.next();
                        return Map.entry(key.getKey(), values.get(key.getValue()));
                    }
                };
            }
        };
    }
}
