package org.alphalode.stage.classify;

import java.util.ArrayList;
import java.util.List;
import org.alphalode.model.Alpha;
import org.alphalode.model.AlphaCluster;
import org.alphalode.model.Fold;
import org.alphalode.stage.FanOut;

/**
 * Classifies each fold's pool: units measure alphas on the training window, the reduction applies rules and centroids to the
 * pool. Nothing after a fold's training window is read.
 */
public final class ClassifyStage implements FanOut<ClassifyInput, ClassifyUnit, List<Measured>, Classified> {
    private static final long serialVersionUID = 1L;
    /** Alphas of a unit: a few seconds of work. */
    private static final int BATCH = 16;

    @Override
    public List<ClassifyUnit> plan(ClassifyInput input) {
        List<ClassifyUnit> units = new ArrayList<>();
        for (Fold fold : input.folds()) {
            List<Alpha> pool = input.alphas().stream()
                    .filter(alpha -> alpha.foldId().equals(fold.id()))
                    .toList();
            for (int from = 0; from < pool.size(); from += BATCH) {
                units.add(new ClassifyUnit(fold, pool.subList(from, Math.min(from + BATCH, pool.size()))));
            }
        }
        return units;
    }

    @Override
    public List<Measured> work(ClassifyInput input, ClassifyUnit unit) {
        return new Measurement(input, unit.fold()).of(unit.alphas());
    }

    @Override
    public Classified reduce(ClassifyInput input, List<List<Measured>> parts) {
        List<Measured> all = parts.stream().flatMap(List::stream).toList();
        List<AlphaCluster> qualified = new ArrayList<>();
        for (Fold fold : input.folds()) {
            qualified.addAll(ClusterRule.assign(all.stream()
                    .filter(measured -> measured.foldId().equals(fold.id())
                            && measured.fault().isEmpty())
                    .toList()));
        }
        return new Classified(
                qualified,
                all.stream().filter(measured -> !measured.fault().isEmpty()).toList());
    }
}
