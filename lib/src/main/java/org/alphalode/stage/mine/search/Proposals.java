package org.alphalode.stage.mine.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.alphalode.expr.Expr;
import org.alphalode.expr.Formulas;
import org.alphalode.expr.Typing;

/** Takes of a source what keeps the contract of a {@link Search}. */
final class Proposals implements Search {
    /** Draws without a fresh formula after which the source counts as exhausted. */
    private static final int PATIENCE = 20_000;

    private final Source source;
    private final Typing typing;
    private final int maxLookbackBars;
    private final Size size;
    private final Seen seen;
    private int room;
    private List<Expr> last = List.of();

    /**
     * What is taken.
     *
     * @param nodes the most that a formula has
     * @param atOnce the most formulas of one round
     */
    record Size(int nodes, int atOnce) {
        static final Size ANY = new Size(Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    Proposals(SearchSpace space, Source source, Size size, Seen seen) {
        this.source = source;
        this.typing = new Typing(space.fields(), space.params().rules());
        this.maxLookbackBars = space.params().maxLookbackBars();
        this.room = space.params().maxFormulas();
        this.size = size;
        this.seen = seen;
        // a block was tried on its own level
        space.blocks().forEach(block -> seen.add(Formulas.print(block)));
    }

    @Override
    public List<Expr> next(int most) {
        int wanted = Math.min(Math.min(most, size.atOnce()), room);
        List<Expr> taken = new ArrayList<>();
        int fruitless = 0;
        source.room(room);
        while (taken.size() < wanted && fruitless < PATIENCE) {
            Optional<Expr> drawn = source.draw();
            if (drawn.isEmpty()) {
                break;
            }
            Optional<Expr> fresh = fresh(drawn.get());
            fresh.ifPresent(taken::add);
            source.room(room - taken.size());
            fruitless = fresh.isPresent() ? 0 : fruitless + 1;
        }
        room -= taken.size();
        last = List.copyOf(taken);
        return last;
    }

    private Optional<Expr> fresh(Expr raw) {
        if (raw.lookbackBars() > maxLookbackBars || !typing.isFormula(raw)) {
            return Optional.empty();
        }
        Expr canonical = Formulas.canonical(raw);
        boolean usable = !(canonical instanceof Expr.Const) && canonical.nodes() <= size.nodes();
        return usable && seen.add(Formulas.print(canonical)) ? Optional.of(canonical) : Optional.empty();
    }

    @Override
    public void learn(IntToDoubleFunction fitness) {
        source.learn(last, fitness);
    }
}
