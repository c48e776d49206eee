package org.alphalode.stage.report;

import java.util.ArrayList;
import java.util.List;

/** Small books for tests. */
final class Books {
    static final long HOUR = 3_600_000_000L;
    static final long DAY = 24 * HOUR;
    static final SharpeEstimate NO_SHARPE = SharpeEstimate.undefined("not computed in this test", 0.95, 10);

    private Books() {}

    /** A book whose steps close {@code stepMicros} apart, the first one at {@code stepMicros}, without costs. */
    static Book of(double start, long stepMicros, double... equity) {
        List<Book.Step> steps = new ArrayList<>();
        for (int i = 0; i < equity.length; i++) {
            steps.add(new Book.Step((i + 1) * stepMicros, equity[i], 0, 0, Costs.NONE, "f00"));
        }
        return new Book(start, steps, List.of(), NO_SHARPE);
    }
}
