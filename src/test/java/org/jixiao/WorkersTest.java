package org.jixiao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One item that misbehaves does not keep the others from being done. */
@Timeout(60)
class WorkersTest {
    private static final List<Integer> ITEMS = IntStream.range(0, 50).boxed().toList();

    private static List<String> run(Workers.Work<Integer, String> work, Workers.Rescue<Integer, String> rescue)
            throws UsageException, OutputException {
        return new Workers<>(work, rescue, Duration.ofMillis(400)).each(ITEMS, 2, () -> {});
    }

    @Test
    void moreHangingItemsThanThereAreThreadsAreGivenUpOneAfterTheOther() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(5);

        List<String> results = run(
                item -> {
                    while (item % 10 == 3 && never.getCount() > 0) { // deaf, as libraries are
                        try {
                            never.await();
                        } catch (InterruptedException e) {
                            interrupted.countDown();
                        }
                    }
                    return "done";
                },
                (item, failure) -> failure instanceof TimeoutException ? "given up" : "?");
        assertTrue(interrupted.await(10, TimeUnit.SECONDS), "whatever listens is told to stop");
        never.countDown();

        for (int item : ITEMS) {
            assertEquals(item % 10 == 3 ? "given up" : "done", results.get(item), "item " + item);
        }
    }

    @Test
    void whatRunsOutOfMemoryIsTriedAgainAloneAndThenGivenUp() throws Exception {
        ConcurrentHashMap<Integer, Integer> attempts = new ConcurrentHashMap<>();
        AtomicInteger busy = new AtomicInteger();

        List<String> results = run(
                item -> {
                    int beside = busy.getAndIncrement();
                    try {
                        int attempt = attempts.merge(item, 1, Integer::sum);
                        assertTrue(attempt == 1 || beside == 0, "alone");
                        if (item == 7 || (item == 8 && attempt == 1)) {
                            throw new OutOfMemoryError("a monster, and its neighbour");
                        }
                        return "done";
                    } finally {
                        busy.decrementAndGet();
                    }
                },
                (item, failure) -> failure instanceof OutOfMemoryError ? "too large" : "?");

        assertEquals("too large", results.get(7));
        assertEquals("done", results.get(8));
        assertEquals(49, results.stream().filter("done"::equals).count());
    }

    @Test
    void whatCannotBeWrittenIsNamedAfterAllOthersAreWritten() {
        AtomicInteger written = new AtomicInteger();

        OutputException failure = assertThrows(
                OutputException.class,
                () -> run(
                        item -> {
                            if (item == 1 || item == 40) {
                                throw new OutputException("cannot write " + item);
                            }
                            return "written " + written.incrementAndGet();
                        },
                        Workers::fail));

        assertEquals("cannot write 1\ncannot write 40", failure.getMessage());
        assertEquals(48, written.get());
    }

    @Test
    void aMistakeOfOurOwnComesToLightWhereNobodySaysWhatToDo() {
        IllegalStateException mistake = assertThrows(
                IllegalStateException.class,
                () -> run(
                        item -> {
                            throw new IllegalStateException("item " + item);
                        },
                        Workers::fail));
        assertEquals("item 0", mistake.getMessage());
    }
}
