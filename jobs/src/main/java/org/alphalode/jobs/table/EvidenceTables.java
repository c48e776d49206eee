package org.alphalode.jobs.table;

import org.alphalode.model.AlphaProfile;
import org.alphalode.model.AlphaStatistics;
import org.alphalode.model.FoldTrials;
import org.alphalode.model.FoldWindow;
import org.alphalode.model.GateCount;

/** Tables of what the acceptance gate did and of what accepted alphas showed. */
final class EvidenceTables {
    private EvidenceTables() {}

    static Table<GateCount> gateChecks() {
        return Table.<GateCount>named("gate_checks", "what a check of the acceptance gate did in a fold")
                .text("fold_id", "the fold", GateCount::foldId)
                .integer("place", "", "of the check in the order in which they are asked, from 0", GateCount::place)
                .text("check_name", "the check", GateCount::check)
                .number("threshold", "", "that candidates were held against", GateCount::threshold)
                .whole("came", "formulas", "that it was asked about", GateCount::came)
                .whole("killed", "formulas", "of these", GateCount::killed)
                .key("fold_id", "place")
                .check("killed_of_those_who_came", "0 <= killed AND killed <= came")
                .readBy(c -> new GateCount(
                        c.text("fold_id"),
                        c.integer("place"),
                        c.text("check_name"),
                        c.number("threshold"),
                        c.whole("came"),
                        c.whole("killed")));
    }

    static Table<FoldTrials> foldTrials() {
        return Table.<FoldTrials>named("fold_trials", "how many trials a fold's significance was judged against")
                .text("fold_id", "the fold", FoldTrials::foldId)
                .whole("trials", "formulas", "all of the ledger", FoldTrials::trials)
                .number(
                        "mean_squared_correlation",
                        "",
                        "of the values of two candidates, over a sample",
                        FoldTrials::meanSquaredCorrelation)
                .number("effective_trials", "formulas", "independent ones that they amount to", FoldTrials::effective)
                .key("fold_id")
                .readBy(c -> new FoldTrials(
                        c.text("fold_id"),
                        c.whole("trials"),
                        c.number("mean_squared_correlation"),
                        c.number("effective_trials")));
    }

    static Table<AlphaProfile> alphaProfiles() {
        return Table.<AlphaProfile>named(
                        "alpha_profiles", "what holding an accepted alpha would mean, from its training window")
                .text("alpha_id", "which alpha", AlphaProfile::alphaId)
                .number("coverage", "", "share of the known targets that have a value", AlphaProfile::coverage)
                .number("turnover", "1/day", "traded weight over gross weight", AlphaProfile::turnoverPerDay)
                .number(
                        "largest_weight",
                        "",
                        "mean over the bars of the largest weight of a symbol",
                        AlphaProfile::largestWeight)
                .number(
                        "capacity",
                        "quote currency",
                        "capital at which all but a twentieth of the trades keep the rate of participation",
                        AlphaProfile::capacity)
                .number("half_life_bars", "bars", "until its edge per bar has halved", AlphaProfile::halfLifeBars)
                .integer(
                        "certificate_cuts",
                        "",
                        "moments up to which no value changed with what follows; 0 where one did",
                        a -> a.certificate().cuts())
                .whole("certificate_values", "values", "compared bit by bit", a -> a.certificate()
                        .values())
                .whole("certificate_differences", "values", "that differed", a -> a.certificate()
                        .differences())
                .texts("undefined", "what is NULL and why", AlphaProfile::undefined)
                .key("alpha_id")
                .readBy(c -> new AlphaProfile(
                        c.text("alpha_id"),
                        c.number("coverage"),
                        c.number("turnover"),
                        c.number("largest_weight"),
                        c.number("capacity"),
                        c.number("half_life_bars"),
                        new AlphaProfile.Certificate(
                                c.integer("certificate_cuts"),
                                c.whole("certificate_values"),
                                c.whole("certificate_differences")),
                        c.texts("undefined")));
    }

    static Table<AlphaStatistics> alphaStatistics() {
        return significance(correlations(Table.<AlphaStatistics>named(
                                "alpha_statistics",
                                "what an accepted alpha showed over a window against the return of a horizon; of the formula"
                                        + " before orientation")
                        .text("alpha_id", "which alpha", AlphaStatistics::alphaId)
                        .choice("fold_window", "train, validation or test", AlphaStatistics::window)
                        .integer("horizon_bars", "bars", "of the forward return", AlphaStatistics::horizonBars)))
                .numbers("period_ics", "", "mean product of each twelfth of the window", AlphaStatistics::periodIcs)
                .texts("undefined", "what is NULL and why", AlphaStatistics::undefined)
                .key("alpha_id", "fold_window", "horizon_bars")
                .readBy(c -> new AlphaStatistics(
                        c.text("alpha_id"),
                        c.choice("fold_window", FoldWindow.class),
                        c.integer("horizon_bars"),
                        new AlphaStatistics.Ic(
                                c.whole("observations"),
                                c.number("pearson_ic"),
                                c.number("rank_ic"),
                                c.number("cross_sectional_ic"),
                                c.number("cross_sectional_ratio"),
                                c.number("ic_without_largest"),
                                c.number("mean_return")),
                        new AlphaStatistics.Test(
                                c.number("icir"),
                                c.number("newey_west_t"),
                                c.integer("lag_bars"),
                                c.number("p_value"),
                                c.number("naive_t"),
                                c.number("sign_stability")),
                        c.numbers("period_ics"),
                        c.texts("undefined")));
    }

    private static Table.Builder<AlphaStatistics> correlations(Table.Builder<AlphaStatistics> table) {
        return table.whole("observations", "pairs", "of value and target", a -> a.ic().observations())
                .number("pearson_ic", "", "over the pairs of all symbols", a -> a.ic().pearson())
                .number("rank_ic", "", "of each symbol, averaged by pairs", a -> a.ic().rank())
                .number(
                        "cross_sectional_ic",
                        "",
                        "mean rank correlation across the symbols of a bar",
                        a -> a.ic().crossSectional())
                .number(
                        "cross_sectional_ratio",
                        "",
                        "of that mean to its deviation over the bars",
                        a -> a.ic().crossSectionalRatio())
                .number(
                        "ic_without_largest",
                        "",
                        "Pearson IC without the largest targets",
                        a -> a.ic().withoutLargest())
                .number(
                        "mean_return",
                        "fraction",
                        "of a position of one standardised value over the horizon",
                        a -> a.ic().meanReturn());
    }

    private static Table.Builder<AlphaStatistics> significance(Table.Builder<AlphaStatistics> table) {
        return table.number("icir", "", "mean over deviation of the twelfths", a -> a.test()
                        .icir())
                .number("newey_west_t", "", "of the mean product of a bar", a -> a.test()
                        .neweyWestT())
                .integer("lag_bars", "bars", "of its error", a -> a.test().lagBars())
                .number("p_value", "", "two-sided, of that t", a -> a.test().pValue())
                .number("naive_t", "", "as if bars were independent", a -> a.test()
                        .naiveT())
                .number("sign_stability", "", "share of the twelfths with the sign of the window", a -> a.test()
                        .signStability());
    }
}
