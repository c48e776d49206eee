package org.alphalode.stage.mine.ladder;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.alphalode.expr.Evaluator;
import org.alphalode.kernel.Walk;
import org.alphalode.model.FieldSpec;
import org.alphalode.model.Fold;
import org.alphalode.model.Panel;
import org.alphalode.model.Rung;
import org.alphalode.stage.ForwardReturns;

/**
 * One fold's training window, cut into blocks of bars, each with its own warm-up, and dealt to the rungs: a rung has the blocks that no
 * earlier rung has. A rung's blocks lie side by side in a panel, every block of every symbol a series of its own, so that they are
 * evaluated as fast as one long series. Nothing after the training window is in it.
 */
public final class Blocks implements Serializable {
    private static final long serialVersionUID = 1L;
    /** Bars that count in a block, about: three times the usual warm-up. */
    private static final int BLOCK_BARS = 768;
    /** A period is so many horizons long, so that what overlaps its ends is a small part of it. */
    private static final int PERIOD_HORIZONS = 10;
    /** A period is at least so long, so that what is slow in a market is inside one too. */
    private static final int LEAST_PERIOD_BARS = 256;

    /** A rung that sees fewer periods can not say how sure it is: its blocks go to the next. */
    private static final int FEWEST_PERIODS = 8;

    private final int symbols;
    private final int warmUpBars;
    private final int blockBars;
    private final int periodBars;
    private final long knownPairs;
    private final List<Part> parts;

    /**
     * The blocks of one rung.
     *
     * @param rung which
     * @param panel a series for each block and symbol, the target last; after these, copies that fill the last lanes
     * @param places of the series, without the copies
     * @param blocks how many
     * @param seenShare of the window's known targets that this rung and those before it have
     */
    record Part(Rung rung, Panel panel, List<Place> places, int blocks, double seenShare) implements Serializable {
        Part {
            places = List.copyOf(places);
        }
    }

    /**
     * What a series is.
     *
     * @param block counted from 0 in its rung
     * @param symbol of the market
     */
    record Place(int block, int symbol) implements Serializable {}

    private Blocks(Cut cut, int symbols, long knownPairs, List<Part> parts) {
        this.symbols = symbols;
        this.warmUpBars = cut.warmUpBars();
        this.blockBars = cut.blockBars();
        this.periodBars = cut.periodBars();
        this.knownPairs = knownPairs;
        this.parts = List.copyOf(parts);
    }

    /** Where a window is cut. */
    private record Cut(int fromBar, int toBar, int warmUpBars, int blockBars, int periodBars) {
        int blocks() {
            return (toBar - fromBar + blockBars - 1) / blockBars;
        }

        int rows() {
            return warmUpBars + blockBars;
        }
    }

    /**
     * Cuts a fold's training window.
     *
     * @param target one field: the forward return over {@code horizonBars}
     * @param maxLookbackBars the most that a formula looks back
     */
    public static Blocks of(
            Panel features, Panel target, Fold fold, LadderParams params, int horizonBars, int maxLookbackBars) {
        int granule = Evaluator.GRANULE_BARS;
        int period = multiple(Math.max(LEAST_PERIOD_BARS, PERIOD_HORIZONS * horizonBars), granule);
        Cut cut = new Cut(
                features.barAtOrAfter(fold.train().fromMicros()),
                features.barAtOrAfter(fold.train().toMicros()),
                multiple(maxLookbackBars, granule),
                multiple(BLOCK_BARS, period),
                period);
        long[] known = new long[cut.blocks()];
        long all = 0;
        for (int block = 0; block < known.length; block++) {
            known[block] = known(target, cut, block);
            all += known[block];
        }
        List<Part> parts = new ArrayList<>();
        long seen = 0;
        for (Hand hand : deal(cut, params)) {
            for (int block : hand.blocks()) {
                seen += known[block];
            }
            List<Source> sources = sources(new Sources(features, target), cut, hand.blocks());
            List<Source> sorted = new ArrayList<>(sources);
            sorted.sort(Comparator.comparingLong(Source::holes));
            parts.add(new Part(
                    hand.rung(),
                    panel(new Sources(features, target), cut, sorted),
                    sorted.stream()
                            .map(source -> new Place(hand.blocks().indexOf(source.block()), source.symbol()))
                            .toList(),
                    hand.blocks().size(),
                    all == 0 ? 1 : (double) seen / all));
        }
        return new Blocks(cut, features.symbolCount(), all, parts);
    }

    /**
     * Blocks that are scored in one go.
     *
     * @param rung which this belongs to
     * @param blocks ascending
     */
    private record Hand(Rung rung, List<Integer> blocks) {}

