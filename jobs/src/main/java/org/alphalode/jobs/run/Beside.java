package org.alphalode.jobs.run;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.alphalode.check.AlphaException;

/** Work beside the caller's, one piece after the other in the order in which it was begun. */
public final class Beside implements AutoCloseable {
    private final ExecutorService thread;
    private final Queue<CompletableFuture<?>> pieces = new ArrayDeque<>();
    private CompletableFuture<?> last = CompletableFuture.completedFuture("");

    /**
     * @param name of the thread
     * @param first what it does before all else
     */
    public Beside(String name, Runnable first) {
        this.thread = Executors.newSingleThreadExecutor(work -> {
            Thread made = new Thread(
                    () -> {
                        first.run();
                        work.run();
                    },
                    name);
            made.setDaemon(true);
            return made;
        });
    }

    /** Begins a piece of work after all that were begun before; it is not done where one of them failed. */
    public <T> Supplier<T> begin(Supplier<T> work) {
        CompletableFuture<T> begun = last.thenApplyAsync(before -> work.get(), thread);
        last = begun;
        pieces.add(begun);
        return () -> ended(begun);
    }

    /** As {@link #begin(Supplier)}, of work without an answer. */
    public void begin(Runnable work) {
        begin(() -> {
            work.run();
            return "";
        });
    }

    /** Waits until at most so many pieces of work are not done; throws what the first that failed threw. */
    public void await(int most) {
        while (pieces.size() > most) {
            ended(pieces.remove());
        }
    }

    private static <T> T ended(CompletableFuture<T> work) {
        try {
            return work.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof AlphaException known) {
                throw known;
            }
            throw e;
        }
    }

    /** Waits until all work is done. */
    @Override
    public void close() {
        thread.shutdown();
        await(0);
    }
}
