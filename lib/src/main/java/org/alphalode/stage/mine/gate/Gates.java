package org.alphalode.stage.mine.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.check.Nearest;
import org.alphalode.model.GateCount;
import org.alphalode.model.Verdict;
import org.alphalode.stage.mine.gate.Gate.Phase;

/** The catalogue of checks, and those of a run with their thresholds and what each of them has killed. */
public final class Gates {
    static final String MIN_IC = "min-ic";
    static final String MAX_CORRELATION = "max-correlation";
    static final String MAX_ALPHAS = "max-alphas";
    static final String CERTIFIED_CUTS = "min-certified-cuts";
    static final String LARGEST_WEIGHT = "max-largest-weight";

    /** Every check. */
    public static final List<Gate> CATALOGUE = List.of(
            new Gate(
                    "min-coverage",
                    Verdict.INVALID,
                    Phase.VALIDITY,
                    "share of the known targets that have a value (S0.15: at most 20 % missing)",
                    (c, limit) -> c.scored().validity().coverage() >= limit),
            new Gate(
                    "min-deviation",
                    Verdict.INVALID,
                    Phase.VALIDITY,
                    "deviation over root mean square (S0.10, S0.15, made free of scale)",
                    (c, limit) -> c.scored().validity().relativeDeviation() >= limit),
            new Gate(
                    "min-distinct-values",
                    Verdict.INVALID,
                    Phase.VALIDITY,
                    "distinct values of all symbols together, at most " + Validity.MANY + " (S0.15)",
                    (c, limit) -> c.scored().validity().distinctValues() >= limit),
            new Gate(
                    MIN_IC,
                    Verdict.WEAK_IC,
                    Phase.TRAIN,
                    "|Pearson IC| on the training window (S0.11)",
                    (c, limit) -> Math.abs(c.scored().train().pearsonIc()) >= limit),
            new Gate(
                    "min-ic-without-largest",
                    Verdict.FEW_BARS,
                    Phase.TRAIN,
                    "Pearson IC in the same direction after the largest |target| were masked",
                    (c, limit) -> c.scored().fewBarsIc()
                                    * Math.signum(c.scored().train().pearsonIc())
                            >= limit),
            new Gate(
                    "max-false-discovery-rate",
                    Verdict.FALSE_DISCOVERY,
                    Phase.TRAIN,
                    "p-value adjusted for all trials of the ledger (Benjamini-Yekutieli)",
                    (c, limit) -> c.qValue() <= limit),
            new Gate(
                    "min-break-even-cost-bps",
                    Verdict.TOO_COSTLY,
                    Phase.TRAIN,
                    "one-way cost that the alpha's gross return on the training window still pays",
                    (c, limit) -> c.scored().train().breakEvenCostBps() >= limit),
            new Gate(
                    "min-turnover-per-day",
                    Verdict.TURNOVER,
                    Phase.BOOK,
                    "part of its book that the alpha trades in a day",
                    (c, limit) -> c.book().turnoverPerDay() >= limit),
            new Gate(
                    "max-turnover-per-day",
                    Verdict.TURNOVER,
                    Phase.BOOK,
                    "part of its book that the alpha trades in a day",
                    (c, limit) -> c.book().turnoverPerDay() <= limit),
            new Gate(
                    LARGEST_WEIGHT,
                    Verdict.CONCENTRATED,
                    Phase.BOOK,
                    "mean over the bars of the largest weight of a symbol in its book",
                    (c, limit) -> c.book().largestWeight() <= limit),
            new Gate(
                    "max-validation-p",
                    Verdict.NOT_CONFIRMED,
                    Phase.VALIDATION,
                    "two-sided p-value on the validation window, where the sign must be the same",
                    (c, limit) -> c.sameSignInValidation() && c.validation().pValue() <= limit),
            new Gate(
                    CERTIFIED_CUTS,
                    Verdict.LOOK_AHEAD,
                    Phase.CERTIFICATE,
                    "moments of the fold up to which no value changes when what follows is cut off or poisoned",
                    (c, limit) -> c.certificate().cleanCuts() >= limit),
            new Gate(
                    MAX_ALPHAS,
                    Verdict.POOL_FULL,
                    Phase.POOL,
                    "alphas of a fold, the better first",
                    (c, limit) -> c.better() < limit),
            new Gate(
                    MAX_CORRELATION,
                    Verdict.REDUNDANT,
                    Phase.POOL,
                    "|correlation| on the training window with every better accepted alpha",
                    (c, limit) -> c.nearest() <= limit));

