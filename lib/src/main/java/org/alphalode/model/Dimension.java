package org.alphalode.model;

import java.io.Serializable;

/**
 * Physical dimension of a quantity as powers of the base units; halves arise from square roots.
 *
 * @param price power of the price (quote currency per unit of base)
 * @param quantity power of the base quantity
 * @param count power of the number of trades
 * @param time power of time
 */
public record Dimension(double price, double quantity, double count, double time) implements Serializable {
    public static final Dimension NONE = new Dimension(0, 0, 0, 0);
    public static final Dimension PRICE = new Dimension(1, 0, 0, 0);
    public static final Dimension QUANTITY = new Dimension(0, 1, 0, 0);
    public static final Dimension TURNOVER = new Dimension(1, 1, 0, 0);
    public static final Dimension COUNT = new Dimension(0, 0, 1, 0);

    public Dimension times(Dimension other) {
        return new Dimension(price + other.price, quantity + other.quantity, count + other.count, time + other.time);
    }

    public Dimension power(double exponent) {
        // + 0.0 turns -0.0 into 0.0: records compare doubles by their bits
        return new Dimension(
                price * exponent + 0.0, quantity * exponent + 0.0, count * exponent + 0.0, time * exponent + 0.0);
    }

    public Dimension over(Dimension other) {
        return times(other.power(-1));
    }

    public boolean isNone() {
        return equals(NONE);
    }
}
