package org.alphalode.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.alphalode.model.Fold;
import org.alphalode.model.Panel;
import org.alphalode.model.Span;
import org.alphalode.stage.ForwardReturns;
import org.alphalode.stage.LocalRunner;
import org.alphalode.stage.mine.Cohort;
import org.alphalode.stage.mine.CohortResult;
import org.alphalode.stage.mine.LocalScreening;
import org.alphalode.stage.mine.MineInput;
import org.alphalode.stage.mine.MineParams;
import org.alphalode.stage.mine.MineResult;
import org.alphalode.stage.mine.Miner;
import org.alphalode.stage.mine.Screening;
import org.alphalode.stage.mine.ladder.Ladder;
import org.alphalode.stage.mine.ladder.LadderParams;
import org.alphalode.stage.mine.search.SearchParams;

/**
 * CPU time of this thread for the search of one fold, without Spark and tables: proposing and the ladder, cohort by cohort, and what
 * judging takes. Arguments: a folder of zipped klines, the number of formulas, the bars of the training window, 0 for the default plan's,
 * and of how many batches one is screened, 1 if not given: a part of a large budget tells what the whole would take, level by level.
 */
public final class MineHarness {
    private static final int BATCH_FORMULAS = 2_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private MineHarness() {}

    public static void main(String[] args) {
        int one = args.length > 3 ? Integer.parseInt(args[3]) : 1;
        KlinePanels panels = KlinePanels.of(Path.of(args[0]));
        Panel market = panels.market();
        Fold fold = panels.fold();
        if (args.length > 2 && Integer.parseInt(args[2]) > 0) {
            long from = fold.train().toMicros()
                    - Integer.parseInt(args[2]) * market.interval().micros();
            fold = new Fold(fold.id(), new Span(from, fold.train().toMicros()), fold.validation(), fold.test());
        }
        MineInput input = new MineInput(
                panels.features(),
                ForwardReturns.of(market, KlinePanels.HORIZON_BARS),
                List.of(fold),
                params(Integer.parseInt(args[1]), one));
        Timed screening = new Timed(one);
        MineResult result = new Miner(input, new LocalRunner(), screening).mine();
        double judging = seconds() - screening.last;
        System.out.printf(
                Locale.ROOT,
                "%d formulas: ladder %.1f s, %.1f us each; proposing %.1f s, %.1f us each; judging %.1f s%n",
                screening.screened,
                screening.ladder,
                1e6 * screening.ladder / screening.screened,
                screening.proposing,
                1e6 * screening.proposing / result.tried(),
                judging);
        result.tally().lines().forEach(System.out::println);
    }

    /** The defaults, with as many finalists as the part that is screened would bring. */
    private static MineParams params(int formulas, int oneOf) {
        MineParams standard = MineParams.standard(KlinePanels.HORIZON_BARS, SearchParams.standard(formulas, 42));
        LadderParams ladder = standard.ladder();
        return new MineParams(
                KlinePanels.HORIZON_BARS,
                standard.engine(),
                standard.search(),
                standard.levels(),
                new LadderParams(
                        ladder.probeShare(), ladder.sampleShare(), ladder.confidence(), ladder.finalists() / oneOf),
                standard.gate(),
                standard.batchFormulas());
    }

    private static double seconds() {
        return THREADS.getCurrentThreadCpuTime() * 1e-9;
    }

    /** Notes what a cohort takes, and what went on since the one before it. */
    private static final class Timed implements Screening {
        private final int oneOf;
        private int batches;
        private int screened;
        private double ladder;
        private double proposing;
        private double last;

        Timed(int oneOf) {
            this.oneOf = oneOf;
        }

        @Override
        public OfFold begin(Fold fold, Ladder rungs) {
            OfFold inner = new LocalScreening(BATCH_FORMULAS).begin(fold, rungs);
            last = seconds();
            return new OfFold() {
                @Override
                public Earlier earlier() {
                    return inner.earlier();
                }

                @Override
                public boolean isCutBefore(int cohort) {
                    return inner.isCutBefore(cohort);
                }

                @Override
                public CohortResult screen(Cohort cohort) {
                    double begin = seconds();
                    proposing += begin - last;
                    List<CohortResult> parts = new ArrayList<>();
                    int before = screened;
                    for (Cohort part : cohort.batches(oneOf == 1 ? 16 * BATCH_FORMULAS : BATCH_FORMULAS)) {
                        if (batches++ % oneOf == 0) {
                            parts.add(timed(part));
                            screened += part.formulas().size();
                        }
                    }
                    last = seconds();
                    ladder += last - begin;
                    if (screened > before) {
                        System.out.printf(
                                Locale.ROOT,
                                "cohort %d: %d formulas, ladder %.1f us each%n",
                                cohort.number(),
                                screened - before,
                                1e6 * (last - begin) / (screened - before));
                    }
                    return CohortResult.merged(parts);
                }

                private CohortResult timed(Cohort part) {
                    double begin = seconds();
                    CohortResult result = inner.screen(part);
                    System.out.printf(
                            Locale.ROOT,
                            "  %.1f us each, first %s%n",
                            1e6 * (seconds() - begin) / part.formulas().size(),
                            part.formulas().get(0));
                    return result;
                }

                @Override
                public void close() {
                    inner.close();
                }
            };
        }
    }
}
