package org.alphalode.stage.mine.gate;

import java.util.ArrayList;
import java.util.List;
import org.alphalode.expr.Expr;
import org.alphalode.expr.Formulas;
import org.alphalode.model.Alpha;
import org.alphalode.model.AlphaProfile;
import org.alphalode.model.AlphaStatistics;
import org.alphalode.model.BarFields;
import org.alphalode.model.Fold;
import org.alphalode.model.FoldWindow;
import org.alphalode.model.Panel;
import org.alphalode.model.Span;
import org.alphalode.stage.FanOut;
import org.alphalode.stage.ForwardReturns;
import org.alphalode.stat.HalfLife;

/**
 * Gathers the evidence for accepted alphas; a unit is one alpha. It comes after every decision of mining and none is made by it, so
 * that it may look at the test window.
 */
public final class EvidenceStage implements FanOut<EvidenceInput, Alpha, Evidence, Evidence> {
    private static final long serialVersionUID = 1L;
    private static final long DAY_MICROS = 86_400_000_000L;

    @Override
    public List<Alpha> plan(EvidenceInput input) {
        return input.alphas();
    }

    @Override
    public Evidence work(EvidenceInput input, Alpha alpha) {
        Fold fold = input.fold(alpha);
        Expr formula = Formulas.parse(alpha.formula());
        Panel market = input.market();
        int from = market.barAtOrAfter(fold.train().fromMicros());
        int end = market.barAtOrAfter(fold.test().toMicros());
        int trainEnd = market.barAtOrAfter(fold.train().toMicros()) - from;
        double[][] values = values(formula, input.features(), from, end);
        List<AlphaStatistics> statistics = new ArrayList<>();
        double[] meanReturns = new double[input.params().horizonBars().size()];
        for (int h = 0; h < meanReturns.length; h++) {
            int horizon = input.params().horizonBars().get(h);
            int lost = Math.max(0, horizon - alpha.horizonBars());
            Standardised pairs = new Standardised(values, targets(market, from, end, horizon, alpha), trainEnd - lost);
            for (FoldWindow window : FoldWindow.values()) {
                Span span = window.of(fold);
                int last = market.barAtOrAfter(span.toMicros()) - from - lost;
                int first = market.barAtOrAfter(span.fromMicros()) - from;
                statistics.add(
                        statistics(alpha, window, horizon, input.params(), new WindowStatistics(pairs, first, last)));
            }
            meanReturns[h] = alpha.orientation()
                    * statistics
                            .get(statistics.size() - FoldWindow.values().length)
                            .ic()
                            .meanReturn();
        }
        Standardised mined = new Standardised(values, targets(market, from, end, alpha.horizonBars(), alpha), trainEnd);
        return new Evidence(List.of(profile(input, alpha, formula, mined, meanReturns)), statistics);
    }

    private static double[][] values(Expr formula, Panel features, int from, int end) {
        List<double[][]> columns = new ArrayList<>();
        Values.of(List.of(formula), features, from, end, (i, values) -> columns.add(values));
        return columns.get(0);
    }

    /** Forward returns of {@code [from, end)}, none of which reaches further than the mined ones do. */
    private static double[][] targets(Panel market, int from, int end, int horizon, Alpha alpha) {
        int known = Math.min(market.barCount(), end + alpha.horizonBars() + 1);
        Panel returns = ForwardReturns.of(market.bars(from, known), horizon);
        double[][] targets = new double[market.symbolCount()][end - from];
        for (int s = 0; s < targets.length; s++) {
            returns.copy(new Panel.Slice(0, s, 0, end - from), targets[s], 0, 1);
        }
        return targets;
    }

    private static AlphaStatistics statistics(
            Alpha alpha, FoldWindow window, int horizon, EvidenceParams params, WindowStatistics of) {
        AlphaStatistics.Ic ic = of.ic(params.gate().maskedShare());
        AlphaStatistics.Test test = of.test(params.gate().lagBars(horizon));
        return new AlphaStatistics(alpha.alphaId(), window, horizon, ic, test, of.periodIcs(), of.undefined());
    }

    private static AlphaProfile profile(
            EvidenceInput input, Alpha alpha, Expr formula, Standardised pairs, double[] meanReturns) {
        Fold fold = input.fold(alpha);
        Panel market = input.market();
        EvidenceParams params = input.params();
        int from = market.barAtOrAfter(fold.train().fromMicros());
        int bars = market.barAtOrAfter(fold.train().toMicros()) - from;
        int validationEnd = market.barAtOrAfter(fold.validation().toMicros());
        BookShape book = new BookShape(pairs.value, 0, bars);
        List<String> undefined = new ArrayList<>();
        double capacity = capacity(market, from, bars, book, params.participation());
        if (Double.isNaN(capacity)) {
            undefined.add("capacity: no trade meets a bar with a known quote volume");
        }
        int[] horizons =
                params.horizonBars().stream().mapToInt(Integer::intValue).toArray();
        double halfLife = HalfLife.bars(horizons, meanReturns);
        if (Double.isNaN(halfLife)) {
            undefined.add(
                    meanReturns[0] > 0
                            ? "half-life: the edge per bar has not halved by " + horizons[horizons.length - 1] + " bars"
                            : "half-life: no edge over the shortest horizon");
        }
        return new AlphaProfile(
                alpha.alphaId(),
                coverage(pairs, bars),
                (double) DAY_MICROS / market.interval().micros() * book.turnoverPerBar(),
                book.largestWeight(),
                capacity,
                halfLife,
                new LookAhead(input.features(), params.gate().seed())
                        .certify(formula, from, validationEnd, params.cuts()),
                undefined);
    }

    private static double capacity(Panel market, int from, int bars, BookShape book, double participation) {
        int field = market.fieldIndex(BarFields.QUOTE_VOLUME.name());
        if (field < 0) {
            return Double.NaN;
        }
        double[][] volume = new double[market.symbolCount()][bars + 1];
        for (int s = 0; s < volume.length; s++) {
            for (int t = 0; t <= bars; t++) {
                volume[s][t] = from + t < market.barCount() ? market.value(field, s, from + t) : Double.NaN;
            }
        }
        return book.capacity(volume, participation);
    }

    private static double coverage(Standardised pairs, int bars) {
        long known = 0;
        long covered = 0;
        for (int s = 0; s < pairs.value.length; s++) {
            for (int t = 0; t < bars; t++) {
                known += Double.isNaN(pairs.raw[s][t]) ? 0 : 1;
                covered += Double.isNaN(pairs.value[s][t] + pairs.target[s][t]) ? 0 : 1;
            }
        }
        return known > 0 ? (double) covered / known : Double.NaN;
    }

    @Override
    public Evidence reduce(EvidenceInput input, List<Evidence> parts) {
        return new Evidence(
                parts.stream().flatMap(part -> part.profiles().stream()).toList(),
                parts.stream().flatMap(part -> part.statistics().stream()).toList());
    }
}
