package org.jixiao.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Several ways of doing the same work, timed in turn so that whatever else the machine does meets all of them alike: in each round
 * every way works for about the same time on one thread. The first rounds warm up and do not count.
 */
final class Race {
    /** One piece of work; what it gives back is looked at, so that no compiler leaves it out. */
    interface Work {
        Object on(int round) throws Exception;
    }

    private static final long ROUND_NANOS = 120_000_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Map<String, Work> ways = new LinkedHashMap<>();

    Race with(String name, Work work) {
        ways.put(name, work);
        return this;
    }

    /** One round of one way: milliseconds a piece by the clock, and of them on a processor. */
    record Time(double clock, double processor) {}

    /** The times by way, one a round. */
    Map<String, List<Time>> run(int warmUp, int rounds) throws Exception {
        Map<String, List<Time>> times = new LinkedHashMap<>();
        for (int round = -warmUp; round < rounds; round++) {
            for (Map.Entry<String, Work> way : ways.entrySet()) {
                long start = System.nanoTime();
                long startProcessor = THREADS.getCurrentThreadCpuTime();
                int done = 0;
                long now = start;
                while (now - start < ROUND_NANOS || done < 3) {
                    Objects.requireNonNull(way.getValue().on(done++));
                    now = System.nanoTime();
                }
                if (round >= 0) {
                    long processor = THREADS.getCurrentThreadCpuTime() - startProcessor;
                    times.computeIfAbsent(way.getKey(), name -> new ArrayList<>())
                            .add(new Time((now - start) / 1e6 / done, processor / 1e6 / done));
                }
            }
        }
        return times;
    }
}
