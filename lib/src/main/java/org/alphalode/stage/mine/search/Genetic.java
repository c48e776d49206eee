package org.alphalode.stage.mine.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.alphalode.expr.Expr;
import org.alphalode.expr.Formulas;
import org.alphalode.expr.Typing;
import org.alphalode.model.Dimension;

/**
 * Genetic programming (Koza 1992) on islands. A child swaps a part of one parent for a part of another that has the same dimension,
 * or changes one node; parents win a tournament. Long formulas must be better (parsimony). What does not type, looks back too far
 * or was proposed before is drawn again. Islands send their best to the next one now and then.
 */
final class Genetic implements AlphaEngine {
    private static final int ISLANDS = 4;
    private static final int POPULATION = 250;
    private static final int TOURNAMENT = 4;
    private static final int MIGRATE_EVERY = 3;
    private static final int MIGRANTS = 10;
    /** Formulas of a generation, all islands together. */
    private static final Proposals.Size SIZE = new Proposals.Size(25, 8_192);
    /** |t| that a node more must bring. */
    private static final double PARSIMONY = 0.05;

    @Override
    public String name() {
        return "genetic";
    }

    @Override
    public String about() {
        return "crossover and mutation that respect dimensions, on " + ISLANDS + " islands, shorter formulas first";
    }

    @Override
    public Search begin(SearchSpace space, Seen seen) {
        return new Proposals(space, new Evolution(space), SIZE, seen);
    }

    /** A formula and what it is worth. */
    private record Member(Expr formula, double worth) {}

    private static final class Evolution implements Source {
        private static final Comparator<Member> BEST =
                Comparator.comparingDouble((Member m) -> -m.worth()).thenComparing(m -> Formulas.print(m.formula()));

        private final Typing typing;
        private final Random random;
        private final Grammar grammar;
        private final List<List<Member>> islands = new ArrayList<>();
        private int drawn;
        private int generation;

        Evolution(SearchSpace space) {
            this.typing = new Typing(space.fields(), space.params().rules());
            this.random = new Random(space.params().seed());
            this.grammar = new Grammar(space, random);
            for (int i = 0; i < ISLANDS; i++) {
                islands.add(List.of());
            }
        }

        @Override
        public Optional<Expr> draw() {
            List<Member> island = islands.get(drawn++ % ISLANDS);
            int way = random.nextInt(10);
            if (island.isEmpty() || way == 0) {
                return Optional.of(grammar.tree(1 + random.nextInt(RandomTrees.DEPTH)));
            }
            Expr parent = winner(island).formula();
            return Optional.of(way < 6 ? crossed(parent, winner(island).formula()) : grammar.changed(parent));
        }

        private Member winner(List<Member> island) {
            Member best = grammar.pick(island);
            for (int i = 1; i < TOURNAMENT; i++) {
                Member other = grammar.pick(island);
                best = other.worth() > best.worth() ? other : best;
            }
            return best;
        }

        /** A part of {@code a} replaced by a part of {@code b} of the same dimension; {@code a} where there is none. */
        private Expr crossed(Expr a, Expr b) {
            int at = random.nextInt(Grammar.parts(a).size());
            Dimension dimension = typing.typeOf(Grammar.parts(a).get(at)).dimension();
            List<Expr> fitting = Grammar.parts(b).stream()
                    .filter(part -> typing.typeOf(part).dimension().equals(dimension))
                    .toList();
            return fitting.isEmpty() ? a : Grammar.replaced(a, at, grammar.pick(fitting));
        }

        @Override
        public void learn(List<Expr> taken, IntToDoubleFunction fitness) {
            List<List<Member>> fresh = new ArrayList<>();
            islands.forEach(island -> fresh.add(new ArrayList<>(island)));
            for (int i = 0; i < taken.size(); i++) {
                double worth =
                        fitness.applyAsDouble(i) - PARSIMONY * taken.get(i).nodes();
                if (!Double.isNaN(worth)) {
                    fresh.get(i % ISLANDS).add(new Member(taken.get(i), worth));
                }
            }
            generation++;
            if (generation % MIGRATE_EVERY == 0) {
                migrate(fresh);
            }
            for (int i = 0; i < ISLANDS; i++) {
                islands.set(
                        i,
                        fresh.get(i).stream()
                                .sorted(BEST)
                                .distinct()
                                .limit(POPULATION)
                                .toList());
            }
        }

        private static void migrate(List<List<Member>> islands) {
            List<List<Member>> leaving = islands.stream()
                    .map(island -> island.stream().sorted(BEST).limit(MIGRANTS).toList())
                    .toList();
            for (int i = 0; i < ISLANDS; i++) {
                islands.get((i + 1) % ISLANDS).addAll(leaving.get(i));
            }
        }
    }
}
