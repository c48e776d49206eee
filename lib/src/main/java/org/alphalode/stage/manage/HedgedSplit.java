package org.alphalode.stage.manage;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.alphalode.model.Allocation.Role;

/** Splits risk over the clusters that are chosen, and a small share over those that move least with them (S0.22). */
final class HedgedSplit {
    private final ManageParams.Choice choice;

    HedgedSplit(ManageParams.Choice choice) {
        this.choice = choice;
    }

    /**
     * The best clusters.
     *
     * @param t t statistic of each cluster's mean trailing result; NaN where it is not judged
     */
    boolean[] chosen(double[] t) {
        boolean[] out = new boolean[t.length];
        IntStream.range(0, t.length)
                .filter(c -> t[c] > choice.minT())
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(c -> -t[c]).thenComparing(Comparator.naturalOrder()))
                .limit(choice.maxChosen())
                .forEach(c -> out[c] = true);
        return out;
    }

    /**
     * Roles of the clusters.
     *
     * @param chosen at least one, or all are out
     * @param correlation with the mean result of the chosen ones; NaN where a cluster is not judged
     */
    Role[] roles(boolean[] chosen, double[] correlation) {
        Role[] out = new Role[chosen.length];
        for (int c = 0; c < out.length; c++) {
            out[c] = chosen[c] ? Role.CHOSEN : Role.OUT;
        }
        if (IntStream.range(0, out.length).anyMatch(c -> chosen[c])) {
            IntStream.range(0, out.length)
                    .filter(c -> !chosen[c] && !Double.isNaN(correlation[c]))
                    .boxed()
                    .sorted(Comparator.<Integer>comparingDouble(c -> correlation[c])
                            .thenComparing(Comparator.naturalOrder()))
                    .limit(choice.hedgeClusters())
                    .forEach(c -> out[c] = Role.HEDGE);
        }
        return out;
    }

    /**
     * Shares of risk. Without a hedge its share is not allocated.
     *
     * @param variance of each cluster's trailing results
     */
    double[] weights(Role[] roles, double[] variance) {
        double chosenTotal = 0;
        int hedges = 0;
        for (int c = 0; c < roles.length; c++) {
            chosenTotal += roles[c] == Role.CHOSEN ? claim(variance[c]) : 0;
            hedges += roles[c] == Role.HEDGE ? 1 : 0;
        }
        double[] out = new double[roles.length];
        for (int c = 0; c < roles.length; c++) {
            out[c] = switch (roles[c]) {
                case CHOSEN -> (1 - choice.hedgeShare()) * claim(variance[c]) / chosenTotal;
                case HEDGE -> choice.hedgeShare() / hedges;
                case OUT -> 0;
            };
        }
        return out;
    }

    private double claim(double variance) {
        return switch (choice.split()) {
            case EQUAL -> 1;
            case INVERSE_VARIANCE -> 1 / variance;
        };
    }
}
