package org.alphalode.jobs.run;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * One JSON object a line for logs and schedulers: stage, done, total, rate per second, seconds left; the first and the last step of a
 * stage, and in between at most one line in five seconds.
 */
public final class ProgressJsonLines implements Progress {
    private static final long BETWEEN_LINES_NANOS = Duration.ofSeconds(5).toNanos();
    private static final double NANOS_PER_SECOND = 1e9;

    private final PrintStream out;
    private final LongSupplier nanos;

    /**
     * Writes lines to {@code out}.
     *
     * @param nanos a clock that only goes forward
     */
    public ProgressJsonLines(PrintStream out, LongSupplier nanos) {
        this.out = out;
        this.nanos = nanos;
    }

    @Override
    public Stage begin(String stage, long total) {
        return new Lines(stage, total);
    }

    private final class Lines implements Stage {
        private final String stage;
        private final long total;
        private final long begin = nanos.getAsLong();
        private long done;
        private long lastLine = begin;

        Lines(String stage, long total) {
            this.stage = stage;
            this.total = total;
            print(begin);
        }

        @Override
        public synchronized void step() {
            done++;
            long now = nanos.getAsLong();
            if (done == total || now - lastLine >= BETWEEN_LINES_NANOS) {
                print(now);
            }
        }

        @Override
        public void close() {}

        private void print(long now) {
            lastLine = now;
            double seconds = (now - begin) / NANOS_PER_SECOND;
            double rate = seconds > 0 ? done / seconds : 0;
            String left = rate > 0 ? String.format(Locale.ROOT, "%.1f", (total - done) / rate) : "null";
            out.printf(
                    Locale.ROOT,
                    "{\"stage\":\"%s\",\"done\":%d,\"total\":%d,\"rate\":%.2f,\"seconds_left\":%s}%n",
                    stage,
                    done,
                    total,
                    rate,
                    left);
        }
    }
}
