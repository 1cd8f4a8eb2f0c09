package org.jixiao.check;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What belongs together. */
public final class Groups {
    private Groups() {}

    /** What has one key together, in the order given. */
    public static <K, T> List<List<T>> of(Collection<T> all, Function<? super T, K> key) {
        return List.copyOf(by(all, key).values());
    }

    /** By key; the groups, and what is in each of them, in the order given. */
    public static <K, T> Map<K, List<T>> by(Collection<T> all, Function<? super T, K> key) {
        return all.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }
}
