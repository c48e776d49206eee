package org.alphalode.stage.manage;

import java.util.List;
import java.util.stream.IntStream;
import org.alphalode.stage.FanOut;

/** Allocates risk over clusters by their trailing out-of-sample results (S0.21-S0.25), each fold a unit. */
public final class Manage implements FanOut<List<ManageInput>, Integer, ManageOutput, ManageOutput> {
    private static final long serialVersionUID = 1L;

    private final ManageParams params;

    public Manage(ManageParams params) {
        this.params = params;
    }

    @Override
    public List<Integer> plan(List<ManageInput> folds) {
        return IntStream.range(0, folds.size()).boxed().toList();
    }

    @Override
    public ManageOutput work(List<ManageInput> folds, Integer unit) {
        return new FoldManager(params, folds.get(unit)).manage();
    }

    @Override
    public ManageOutput reduce(List<ManageInput> folds, List<ManageOutput> parts) {
        return new ManageOutput(
                parts.stream().flatMap(part -> part.allocations().stream()).toList(),
                parts.stream().flatMap(part -> part.targets().stream()).toList(),
                parts.stream().flatMap(part -> part.parts().stream()).toList(),
                parts.stream().flatMap(part -> part.alphaParts().stream()).toList());
    }
}
