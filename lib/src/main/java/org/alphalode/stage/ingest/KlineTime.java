package org.alphalode.stage.ingest;

import org.alphalode.model.BarInterval;

/** Times of exchange files: epoch milliseconds or microseconds, told apart by magnitude. */
final class KlineTime {
    /** Read as microseconds 1973-03-03, as milliseconds the year 5138: no bar lies near either. */
    private static final long FIRST_MICROS_VALUE = 100_000_000_000_000L;

    private static final long FIRST_PLAUSIBLE =
            1_230_768_000_000_000L; // 2009-01-01, the year of the first bitcoin block
    private static final long LAST_PLAUSIBLE = 4_102_444_800_000_000L; // 2100-01-01
    private static final long WEEK_MICROS = 7L * 86_400L * BarInterval.SECOND_MICROS;
    private static final long MONDAY_MICROS = 4L * 86_400L * BarInterval.SECOND_MICROS; // 1970-01-05

    private KlineTime() {}

    /** Epoch microseconds of a stamp in either unit. */
    static long micros(long stamp) {
        return isMicros(stamp) ? stamp : stamp * 1_000L;
    }

    /** Length of the unit that a stamp is written in, in microseconds. */
    static long unitMicros(long stamp) {
        return isMicros(stamp) ? 1L : 1_000L;
    }

    static boolean isPlausible(long micros) {
        return micros >= FIRST_PLAUSIBLE && micros < LAST_PLAUSIBLE;
    }

    /** True where a bar may open: multiples of the interval since 1970, weeks since a Monday. */
    static boolean isOnGrid(long openMicros, BarInterval interval) {
        long anchor = interval.micros() % WEEK_MICROS == 0 ? MONDAY_MICROS : 0;
        return Math.floorMod(openMicros - anchor, interval.micros()) == 0;
    }

    private static boolean isMicros(long stamp) {
        return stamp >= FIRST_MICROS_VALUE;
    }
}
