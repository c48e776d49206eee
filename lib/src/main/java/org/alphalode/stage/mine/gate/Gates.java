package org.alphalode.stage.mine.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.check.Nearest;
import org.alphalode.model.Verdict;
import org.alphalode.stage.mine.gate.Gate.Phase;

/** The catalogue of gates in the order in which they are asked, and the thresholds of a run. */
public final class Gates {
    public static final List<Gate> STANDARD = List.of(
            new Gate(
                    "min-coverage",
                    Verdict.INVALID,
                    Phase.VALIDITY,
                    0.8,
                    "share of the known targets that have a value (S0.15: at most 20 % missing)",
                    (c, limit) -> c.scored().validity().coverage() >= limit),
            new Gate(
                    "min-deviation",
                    Verdict.INVALID,
                    Phase.VALIDITY,
                    1e-6,
                    "deviation over root mean square (S0.10, S0.15, made free of scale)",
                    (c, limit) -> c.scored().validity().relativeDeviation() >= limit),
            new Gate(
                    "min-distinct-values",
                    Verdict.INVALID,
                    Phase.VALIDITY,
                    10,
                    "distinct values of all symbols together, at most " + Validity.MANY + " (S0.15)",
                    (c, limit) -> c.scored().validity().distinctValues() >= limit),
            new Gate(
                    "min-ic",
                    Verdict.WEAK_IC,
                    Phase.TRAIN,
                    0.015,
                    "|Pearson IC| on the training window (S0.11)",
                    (c, limit) -> Math.abs(c.scored().train().pearsonIc()) >= limit),
            new Gate(
                    "min-ic-without-largest",
                    Verdict.FEW_BARS,
                    Phase.TRAIN,
                    0.015,
                    "Pearson IC in the same direction after the largest |target| were masked",
                    (c, limit) -> c.scored().fewBarsIc()
                                    * Math.signum(c.scored().train().pearsonIc())
                            >= limit),
            new Gate(
                    "max-false-discovery-rate",
                    Verdict.FALSE_DISCOVERY,
                    Phase.TRAIN,
                    0.05,
                    "p-value adjusted for every trial of the fold (Benjamini-Yekutieli)",
                    (c, limit) -> c.qValue() <= limit),
            new Gate(
                    "min-break-even-cost-bps",
                    Verdict.TOO_COSTLY,
                    Phase.TRAIN,
                    Double.NaN,
                    "one-way cost that the alpha's gross return on the training window still pays",
                    (c, limit) -> c.scored().train().breakEvenCostBps() >= limit),
            new Gate(
                    "max-validation-p",
                    Verdict.NOT_CONFIRMED,
                    Phase.VALIDATION,
                    0.05,
                    "two-sided p-value on the validation window, where the sign must be the same",
                    (c, limit) -> c.sameSignInValidation() && c.validation().pValue() <= limit));

    private final Map<String, Double> thresholds;

    private Gates(Map<String, Double> thresholds) {
        this.thresholds = thresholds;
    }

    /** The thresholds of gates that are on by default. */
    public static SortedMap<String, Double> standardThresholds() {
        SortedMap<String, Double> thresholds = new TreeMap<>();
        STANDARD.stream()
                .filter(gate -> !Double.isNaN(gate.standard()))
                .forEach(gate -> thresholds.put(gate.name(), gate.standard()));
        return thresholds;
    }

    /** Gates with the given thresholds by name; a gate that is not named is off. */
    static Gates of(Map<String, Double> thresholds) {
        List<String> names = STANDARD.stream().map(Gate::name).toList();
        List<String> unknown = new ArrayList<>(new TreeMap<>(thresholds).keySet());
        unknown.removeAll(names);
        if (!unknown.isEmpty()) {
            throw new AlphaException(
                    ErrorCode.REFUSED,
                    "there is no gate '" + unknown.get(0) + "': choose among " + names + "."
                            + Nearest.hint(unknown.get(0), names));
        }
        return new Gates(Map.copyOf(thresholds));
    }

    /** What stops a candidate in a phase; empty where it passes. */
    Optional<Verdict> stop(Phase phase, Candidate candidate) {
        return STANDARD.stream()
                .filter(gate -> gate.phase() == phase && thresholds.containsKey(gate.name()))
                .filter(gate -> !gate.check().passes(candidate, threshold(gate)))
                .map(Gate::verdict)
                .findFirst();
    }

    private double threshold(Gate gate) {
        return thresholds.getOrDefault(gate.name(), Double.NaN);
    }
}
