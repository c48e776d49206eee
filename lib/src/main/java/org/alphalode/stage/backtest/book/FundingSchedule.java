package org.alphalode.stage.backtest.book;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.model.FundingRate;

/** The funding payments of one symbol in the order of time, and whether every held time has them. */
final class FundingSchedule {
    /** Venues stamp a payment some milliseconds after it is due. */
    private static final long TOLERANCE_MICROS = 60_000_000L;

    private final String symbol;
    private final List<FundingRate> rates;
    private final long[] micros;
    private int next;
    /** No hole can show up to this moment. */
    private long checkedUntil = Long.MIN_VALUE;
    /** Since when there is a position. */
    long heldSince = Long.MAX_VALUE;

    FundingSchedule(String symbol, List<FundingRate> all) {
        this.symbol = symbol;
        this.rates = all.stream()
                .filter(rate -> rate.symbol().equals(symbol))
                .sorted(Comparator.comparingLong(FundingRate::micros))
                .toList();
        this.micros = rates.stream().mapToLong(FundingRate::micros).toArray();
        for (int i = 1; i < rates.size(); i++) {
            if (rates.get(i).micros() == rates.get(i - 1).micros()) {
                throw new AlphaException(
                        ErrorCode.DATA_FAULT,
                        "two funding rates of " + symbol + " at "
                                + time(rates.get(i).micros()) + ": keep one");
            }
        }
    }

    /** The position begins, or is there again after none. */
    void opened(long since) {
        heldSince = since;
        checkedUntil = Long.MIN_VALUE;
    }

    /** Whether something falls due up to {@code closeMicros}. */
    boolean isDue(long closeMicros) {
        return next < micros.length && micros[next] <= closeMicros;
    }

    /** The last moment up to which nothing falls due and, while a position is held, no hole can show; after the checks. */
    long settledUntil(boolean held) {
        long calm = next < micros.length ? micros[next] - 1 : Long.MAX_VALUE;
        return held ? Math.min(calm, checkedUntil) : calm;
    }

    /** Charges what falls due up to {@code closeMicros} to the position, at the last mark that is known when it is due. */
    void charge(Account account, int index, long closeMicros, double closeMark, BookEvents events) {
        for (; next < micros.length && micros[next] <= closeMicros; next++) {
            checkedUntil = Long.MIN_VALUE;
            FundingRate rate = rates.get(next);
            if (account.quantity[index] != 0) {
                boolean atClose = rate.micros() == closeMicros && !Double.isNaN(closeMark);
                account.payFunding(index, rate.rate(), atClose ? closeMark : account.mark[index]);
                events.charged(index);
            }
        }
    }

    /**
     * Refuses to go on where a held time up to {@code closeMicros} has no funding.
     *
     * @throws AlphaException (data fault) naming the time
     */
    void checkHeld(long closeMicros) {
        if (closeMicros <= checkedUntil) {
            return;
        }
        long covered = next > 0 ? rates.get(next - 1).micros() : Long.MIN_VALUE;
        long needed = Math.max(covered, heldSince);
        boolean followed = next < rates.size()
                && rates.get(next).micros() - rates.get(next).intervalMicros() <= needed + TOLERANCE_MICROS;
        long until = next == 0 ? Long.MIN_VALUE : due(rates.get(next - 1), needed) + TOLERANCE_MICROS;
        if (closeMicros > until && !followed) {
            throw missing(needed, closeMicros);
        }
        checkedUntil = followed ? micros[next] - 1 : until;
    }

    /** When the first payment after {@code micros} is due, going by the last one. */
    private static long due(FundingRate last, long micros) {
        return last.micros() + last.intervalMicros() * ((micros - last.micros()) / last.intervalMicros() + 1);
    }

    private AlphaException missing(long fromMicros, long toMicros) {
        return new AlphaException(
                ErrorCode.DATA_FAULT,
                String.format(
                        Locale.ROOT,
                        "funding of %s is missing between %s and %s, while a position was held: "
                                + "bring the funding rates of that time, or switch funding off",
                        symbol,
                        time(fromMicros),
                        time(toMicros)));
    }

    private static Instant time(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
    }
}
