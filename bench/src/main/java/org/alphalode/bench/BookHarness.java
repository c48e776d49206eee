package org.alphalode.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.alphalode.model.BarFields;
import org.alphalode.model.BarInterval;
import org.alphalode.model.FundingRate;
import org.alphalode.model.Panel;
import org.alphalode.model.TargetWeight;
import org.alphalode.model.Ticket;
import org.alphalode.stage.backtest.book.AccountRules;
import org.alphalode.stage.backtest.book.BarArrays;
import org.alphalode.stage.backtest.book.Book;
import org.alphalode.stage.backtest.book.BookEvents;
import org.alphalode.stage.backtest.book.BookRules;
import org.alphalode.stage.backtest.book.CostParams;
import org.alphalode.stage.backtest.book.FillRules;
import org.alphalode.stage.backtest.book.Filters;

/**
 * CPU time of the exact book: minute bars of ten symbols with stops, targets, funding, cross margin, participation limit and a
 * decision for each symbol every four hours. Prints million bar-symbols per CPU-second of each round.
 */
public final class BookHarness {
    private static final int SYMBOLS = 10;
    private static final int DECIDE_EVERY = 240;
    private static final int FUNDING_EVERY = 480;

    private BookHarness() {}

    /** Arguments: bars (200,000), rounds (8). */
    public static void main(String[] args) {
        int bars = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 8;
        BarInterval minute = BarInterval.parse("1m");
        Random random = new Random(5);
        List<String> names = List.of("A", "B", "C", "D", "E", "F", "G", "H", "I", "J");
        Panel.Builder panel = new Panel.Builder(
                names,
                List.of(BarFields.OPEN, BarFields.HIGH, BarFields.LOW, BarFields.CLOSE, BarFields.VOLUME),
                minute,
                0,
                bars);
        List<TargetWeight> targets = new ArrayList<>();
        List<FundingRate> funding = new ArrayList<>();
        for (int s = 0; s < SYMBOLS; s++) {
            double price = 100;
            for (int t = 0; t < bars; t++) {
                double close = price * (1 + .001 * random.nextGaussian());
                panel.set(0, s, t, price);
                panel.set(1, s, t, Math.max(price, close) * 1.0004);
                panel.set(2, s, t, Math.min(price, close) * .9996);
                panel.set(3, s, t, close);
                panel.set(4, s, t, 1e6);
                price = close;
                long micros = t * minute.micros();
                if (t % DECIDE_EVERY == 0) {
                    targets.add(new TargetWeight(names.get(s), micros, .2 * random.nextGaussian()));
                }
                if (t % FUNDING_EVERY == 0) {
                    funding.add(new FundingRate(
                            names.get(s), micros, FUNDING_EVERY * minute.micros(), 1e-4 * random.nextGaussian()));
                }
            }
        }
        BarArrays arrays = BarArrays.of(panel.build());
        BookRules rules = rules();
        for (int round = 0; round < rounds; round++) {
            long[] counts = new long[1];
            BookEvents events = new BookEvents() {
                @Override
                public void filled(Trade trade) {
                    counts[0]++;
                }
            };
            Book book = new Book(rules, arrays, targets, List.of(), funding, events);
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            book.run(0, bars);
            double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%.1f million bar-symbols per CPU-second (%d fills)%n",
                    bars * (double) SYMBOLS / seconds / 1e6,
                    counts[0]);
        }
    }

    private static BookRules rules() {
        AccountRules.Margin margin = new AccountRules.Margin(
                AccountRules.MarginMode.CROSS,
                5,
                List.of(new AccountRules.Tier(0, .005), new AccountRules.Tier(1e6, .01)),
                50,
                .5);
        return new BookRules(
                1e6,
                new CostParams(4, 2, 0, .5, .5, 10),
                new FillRules(
                        FillRules.Path.WORST,
                        .1,
                        0,
                        true,
                        FillRules.OrderStyle.market(new Ticket.Exits(150, 300, 200))),
                new AccountRules(
                        AccountRules.Market.PERPETUAL, margin, AccountRules.Caps.NONE, AccountRules.Rates.NONE),
                Filters.NONE,
                true,
                48,
                false);
    }
}
