package org.alphalode.stage.backtest.book;

import java.io.Serializable;
import org.alphalode.check.Refuse;

/**
 * Everything that a book goes by.
 *
 * @param startingCash quote currency
 * @param costs what trading costs
 * @param fills how orders fill
 * @param account what it may hold
 * @param filters what the venue takes
 * @param funding funding is charged, and must be there for every held time
 * @param delistedAfterMissingBars after so many bars without a price a position is closed at its last mark
 * @param targetsInUnits targets are positions in base units, not fractions of equity
 */
public record BookRules(
        double startingCash,
        CostParams costs,
        FillRules fills,
        AccountRules account,
        Filters filters,
        boolean funding,
        int delistedAfterMissingBars,
        boolean targetsInUnits)
        implements Serializable {
    public BookRules {
        Refuse.unless(
                startingCash > 0 && Double.isFinite(startingCash),
                "starting-cash is %s: give a positive amount",
                startingCash);
        Refuse.unless(
                delistedAfterMissingBars >= 1,
                "delisted-after-missing-bars is %d: give at least 1",
                delistedAfterMissingBars);
        Refuse.unless(
                !funding || account.market() == AccountRules.Market.PERPETUAL,
                "funding is of perpetuals, and the market is spot: give no funding, or set instrument to perpetual");
    }

    /** Market orders at the next open in a perpetual account without margin. */
    public static BookRules plain(
            double startingCash, CostParams costs, boolean funding, int delistedAfterMissingBars) {
        return new BookRules(
                startingCash,
                costs,
                FillRules.PLAIN,
                AccountRules.FREE,
                Filters.NONE,
                funding,
                delistedAfterMissingBars,
                false);
    }

    /** The same rules with targets of another kind. */
    public BookRules withUnits(boolean inUnits) {
        return new BookRules(startingCash, costs, fills, account, filters, funding, delistedAfterMissingBars, inUnits);
    }

    /** The same rules with another path inside bars. */
    public BookRules with(FillRules.Path path) {
        return new BookRules(
                startingCash,
                costs,
                fills.with(path),
                account,
                filters,
                funding,
                delistedAfterMissingBars,
                targetsInUnits);
    }
}
