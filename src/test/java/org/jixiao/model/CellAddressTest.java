package org.jixiao.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellAddressTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, A1",
        "3, 1, B4",
        "0, 25, Z1",
        "0, 26, AA1",
        "9, 51, AZ10",
        "0, 52, BA1",
        "0, 701, ZZ1",
        "0, 702, AAA1",
        "1048575, 16383, XFD1048576"
    })
    void isWrittenAsExcelDoes(int row, int column, String a1) {
        assertEquals(a1, new CellAddress("表", row, column).a1());
        assertEquals("表!" + a1, new CellAddress("表", row, column).toString());
    }

    @Test
    void comesInTheOrderOfReading() {
        CellAddress b1 = new CellAddress("甲", 0, 1);
        CellAddress a2 = new CellAddress("甲", 1, 0);
        CellAddress other = new CellAddress("乙", 0, 0);
        assertEquals(List.of(other, b1, a2), Stream.of(a2, b1, other).sorted().toList());
    }
}
