package org.alphalode.jobs.table;

import org.alphalode.model.Alpha;
import org.alphalode.model.Fold;
import org.alphalode.model.IcStats;
import org.alphalode.model.Rung;
import org.alphalode.model.Trial;
import org.alphalode.model.Tried;
import org.alphalode.model.Verdict;

/** Tables of folds, trials and alphas. */
final class MiningTables {
    private MiningTables() {}

    static Table<Fold> folds() {
        return Table.<Fold>named("folds", "a walk-forward fold")
                .text("fold_id", "name and order of the fold", Fold::id)
                .time("train_from_time", "first close time of training", f -> f.train()
                        .fromMicros())
                .time("train_to_time", "first close time after training", f -> f.train()
                        .toMicros())
                .time("validation_from_time", "first close time of validation", f -> f.validation()
                        .fromMicros())
                .time("validation_to_time", "first close time after validation", f -> f.validation()
                        .toMicros())
                .time("test_from_time", "first close time of the test", f -> f.test()
                        .fromMicros())
                .time("test_to_time", "first close time after the test", f -> f.test()
                        .toMicros())
                .key("fold_id")
                .check(
                        "windows_ordered",
                        "train_to_time <= validation_from_time AND validation_to_time <= test_from_time")
                .readBy(c -> new Fold(c.text("fold_id"), c.span("train_"), c.span("validation_"), c.span("test_")));
    }

    static Table<TrialRow> trials() {
        Table.Builder<TrialRow> table = Table.<TrialRow>named(
                        "trials", "a formula that was scored, whatever came of it")
                .text("work_id", "work that tried it, see runs", TrialRow::workId)
                .text("formula_id", "id of the canonical form", t -> trial(t).formulaId())
                .text("formula", "canonical text", t -> trial(t).formula())
                .text("fold_id", "fold in whose training window it was scored", t -> trial(t).foldId())
                .integer("horizon_bars", "bars", "forward return it was scored against", t -> trial(t).horizonBars())
                .text("sample_id", "bars, features, training window and horizon it was scored on", TrialRow::sampleId)
                .text("rules_id", "rules of the ladder that it was screened by", TrialRow::rulesId)
                .integer("cohort", "", "round of the search that proposed it, by fold", t -> t.tried()
                        .cohort())
                .choice("rung", "last rung that it was scored on", t -> t.tried()
                        .rung())
                .number("screening_t", "", "t on the full training window as far as screened", t -> t.tried()
                        .screeningT())
                .number(
                        "probe_t",
                        "",
                        "the same by the first rung alone: its size tells twins; NULL where the formula died there",
                        t -> t.tried().probeT())
                .text("twin_id", "formula with the same values; empty where there is none", t -> t.tried()
                        .twin())
                .texts("parents", "formula ids of the alphas that it was built from", t -> t.tried()
                        .parents());
        return statistics(statistics(table, "train", t -> trial(t).train()), "validation", t -> trial(t).validation())
                .number("q_value", "", "p-value adjusted for all trials of the fold", t -> trial(t).qValue())
                .choice("verdict", "what became of it", t -> trial(t).verdict())
                .key("work_id", "fold_id", "formula_id", "horizon_bars")
                .clusteredBy("work_id", "fold_id")
                .check("horizon_positive", "horizon_bars >= 1")
                .readBy(MiningTables::trial);
    }

    private static Trial trial(TrialRow row) {
        return row.tried().trial();
    }

    private static TrialRow trial(Cells c) {
        Trial trial = new Trial(
                c.text("formula_id"),
                c.text("formula"),
                c.text("fold_id"),
                c.integer("horizon_bars"),
                statistics(c, "train"),
                statistics(c, "validation"),
                c.number("q_value"),
                c.choice("verdict", Verdict.class));
        return new TrialRow(
                c.text("work_id"),
                c.text("sample_id"),
                c.text("rules_id"),
                new Tried(
                        trial,
                        c.choice("rung", Rung.class),
                        c.integer("cohort"),
                        c.number("screening_t"),
                        c.number("probe_t"),
                        c.text("twin_id"),
                        c.texts("parents")));
    }

    static Table<AlphaRow> alphas() {
        return statistics(
                        statistics(
                                Table.<AlphaRow>named("alphas", "an accepted alpha of one fold")
                                        .text("alpha_id", "fold and formula", a -> a.alpha()
                                                .alphaId())
                                        .text("fold_id", "fold that mined it", a -> a.alpha()
                                                .foldId())
                                        .text("formula", "canonical text over the features", a -> a.alpha()
                                                .formula())
                                        .integer(
                                                "orientation",
                                                "",
                                                "+1, or -1 where the formula's training IC is negative",
                                                a -> a.alpha().orientation())
                                        .integer(
                                                "horizon_bars",
                                                "bars",
                                                "forward return it was mined for",
                                                a -> a.alpha().horizonBars())
                                        .integer("complexity", "nodes", "nodes of the formula", a -> a.alpha()
                                                .complexity())
                                        .integer("lookback_bars", "bars", "bars before its first value", a -> a.alpha()
                                                .lookbackBars())
                                        .texts(
                                                "parents",
                                                "formula ids of the alphas that it was built from",
                                                a -> a.alpha().parents()),
                                "train",
                                AlphaRow::train),
                        "validation",
                        AlphaRow::validation)
                .key("alpha_id")
                .check("oriented", "orientation IN (-1, 1)")
                .check("horizon_positive", "horizon_bars >= 1")
                .readBy(c -> new AlphaRow(
                        new Alpha(
                                c.text("alpha_id"),
                                c.text("fold_id"),
                                c.text("formula"),
                                c.integer("orientation"),
                                c.integer("horizon_bars"),
                                c.integer("complexity"),
                                c.integer("lookback_bars"),
                                c.texts("parents")),
                        statistics(c, "train"),
                        statistics(c, "validation")));
    }

    private static <T> Table.Builder<T> statistics(
            Table.Builder<T> table, String window, Table.SerializableFunction<T, IcStats> of) {
        String in = " on the " + window + " window";
        return table.whole(window + "_observations", "pairs", "pairs of value and target" + in, r -> of.apply(r)
                        .observations())
                .number(window + "_pearson_ic", "", "Pearson IC" + in, r -> of.apply(r)
                        .pearsonIc())
                .number(window + "_rank_ic", "", "rank IC" + in, r -> of.apply(r)
                        .rankIc())
                .number(window + "_icir", "", "mean over deviation of the periods' IC" + in, r -> of.apply(r)
                        .icir())
                .number(window + "_newey_west_t", "", "Newey-West t" + in, r -> of.apply(r)
                        .neweyWestT())
                .number(window + "_p_value", "", "two-sided p-value of that t" + in, r -> of.apply(r)
                        .pValue())
                .number(window + "_turnover", "1/bar", "mean absolute change of the signal" + in, r -> of.apply(r)
                        .turnoverPerBar())
                .number(window + "_break_even_cost", "bps", "one-way cost that uses up its return" + in, r -> of.apply(
                                r)
                        .breakEvenCostBps());
    }

    private static IcStats statistics(Cells c, String window) {
        return new IcStats(
                c.whole(window + "_observations"),
                c.number(window + "_pearson_ic"),
                c.number(window + "_rank_ic"),
                c.number(window + "_icir"),
                c.number(window + "_newey_west_t"),
                c.number(window + "_p_value"),
                c.number(window + "_turnover"),
                c.number(window + "_break_even_cost"));
    }
}
