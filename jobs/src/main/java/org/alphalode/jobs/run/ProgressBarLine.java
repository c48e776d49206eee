package org.alphalode.jobs.run;

import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A line in a terminal that moves: stage, done of total, rate, time left. */
public final class ProgressBarLine implements Progress {
    private static final Duration BETWEEN_UPDATES = Duration.ofMillis(250);

    @Override
    public Stage begin(String stage, long total) {
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(stage)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis((int) BETWEEN_UPDATES.toMillis())
                .showSpeed()
                .build();
        return new Stage() {
            @Override
            public void step() {
                bar.step();
            }

            @Override
            public void close() {
                bar.close();
            }
        };
    }
}
