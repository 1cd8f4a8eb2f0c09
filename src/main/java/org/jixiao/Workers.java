package org.jixiao;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Does the same work on many items on several cores, and sees that one item does not keep the others from being done: not by taking
 * for ever, not by needing more memory than there is while others need some too, not by an output that cannot be written.
 */
public final class Workers<T, R> {
    /** How many failures a message lists. */
    private static final int LISTED = 10;

    private final Work<T, R> work;
    private final Rescue<T, R> rescue;
    private final Duration limit;

    /** Work on one item. */
    public interface Work<T, R> {
        R on(T item) throws UsageException, OutputException;
    }

    /** What to go on with where the work on an item took too long (TimeoutException), or failed with an Error or a RuntimeException. */
    public interface Rescue<T, R> {
        R from(T item, Throwable failure) throws UsageException, OutputException;
    }

    /** @param limit how long the work on one item may take */
    Workers(Work<T, R> work, Rescue<T, R> rescue, Duration limit) {
        this.work = work;
        this.rescue = rescue;
        this.limit = limit;
    }

    /** For work that must succeed. */
    static <T, R> R fail(T item, Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        throw failure instanceof RuntimeException mistake ? mistake : new IllegalStateException(failure);
    }

    /** One item's work, which knows when it began: at the latest when it is waited for, since those before it hold no thread by then. */
    private static final class Task<R> extends FutureTask<R> {
        private volatile long since;

        Task(Callable<R> work) {
            super(work);
        }

        @Override
        public void run() {
            since = System.nanoTime();
            super.run();
        }

        R await(Duration limit) throws InterruptedException, ExecutionException, TimeoutException {
            long spent = since == 0 ? 0 : System.nanoTime() - since;
            try {
                return get(limit.toNanos() - spent, TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                cancel(true);
                throw e;
            }
        }
    }

    /**
     * Does it.
     *
     * @param step called after each item
     * @return the results in the order of the items
     * @throws UsageException that the work on an item threw: what was asked for cannot be
     * @throws OutputException where some outputs could not be written, naming them; all the others are
     */
    List<R> each(List<T> items, int jobs, Runnable step) throws UsageException, OutputException {
        ThreadPoolExecutor threads = (ThreadPoolExecutor)
                Executors.newFixedThreadPool(Math.min(jobs, Math.max(1, items.size())), Workers::daemon);
        List<OutputException> unwritten = new ArrayList<>();
        try {
            List<Task<R>> tasks =
                    items.stream().map(item -> start(item, threads)).toList();
            List<@Nullable R> results = new ArrayList<>();
            List<Integer> again = new ArrayList<>();
            for (int i = 0; i < tasks.size(); i++) {
                results.add(result(items.get(i), tasks.get(i), threads, unwritten, () -> again.add(results.size())));
                step.run();
            }
            for (int i : again) { // now that nobody else needs memory
                Task<R> alone = start(items.get(i), threads);
                results.set(i, result(items.get(i), alone, threads, unwritten, null));
            }
            if (unwritten.isEmpty()) {
                return results.stream().map(Objects::requireNonNull).toList();
            }
            throw together(unwritten);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private Task<R> start(T item, ThreadPoolExecutor threads) {
        Task<R> task = new Task<>(() -> work.on(item));
        threads.execute(task);
        return task;
    }

    /** @param again what to do where memory ran out; null where that is the answer */
    private @Nullable R result(
            T item, Task<R> task, ThreadPoolExecutor threads, List<OutputException> unwritten, @Nullable Runnable again)
            throws InterruptedException, UsageException {
        try {
            try {
                return task.await(limit);
            } catch (TimeoutException e) {
                // Its thread may stay in some library for good; another takes its place.
                threads.setMaximumPoolSize(threads.getMaximumPoolSize() + 1);
                threads.setCorePoolSize(threads.getMaximumPoolSize());
                return rescue.from(item, e);
            } catch (ExecutionException e) {
                Throwable failure = Objects.requireNonNullElse(e.getCause(), e);
                if (failure instanceof UsageException asked) {
                    throw asked;
                }
                if (failure instanceof OutputException output) {
                    throw output;
                }
                if (failure instanceof OutOfMemoryError && again != null) {
                    again.run();
                    return null;
                }
                return rescue.from(item, failure);
            }
        } catch (OutputException e) {
            unwritten.add(e);
            return null;
        }
    }

    private static OutputException together(List<OutputException> failures) {
        String message = failures.stream()
                .limit(LISTED)
                .map(OutputException::getMessage)
                .collect(Collectors.joining("\n", "", failures.size() > LISTED ? "\n…" : ""));
        return new OutputException(message, failures.get(0));
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true); // one that hangs must not keep the program from ending
        return thread;
    }
}
