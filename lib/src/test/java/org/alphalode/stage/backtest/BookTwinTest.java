package org.alphalode.stage.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.alphalode.model.Fill;
import org.alphalode.model.Order;

/** The fast book against the slow one; run them all with {@code -Djqwik.tries.default=100000}. */
class BookTwinTest {
    private static final double TOLERANCE = 1e-12;

    @Provide
    Arbitrary<List<Integer>> genes() {
        return Arbitraries.integers().between(0, 100_000).list().ofMinSize(0).ofMaxSize(260);
    }

    @Property
    void agreesWithTheSlowBookInExactDecimals(@ForAll("genes") List<Integer> genes) {
        compare(new BookCase(genes));
    }

    /** Long enough that most bars touch nothing, and that what the fast book looks at together changes several times. */
    @Property(tries = 25)
    void agreesOverLongStretchesInWhichLittleHappens(@ForAll long seed) {
        List<Integer> genes = new Random(seed).ints(30_000, 0, 100_000).boxed().toList();
        compare(new BookCase(genes, 1_200, 16));
    }

    static void compare(BookCase given) {
        SlowBook slow = new SlowBook(given.rules, given.input);
        slow.run();
        BacktestOutput fast = Backtest.run(new BacktestParams(given.rules, Market.JUDGEMENT), given.input);
        double least = TOLERANCE * given.rules.startingCash();
        assertThat(fast.orders()).extracting(Order::outcome).isEqualTo(slow.outcomes());
        assertThat(fast.fills()).hasSameSizeAs(slow.fills());
        for (int i = 0; i < fast.fills().size(); i++) {
            Fill fill = fast.fills().get(i);
            SlowMoney.Filled twin = slow.fills().get(i);
            assertThat(fill.symbol()).isEqualTo(twin.symbol());
            assertThat(fill.price()).isEqualTo(twin.price().doubleValue(), within(TOLERANCE * fill.price()));
            assertThat(fill.quantity() * fill.price())
                    .isEqualTo(twin.quantity().doubleValue() * fill.price(), within(least));
            assertThat(fill.costs().total()).isEqualTo(twin.costs().doubleValue(), within(least));
        }
        assertThat(fast.equity()).hasSameSizeAs(slow.equity);
        for (int t = 0; t < slow.equity.size(); t++) {
            assertThat(fast.equity().get(t).equity())
                    .isEqualTo(slow.equity.get(t).doubleValue(), within(least));
        }
    }
}
