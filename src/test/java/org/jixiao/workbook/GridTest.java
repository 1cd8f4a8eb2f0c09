package org.jixiao.workbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Random;
import org.junit.jupiter.api.Test;

class GridTest {
    @Test
    void ordersCellsPutInAnyOrderAndKeepsTheLastOfOnePlace() {
        Grid grid = new Grid.Builder("s")
                .put(2, 1, Cell.text("c"))
                .put(0, 5, Cell.text("a"))
                .put(2, 0, Cell.text("old"))
                .put(2, 0, Cell.text("b"))
                .put(9, 9, Cell.BLANK)
                .build();
        assertEquals(
                "[a, b, c]",
                grid.cells().stream().map(at -> at.cell().text()).toList().toString());
        assertEquals("b", grid.cell(2, 0).text());
        assertSame(Cell.BLANK, grid.cell(9, 9));
        assertSame(Cell.BLANK, grid.cell(-1, 0));
        assertEquals(3, grid.rowCount());
        assertEquals(6, grid.columnCount());
    }

    @Test
    void isEmptyWithoutCells() {
        Grid grid = new Grid.Builder("s").build();
        assertEquals(0, grid.rowCount());
        assertEquals(0, grid.columnCount());
        assertNull(grid.region(0, 0));
    }

    @Test
    void findsTheRegionThatALookAtAllOfThemFinds() {
        Grid.Builder builder = new Grid.Builder("s");
        Random random = new Random(7);
        for (int i = 0; i < 60; i++) {
            int row = random.nextInt(8) * 5; // one region in each square of five by five: they do not overlap
            int column = i * 5;
            builder.merge(row, column, row + random.nextInt(5), column + random.nextInt(5));
        }
        Grid grid = builder.merge(41, 0, 1_000, 299).build();
        for (int row = 0; row < 50; row++) {
            for (int column = 0; column < 300; column++) {
                int r = row;
                int c = column;
                Region expected = grid.regions().stream()
                        .filter(region -> region.contains(r, c))
                        .findFirst()
                        .orElse(null);
                assertEquals(expected, grid.region(row, column));
            }
        }
    }
}
