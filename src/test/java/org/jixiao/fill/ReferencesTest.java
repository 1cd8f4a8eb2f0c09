package org.jixiao.fill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jxls.common.CellRef;
import org.jxls.transform.Transformer;

/** A sheet of which row 5 became rows 5 to 7 in columns A and B, and row 5 alone in column D; row 6 went to row 8, row 9 to none. */
class ReferencesTest {
    private static final RowMap MAP = new RowMap(transformer(), Map.of("表", new int[] {10, 4}));

    private static Transformer transformer() {
        return (Transformer) Proxy.newProxyInstance(
                ReferencesTest.class.getClassLoader(),
                new Class<?>[] {Transformer.class},
                (proxy, method, arguments) -> {
                    CellRef cell = (CellRef) arguments[0];
                    IntStream rows = switch (cell.getRow()) {
                        case 4 -> cell.getCol() == 3 ? IntStream.of(4) : IntStream.rangeClosed(4, 6);
                        case 5, 6, 7 -> IntStream.of(cell.getRow() + 2);
                        case 8 -> IntStream.empty();
                        default -> IntStream.of(cell.getRow());
                    };
                    return cell.getCol() == 2
                            ? List.of()
                            : rows.mapToObj(row -> new CellRef(cell.getSheetName(), row, cell.getCol()))
                                    .toList();
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "A5 | A5:A7",
                "D5 | D5",
                "C5 | C5:C7",
                "A4:B5 | A4:B7",
                "A5:B6 | A5:B8",
                "$A$5:$B$5 | $A$5:$B$7",
                "表!$A$5 | 表!$A$5:$A$7",
                "'表'!A6 | '表'!A8",
                "别的!A5 | 别的!A5",
                "A9 | A9",
                "LOG10(A6) | LOG10(A8)",
                "SUM(A5,D5)*2 | SUM(A5:A7,D5)*2",
                "表!$A$1:$D$6 | 表!$A$1:$D$8"
            })
    void meansAllThatBecameOfIt(String before, String after) {
        assertEquals(after, References.map(before, "表", MAP, false));
    }

    @Test
    void aConditionMeansTheFirstRowOnly() {
        assertEquals("$A5=\"错误\"", References.map("$A5=\"错误\"", "表", MAP, true));
        assertEquals("SUM(A5:B7)>A5", References.map("SUM(A5:B5)>A5", "表", MAP, true));
    }
}
