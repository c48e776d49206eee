package org.alphalode.bench;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alphalode.model.Fold;
import org.alphalode.model.Panel;
import org.alphalode.model.Rung;
import org.alphalode.model.Tried;
import org.alphalode.stage.ForwardReturns;
import org.alphalode.stage.LocalRunner;
import org.alphalode.stage.mine.LocalScreening;
import org.alphalode.stage.mine.MineInput;
import org.alphalode.stage.mine.MineParams;
import org.alphalode.stage.mine.Miner;
import org.alphalode.stage.mine.gate.GateParams;
import org.alphalode.stage.mine.ladder.LadderParams;
import org.alphalode.stage.mine.search.SearchParams;

/**
 * How many of the best 100 of a search the race loses: the search of one fold as by default, and again with every candidate on the whole
 * window and no bar of finalists or significance. The best are those of the second by the |t| of Newey and West, and by the ladder's.
 * Arguments: a folder of zipped klines, the number of formulas, the seed, and the confidence of the race's bounds, the default's if not
 * given.
 */
public final class RaceHarness {
    private static final int BEST = 100;

    private RaceHarness() {}

    public static void main(String[] args) {
        KlinePanels panels = KlinePanels.of(Path.of(args[0]));
        Panel market = panels.market();
        Fold fold = panels.fold();
        Panel target = ForwardReturns.of(market, KlinePanels.HORIZON_BARS);
        SearchParams search = SearchParams.standard(Integer.parseInt(args[1]), Long.parseLong(args[2]));
        LadderParams standard = LadderParams.STANDARD;
        LadderParams race = args.length > 3
                ? new LadderParams(
                        standard.probeShare(),
                        standard.sampleShare(),
                        Double.parseDouble(args[3]),
                        standard.finalists())
                : standard;
        Map<String, Tried> raced =
                mine(new MineInput(panels.features(), target, List.of(fold), params(search, race, false)));
        Map<String, Tried> all = mine(
                new MineInput(panels.features(), target, List.of(fold), params(search, LadderParams.EXHAUSTIVE, true)));
        System.out.printf(
                Locale.ROOT,
                "%d formulas: in the race %d see the full window and %d come before the gates, without it %d%n",
                search.maxFormulas(),
                raced.values().stream()
                        .filter(tried -> isJudged(tried) || tried.rung() == Rung.FULL)
                        .count(),
                judged(raced),
                judged(all));
        tell(
                "Newey and West's |t|",
                all,
                raced,
                tried -> Math.abs(tried.trial().train().neweyWestT()));
        tell("the ladder's |t|", all, raced, tried -> Math.abs(tried.screeningT()));
    }

    private static MineParams params(SearchParams search, LadderParams ladder, boolean everyone) {
        GateParams gate = GateParams.STANDARD;
        GateParams open = new GateParams(
                gate.checks().stream()
                        .filter(check -> !everyone || !check.check().equals("max-false-discovery-rate"))
                        .toList(),
                gate.maskedShare(),
                gate.lagHorizons(),
                gate.seed());
        return new MineParams(KlinePanels.HORIZON_BARS, "enumerate", search, 1, ladder, open, 2_000);
    }

    /** Every trial, by formula. */
    private static Map<String, Tried> mine(MineInput input) {
        LocalScreening screening = new LocalScreening(2_000);
        List<Tried> judged =
                new Miner(input, new LocalRunner(), screening).mine().trials();
        return Stream.concat(screening.dead().stream(), judged.stream())
                .collect(Collectors.toMap(tried -> tried.trial().formula(), tried -> tried, (dead, later) -> later));
    }

    private static long judged(Map<String, Tried> trials) {
        return trials.values().stream().filter(RaceHarness::isJudged).count();
    }

    private static boolean isJudged(Tried tried) {
        return tried.rung() == Rung.JUDGED;
    }

    private static void tell(String by, Map<String, Tried> all, Map<String, Tried> raced, ToDoubleFunction<Tried> t) {
        List<Tried> best = all.values().stream()
                .filter(RaceHarness::isJudged)
                .filter(tried -> !Double.isNaN(t.applyAsDouble(tried)))
                .sorted(Comparator.comparingDouble(t).reversed().thenComparing(tried -> tried.trial()
                        .formula()))
                .limit(BEST)
                .toList();
        List<Tried> lost = best.stream()
                .filter(tried -> !raced.containsKey(tried.trial().formula())
                        || !isJudged(raced.get(tried.trial().formula())))
                .toList();
        System.out.printf(
                Locale.ROOT,
                "the best %d by %s, %.2f to %.2f: %d lost%n",
                best.size(),
                by,
                t.applyAsDouble(best.get(0)),
                t.applyAsDouble(best.get(best.size() - 1)),
                lost.size());
        for (Tried tried : lost) {
            Tried end = raced.get(tried.trial().formula());
            System.out.printf(
                    Locale.ROOT,
                    "  rank %d, |t| %.2f: %s%n",
                    best.indexOf(tried) + 1,
                    t.applyAsDouble(tried),
                    end == null
                            ? "not proposed"
                            : end.rung() + " " + end.trial().verdict() + " "
                                    + end.trial().formula());
        }
    }
}
