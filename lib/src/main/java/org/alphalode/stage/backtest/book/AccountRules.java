package org.alphalode.stage.backtest.book;

import java.io.Serializable;
import java.util.List;
import org.alphalode.check.Refuse;

/**
 * What an account may hold and what that costs.
 *
 * @param market what is traded
 * @param margin how positions are secured
 * @param caps most exposure that targets may lead to
 * @param rates of money and coins
 */
public record AccountRules(Market market, Margin margin, Caps caps, Rates rates) implements Serializable {
    /** Perpetuals without margin: shorts and debts as large as one likes. */
    public static final AccountRules FREE = new AccountRules(Market.PERPETUAL, Margin.NONE, Caps.NONE, Rates.NONE);

    public AccountRules {
        Refuse.unless(
                market == Market.PERPETUAL || margin.mode() == MarginMode.NONE,
                "margin %s belongs to perpetuals: set margin to none, or instrument to perpetual",
                margin.mode());
    }

    /** What is traded. */
    public enum Market {
        /** Coins: no shorts without borrowing, no debts without a loan. */
        SPOT,
        PERPETUAL
    }

    /** How positions are secured. */
    public enum MarginMode {
        /** Not at all: no liquidation. */
        NONE,
        /** All of the account secures all positions. */
        CROSS,
        /** Each position by what was put aside for it. */
        ISOLATED
    }

    /**
     * Margin of perpetuals.
     *
     * @param mode how positions are secured
     * @param leverage most position value over equity, and over the money put aside for an isolated position
     * @param tiers maintenance rates by position value, ascending from 0
     * @param liquidationFeeBps of the liquidated value
     * @param partialShare share of a position that is liquidated first; 1 liquidates all at once
     */
    public record Margin(
            MarginMode mode, double leverage, List<Tier> tiers, double liquidationFeeBps, double partialShare)
            implements Serializable {
        public static final Margin NONE = new Margin(MarginMode.NONE, 1, List.of(new Tier(0, 0)), 0, 1);

        public Margin {
            tiers = List.copyOf(tiers);
            Refuse.unless(leverage > 0, "leverage is %s: give a positive number", leverage);
            Refuse.unless(liquidationFeeBps >= 0, "liquidation-fee-bps is %s: give 0 or more", liquidationFeeBps);
            Refuse.unless(
                    partialShare > 0 && partialShare <= 1,
                    "partial-liquidation-share is %s: give above 0 to 1",
                    partialShare);
            Refuse.unless(!tiers.isEmpty() && tiers.get(0).fromValue() == 0, "margin-tiers begin at 0: %s", tiers);
            for (int i = 0; i < tiers.size(); i++) {
                Tier tier = tiers.get(i);
                Refuse.unless(
                        tier.rate() >= 0 && tier.rate() < 1,
                        "margin-tiers: the rate %s is no fraction below 1",
                        tier.rate());
                Refuse.unless(
                        i == 0
                                || (tier.fromValue() > tiers.get(i - 1).fromValue()
                                        && tier.rate() >= tiers.get(i - 1).rate()),
                        "margin-tiers: %s after %s: values and rates go up",
                        tier,
                        i == 0 ? "" : tiers.get(i - 1));
            }
            Refuse.unless(
                    mode == MarginMode.NONE || leverage * tiers.get(0).rate() < 1,
                    "leverage %s at a maintenance rate of %s is liquidated at once: lower one",
                    leverage,
                    tiers.get(0).rate());
        }
    }

    /**
     * A maintenance rate.
     *
     * @param fromValue position value from which on it holds, for the part above
     * @param rate fraction of the value
     */
    public record Tier(double fromValue, double rate) implements Serializable {}

    /**
     * Most exposure that decisions may lead to, as a fraction of equity.
     *
     * @param gross of absolute position values
     * @param net of their signed sum
     */
    public record Caps(double gross, double net) implements Serializable {
        public static final Caps NONE = new Caps(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

        public Caps {
            Refuse.unless(gross > 0, "max-gross is %s: give a positive number", gross);
            Refuse.unless(net > 0, "max-net is %s: give a positive number", net);
        }

        /** Whether there is one. */
        public boolean any() {
            return Double.isFinite(gross) || Double.isFinite(net);
        }
    }

    /**
     * Yearly rates, as fractions of 365 days; what can not be borrowed is NaN.
     *
     * @param cash earned on money
     * @param loan paid for debts of a spot account
     * @param borrow paid for coins sold short on spot
     */
    public record Rates(double cash, double loan, double borrow) implements Serializable {
        public static final Rates NONE = new Rates(0, Double.NaN, Double.NaN);

        public Rates {
            Refuse.unless(Double.isFinite(cash), "cash-interest-annual is %s: give a number", cash);
            Refuse.unless(!(loan < 0), "loan-annual is %s: give 0 or more", loan);
            Refuse.unless(!(borrow < 0), "borrow-annual is %s: give 0 or more", borrow);
        }
    }
}
