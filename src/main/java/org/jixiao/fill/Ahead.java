package org.jixiao.fill;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import org.apache.commons.io.function.IOConsumer;

/**
 * Makes the parts of something long on all cores, some of them ahead of the one that is taken, and has them taken in their order. It
 * takes a tenth off a {@code summary} and a {@code year-end} of 10,000 forms on two cores: one of them made rows and packed them while
 * the other had nothing to do.
 */
final class Ahead {
    private Ahead() {}

    /**
     * Makes parts 0, 1, 2 … and takes each when it is its turn.
     *
     * @param make asked by several threads
     * @param take asked by the caller's
     */
    static <T> void each(int parts, IntFunction<T> make, IOConsumer<T> take) throws IOException {
        int cores = Runtime.getRuntime().availableProcessors();
        ExecutorService threads = Executors.newWorkStealingPool(cores);
        try {
            Deque<CompletableFuture<T>> ahead = new ArrayDeque<>();
            for (int next = 0; next < parts || !ahead.isEmpty(); ) {
                while (next < parts && ahead.size() < 2 * cores) {
                    int part = next++;
                    ahead.add(CompletableFuture.supplyAsync(() -> make.apply(part), threads));
                }
                take.accept(made(ahead.remove()));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> T made(CompletableFuture<T> part) {
        try {
            return part.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException mistake ? mistake : e;
        }
    }
}