    /** Evenly spaced blocks, wherever a hand then holds enough periods to be judged by; all that is left for the last. */
    private static List<Hand> deal(Cut cut, LadderParams params) {
        List<Integer> left = new ArrayList<>();
        for (int block = 0; block < cut.blocks(); block++) {
            left.add(block);
        }
        List<Hand> hands = new ArrayList<>();
        int wanted = 0;
        for (double share : params.shares()) {
            int before = wanted;
            wanted = (int) Math.round(share * cut.blocks());
            int count = wanted - before;
            if ((long) count * cut.blockBars() < (long) FEWEST_PERIODS * cut.periodBars()) {
                wanted = before;
            } else {
                List<Integer> hand = spread(left, count);
                left.removeAll(hand);
                hands.add(new Hand(share == params.probeShare() ? Rung.PROBE : Rung.SAMPLE, hand));
            }
        }
        if (!left.isEmpty()) {
            hands.add(new Hand(Rung.FULL, left));
        }
        return hands;
    }

    /** So many of a list, evenly spaced. */
    private static List<Integer> spread(List<Integer> of, int count) {
        List<Integer> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            some.add(of.get((int) ((2L * i + 1) * of.size() / (2L * count))));
        }
        return some;
    }

    private static long known(Panel target, Cut cut, int block) {
        long count = 0;
        for (int s = 0; s < target.symbolCount(); s++) {
            for (int t = 0; t < cut.blockBars(); t++) {
                int bar = cut.fromBar() + block * cut.blockBars() + t;
                count += bar < cut.toBar() && !Double.isNaN(target.value(0, s, bar)) ? 1 : 0;
            }
        }
        return count;
    }

    /**
     * A block of a symbol.
     *
     * @param holes bits of the granules in which some target can not be used: such rows cost more, for all series that share lanes
     */
    private record Source(int block, int symbol, long holes) {}

    private static List<Source> sources(Sources from, Cut cut, List<Integer> blocks) {
        List<Source> sources = new ArrayList<>();
        for (int block : blocks) {
            for (int s = 0; s < from.features().symbolCount(); s++) {
                sources.add(new Source(block, s, holes(from, cut, block, s)));
            }
        }
        return sources;
    }

    private static long holes(Sources from, Cut cut, int block, int symbol) {
        long holes = 0;
        for (int t = 0; t < cut.blockBars(); t++) {
            int bar = cut.fromBar() + block * cut.blockBars() + t;
            if (bar >= cut.toBar()
                    || Double.isNaN(from.target().value(0, symbol, bar))
                    || !from.features().usableAtClose(symbol, bar)) {
                holes |= 1L << (t / Evaluator.GRANULE_BARS);
            }
        }
        return holes;
    }

    /** A series for each source, and copies of the last that fill the last lanes: an empty lane would cost as much as one with holes. */
    private static Panel panel(Sources from, Cut cut, List<Source> sources) {
        int count = multiple(sources.size(), Walk.LANES);
        List<String> series = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            series.add(String.format(Locale.ROOT, "%08d", i));
        }
        List<FieldSpec> fields = new ArrayList<>(from.features().fields());
        fields.add(ForwardReturns.TARGET);
        // what counts begins with a period, alike in every block
        long firstBar = Math.floorMod(-cut.warmUpBars(), cut.periodBars());
        Panel.Builder out = new Panel.Builder(
                series,
                fields,
                from.features().interval(),
                firstBar * from.features().interval().micros(),
                cut.rows());
        for (int i = 0; i < count; i++) {
            Source source = sources.get(i < sources.size() ? i : sources.size() - 1);
            copy(from, source.symbol(), cut, source.block(), out, i);
        }
        return out.build();
    }

    private record Sources(Panel features, Panel target) {}

    private static void copy(Sources from, int symbol, Cut cut, int block, Panel.Builder out, int series) {
        int begin = cut.fromBar() + block * cut.blockBars() - cut.warmUpBars();
        int first = Math.max(0, begin);
        int count = Math.min(cut.toBar(), begin + cut.rows()) - first;
        int fields = from.features().fields().size();
        for (int f = 0; f <= fields; f++) {
            double[] column = new double[cut.rows()];
            Arrays.fill(column, Double.NaN);
            Panel source = f < fields ? from.features() : from.target();
            source.copy(new Panel.Slice(f < fields ? f : 0, symbol, first, count), column, first - begin, 1);
            out.set(f, series, column);
        }
        for (int t = 0; t < count; t++) {
            if (!from.features().usableAtClose(symbol, first + t)) {
                out.notUsableAtClose(series, first - begin + t);
            }
        }
    }

    private static int multiple(int least, int of) {
        return (least + of - 1) / of * of;
    }

    List<Part> parts() {
        return parts;
    }

    /** Columns that formulas may read, and the target. */
    List<FieldSpec> fields() {
        return parts.get(0).panel().fields();
    }

    int symbols() {
        return symbols;
    }

    /** Targets of the window that are not missing. */
    long knownPairs() {
        return knownPairs;
    }

    int fromBar() {
        return warmUpBars;
    }

    int toBar() {
        return warmUpBars + blockBars;
    }

    int periodBars() {
        return periodBars;
    }
}
