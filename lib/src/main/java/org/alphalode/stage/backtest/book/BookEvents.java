package org.alphalode.stage.backtest.book;

import org.alphalode.model.Fill;
import org.alphalode.model.Order;

/** Is told what the book does, in order. What is handed over changes after the call. */
public interface BookEvents {
    /** A new order stands in a slot; its outcome is that of one that never fills unless told otherwise. */
    default void ordered(OrderSlots orders, int slot) {}

    /** An order ends; its slot is used again. */
    default void resolved(OrderSlots orders, int slot, Order.Outcome outcome) {}

    /** A trade. */
    default void filled(Trade trade) {}

    /**
     * Something that is due was charged.
     *
     * @param symbol index
     */
    default void charged(int symbol) {}

    /** A bar is over, and the account is as it is written down. */
    default void closed(Account account, int bar, long closeMicros) {}

    /** The last bar is over; the orders in the slots are open. */
    default void ended(OrderSlots orders) {}

    /** The trade at hand. */
    final class Trade {
        /** Of an order; -1 where the book closed a position itself. */
        public int orderId;

        public int symbol;
        public long micros;
        public double price;
        public double quantity;
        public double fee;
        public double spread;
        public double slippage;
        public double impact;
        public boolean maker;
        public Fill.Reason reason = Fill.Reason.ORDER;

        Trade() {}
    }
}
