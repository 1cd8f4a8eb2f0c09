package org.jixiao.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowsTest {
    @Test
    void ofManyRowsTheTenGreatestAreShownAndOfFewAlsoThoseWithoutAnAmount() {
        List<Integer> amounts = IntStream.range(0, 50).boxed().toList();
        List<Map<String, @Nullable Object>> rows =
                Rows.of(amounts, (amount, row) -> row.put("sum", amount == 7 ? null : BigDecimal.valueOf(amount)));
        assertEquals(IntStream.rangeClosed(41, 50).mapToObj(i -> 91 - i).toList(), numbers(Rows.largest(rows, "sum")));
        assertEquals(List.of(7, 6, 8), numbers(Rows.largest(rows.subList(5, 8), "sum")));
    }

    private static List<Object> numbers(List<Map<String, @Nullable Object>> rows) {
        return rows.stream().map(row -> (Object) row.get("number")).toList();
    }
}