    private final List<Gate> gates;
    private final List<GateCheck> checks;
    private final long[] came;
    private final long[] killed;

    private Gates(List<Gate> gates, List<GateCheck> checks) {
        this.gates = gates;
        this.checks = checks;
        this.came = new long[gates.size()];
        this.killed = new long[gates.size()];
    }

    /** The checks with their thresholds where nothing is configured. */
    public static List<GateCheck> standard() {
        return List.of(
                new GateCheck("min-coverage", 0.8),
                new GateCheck("min-deviation", 1e-6),
                new GateCheck("min-distinct-values", 10),
                new GateCheck(MIN_IC, 0.015),
                new GateCheck("min-ic-without-largest", 0.015),
                new GateCheck("max-false-discovery-rate", 0.05),
                new GateCheck("max-validation-p", 0.05),
                new GateCheck(CERTIFIED_CUTS, 8),
                new GateCheck(MAX_ALPHAS, 100),
                new GateCheck(MAX_CORRELATION, 0.7));
    }

    /** Names of all checks. */
    public static List<String> names() {
        return CATALOGUE.stream().map(Gate::name).toList();
    }

    /** The checks of a run, asked in their order, but those of an earlier phase first. */
    static Gates of(List<GateCheck> checks) {
        List<String> seen = new ArrayList<>();
        for (GateCheck check : checks) {
            gate(check.check());
            if (seen.contains(check.check()) || !Double.isFinite(check.threshold())) {
                throw refused("check '" + check.check() + "' of the gate needs one threshold, a number: "
                        + checks.stream()
                                .filter(other -> other.check().equals(check.check()))
                                .map(GateCheck::threshold)
                                .toList());
            }
            seen.add(check.check());
        }
        List<GateCheck> sorted = checks.stream()
                .sorted(Comparator.comparing(check -> gate(check.check()).phase()))
                .toList();
        return new Gates(sorted.stream().map(check -> gate(check.check())).toList(), sorted);
    }

    private static Gate gate(String name) {
        int index = names().indexOf(name);
        if (index < 0) {
            throw refused("there is no check '" + name + "' of the gate." + Nearest.hint(name, names())
                    + " Choose among " + new TreeSet<>(names()));
        }
        return CATALOGUE.get(index);
    }

    /** Refuses a limit that no candidate over so many symbols can keep. */
    void requirePossible(int symbols) {
        for (GateCheck check : checks) {
            if (check.check().equals(LARGEST_WEIGHT) && check.threshold() * symbols < 1) {
                throw refused("check " + LARGEST_WEIGHT + " of " + check.threshold() + " can not be kept by " + symbols
                        + " symbols: the largest weight is at least 1 / " + symbols
                        + "; raise it, or mine more symbols");
            }
        }
    }

    /** What stops a candidate in a phase; empty where it passes. Counts who came and who was killed. */
    Optional<Verdict> stop(Phase phase, Candidate candidate) {
        for (int i = 0; i < gates.size(); i++) {
            Gate gate = gates.get(i);
            if (gate.phase() == phase) {
                came[i]++;
                if (!gate.passes().at(candidate, checks.get(i).threshold())) {
                    killed[i]++;
                    return Optional.of(gate.verdict());
                }
            }
        }
        return Optional.empty();
    }

    /** Whether any check of a phase is asked. */
    boolean asks(Phase phase) {
        return gates.stream().anyMatch(gate -> gate.phase() == phase);
    }

    /** What each check has done so far, in the order in which they are asked. */
    List<GateCount> counts(String foldId) {
        List<GateCount> counts = new ArrayList<>();
        for (int i = 0; i < gates.size(); i++) {
            GateCheck check = checks.get(i);
            counts.add(new GateCount(foldId, i, check.check(), check.threshold(), came[i], killed[i]));
        }
        return counts;
    }

    private static AlphaException refused(String message) {
        return new AlphaException(ErrorCode.REFUSED, message);
    }
}
