package org.alphalode.stage.backtest;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import org.alphalode.check.Check;
import org.alphalode.check.Refuse;
import org.alphalode.model.AlphaWeight;
import org.alphalode.model.BarFields;
import org.alphalode.model.ClusterWeight;
import org.alphalode.model.Fold;
import org.alphalode.model.FundingRate;
import org.alphalode.model.Panel;
import org.alphalode.model.Span;
import org.alphalode.model.TargetWeight;
import org.alphalode.model.Ticket;

/**
 * What is simulated.
 *
 * @param bars open, close and volume
 * @param targets what the book should hold, from any source
 * @param parts which cluster wants how much of a target; may be empty
 * @param funding payments; may be empty where funding is off
 * @param folds whose test windows are simulated; empty for all bars
 * @param tickets orders beside the targets
 * @param alphaParts which alpha wants how much of a target; may be empty
 */
public record BacktestInput(
        Panel bars,
        List<TargetWeight> targets,
        List<ClusterWeight> parts,
        List<FundingRate> funding,
        List<Fold> folds,
        List<Ticket> tickets,
        List<AlphaWeight> alphaParts)
        implements Serializable {
    private static final Comparator<TargetWeight> BY_TIME =
            Comparator.comparingLong(TargetWeight::closeMicros).thenComparing(TargetWeight::symbol);

    /** Targets alone. */
    public BacktestInput(
            Panel bars,
            List<TargetWeight> targets,
            List<ClusterWeight> parts,
            List<FundingRate> funding,
            List<Fold> folds) {
        this(bars, targets, parts, funding, folds, List.of());
    }

    /** Targets of which no alpha is known. */
    public BacktestInput(
            Panel bars,
            List<TargetWeight> targets,
            List<ClusterWeight> parts,
            List<FundingRate> funding,
            List<Fold> folds,
            List<Ticket> tickets) {
        this(bars, targets, parts, funding, folds, tickets, List.of());
    }

    public BacktestInput {
        for (String name : List.of(BarFields.OPEN.name(), BarFields.CLOSE.name(), BarFields.VOLUME.name())) {
            Check.that(bars.fieldIndex(name) >= 0, "a backtest needs the field %s", name);
        }
        targets = targets.stream().sorted(BY_TIME).toList();
        parts = List.copyOf(parts);
        funding = List.copyOf(funding);
        folds = List.copyOf(folds);
        tickets = List.copyOf(tickets);
        alphaParts = List.copyOf(alphaParts);
        for (Ticket ticket : tickets) {
            requireBar(bars, "order", ticket.symbol(), ticket.closeMicros());
        }
        for (int i = 0; i < targets.size(); i++) {
            TargetWeight target = targets.get(i);
            requireBar(bars, "target", target.symbol(), target.closeMicros());
            Refuse.unless(
                    Double.isFinite(target.weight()),
                    "target for %s at %d is %s: give a number",
                    target.symbol(),
                    target.closeMicros(),
                    target.weight());
            Refuse.unless(
                    i == 0 || BY_TIME.compare(targets.get(i - 1), target) < 0,
                    "two targets for %s at %d: give one",
                    target.symbol(),
                    target.closeMicros());
        }
    }

    private static void requireBar(Panel bars, String what, String symbol, long closeMicros) {
        Refuse.unless(
                bars.symbols().contains(symbol),
                "%s for %s at %d: there are no bars of that symbol; it is one of %s",
                what,
                symbol,
                closeMicros,
                bars.symbols());
        int bar = bars.barAtOrAfter(closeMicros);
        Refuse.unless(
                bar < bars.barCount() && bars.closeMicros(bar) == closeMicros,
                "%s for %s at %d us is not at the close of a bar: give close times of the %s bars",
                what,
                symbol,
                closeMicros,
                bars.interval().text());
    }

    /** First bar of the simulation. */
    int fromBar() {
        return folds.isEmpty()
                ? 0
                : bars.barAtOrAfter(folds.stream()
                        .map(Fold::test)
                        .mapToLong(Span::fromMicros)
                        .min()
                        .orElseThrow());
    }

    /** Bar after the last one. */
    int toBar() {
        return folds.isEmpty()
                ? bars.barCount()
                : bars.barAtOrAfter(folds.stream()
                        .map(Fold::test)
                        .mapToLong(Span::toMicros)
                        .max()
                        .orElseThrow());
    }
}
