package org.alphalode.stage.select;

import java.util.List;
import java.util.stream.IntStream;
import org.alphalode.stage.FanOut;

/**
 * Selects alphas by the nearest past states (S0.27-S0.36): for every fold and symbol, at every decision of the validation and test
 * windows.
 */
public final class Select implements FanOut<List<SelectInput>, SelectUnit, SelectOutput, SelectOutput> {
    private static final long serialVersionUID = 1L;

    private final SelectParams params;

    public Select(SelectParams params) {
        this.params = params;
    }

    @Override
    public List<SelectUnit> plan(List<SelectInput> folds) {
        return IntStream.range(0, folds.size())
                .boxed()
                .flatMap(fold -> IntStream.range(0, folds.get(fold).states().symbolCount())
                        .mapToObj(symbol -> new SelectUnit(fold, symbol)))
                .toList();
    }

    @Override
    public SelectOutput work(List<SelectInput> folds, SelectUnit unit) {
        return new SymbolWorker(params, new LocalNormal(), folds.get(unit.fold()), unit.symbol()).decideAll();
    }

    @Override
    public SelectOutput reduce(List<SelectInput> folds, List<SelectOutput> parts) {
        return new SelectOutput(
                parts.stream().flatMap(part -> part.decisions().stream()).toList(),
                parts.stream().flatMap(part -> part.selections().stream()).toList(),
                parts.stream().flatMap(part -> part.quality().stream()).toList());
    }
}
