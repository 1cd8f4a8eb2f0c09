package org.jixiao.model;

import java.util.AbstractMap;
import java.util.AbstractSet;
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

    /** Of each key, in order, its place among the values. */
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
        List<String> names = List.copyOf(map.keySet());
        Map<String, Integer> places = KNOWN.get(names);
        if (places == null) {
            places = new LinkedHashMap<>();
            for (String name : names) {
                places.put(name.intern(), places.size()); // as literals are: what is one object is quickly told
            }
            if (KNOWN.size() < SETS) {
                KNOWN.put(List.copyOf(places.keySet()), places);
            }
        }
        return new SharedKeyMap<>(places, List.copyOf(map.values()));
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
                return places.entrySet().stream()
                        .map(each -> Map.entry(each.getKey(), values.get(each.getValue())))
                        .iterator();
            }
        };
    }
}
