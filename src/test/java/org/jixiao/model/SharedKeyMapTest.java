package org.jixiao.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The maps of forms and rows are as the map that they were made from, whoever shares their keys, and stay so. */
class SharedKeyMapTest {
    private static Map<String, String> map(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private static void assertSame(Map<String, String> made, Map<String, String> copy) {
        assertEquals(made, copy);
        assertEquals(made.hashCode(), copy.hashCode());
        assertEquals(List.copyOf(made.keySet()), List.copyOf(copy.keySet()));
        assertEquals(List.copyOf(made.values()), List.copyOf(copy.values()));
        Map<String, String> walked = new LinkedHashMap<>();
        copy.forEach(walked::put);
        assertEquals(List.copyOf(made.entrySet()), List.copyOf(walked.entrySet()));
        made.forEach((key, value) -> assertEquals(value, copy.get(key)));
    }

    @Test
    void twoMapsWithTheSameKeysHaveEachTheirOwnValues() {
        Map<String, String> one = SharedKeyMap.copyOf(map("b", "1", "a", "2"));
        Map<String, String> two = SharedKeyMap.copyOf(map("b", "3", "a", "4"));
        assertSame(map("b", "1", "a", "2"), one);
        assertSame(map("b", "3", "a", "4"), two);
    }

    @Test
    void theSameKeysInAnotherOrderStayInThatOrder() {
        SharedKeyMap.copyOf(map("b", "1", "a", "2"));
        assertSame(map("a", "1", "b", "2"), SharedKeyMap.copyOf(map("a", "1", "b", "2")));
        assertSame(map(), SharedKeyMap.copyOf(map()));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        Map<String, String> map = SharedKeyMap.copyOf(map("a", "1"));
        assertNull(map.get("x"));
        assertEquals("none", map.getOrDefault("x", "none"));
        assertFalse(map.containsKey("x"));
        assertTrue(map.containsKey("a"));
    }

    @Test
    void nobodyChangesIt() {
        Map<String, String> made = map("a", "1");
        Map<String, String> map = SharedKeyMap.copyOf(made);
        made.put("a", "2");
        assertEquals("1", map.get("a"));
        assertThrows(UnsupportedOperationException.class, () -> map.put("a", "3"));
        assertThrows(UnsupportedOperationException.class, map::clear);
    }
}
