package org.jixiao.fill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Parts that are made ahead. */
class AheadTest {
    @Test
    void partsAreTakenInTheirOrderHoweverLongEachTakes() throws IOException {
        List<Integer> taken = new ArrayList<>();
        Ahead.each(200, part -> slowly(part, part % 7), taken::add);
        assertEquals(IntStream.range(0, 200).boxed().toList(), taken);
    }

    @Test
    void whereThereIsNoPartNothingIsTaken() throws IOException {
        Ahead.each(0, part -> part, part -> {
            throw new IOException("taken");
        });
    }

    @Test
    void whatGoesWrongWhereAPartIsMadeReachesTheCaller() {
        IllegalArgumentException wrong = new IllegalArgumentException("no value of that name");
        assertReachesTheCaller(wrong, part -> {
            throw wrong;
        });
        OutOfMemoryError full = new OutOfMemoryError();
        assertReachesTheCaller(full, part -> {
            throw full;
        });
    }

    private static void assertReachesTheCaller(Throwable failure, IntFunction<Object> make) {
        assertSame(failure, assertThrows(failure.getClass(), () -> Ahead.each(9, make, part -> {})));
    }

    private static int slowly(int part, int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return part;
    }
}
