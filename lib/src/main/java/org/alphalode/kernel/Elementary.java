package org.alphalode.kernel;

/**
 * Elementary functions in basic arithmetic alone: the same bits on every machine and in interpreted and compiled code, within about
 * two units in the last place. Inputs hold no infinity.
 *
 * <p>Logarithm: 2 atanh((m - 1) / (m + 1)) of the mantissa, by its series. Exponential: Taylor's series over half an octave.
 */
final class Elementary {
    /** ln 2 = LN2_HIGH + LN2_LOW; a multiple of LN2_HIGH by an exponent is exact. */
    private static final double LN2_HIGH = 0x1.62e42fefa38p-1;

    private static final double LN2_LOW = 0x1.ef35793c7673p-45;
    private static final double LOG2_E = 1.4426950408889634;
    private static final int MANTISSA_BITS = 52;
    private static final long MANTISSA = (1L << MANTISSA_BITS) - 1;
    private static final long ONE = 1023L << MANTISSA_BITS;
    /** Mantissas from here on are taken as half as large: they then lie around 1. */
    private static final long ROOT_OF_TWO = Double.doubleToRawLongBits(Math.sqrt(2)) & MANTISSA;

    private static final double SUBNORMAL_SCALE = 0x1p54;
    /** tanh of more is 1 to the last bit. */
    private static final double TANH_BOUND = 20;

    private Elementary() {}

    /** Natural logarithm; NaN where x is not above 0. */
    static double log(double x) {
        if (!(x > 0)) {
            return Double.NaN;
        }
        boolean subnormal = x < Double.MIN_NORMAL;
        long bits = Double.doubleToRawLongBits(subnormal ? x * SUBNORMAL_SCALE : x);
        int exponent = (int) (bits >>> MANTISSA_BITS) - (subnormal ? 1023 + 54 : 1023);
        long mantissa = bits & MANTISSA;
        boolean upper = mantissa >= ROOT_OF_TWO;
        double m = Double.longBitsToDouble(mantissa | (upper ? ONE - (1L << MANTISSA_BITS) : ONE));
        return combine(exponent + (upper ? 1 : 0), m - 1);
    }

    /** Natural logarithm of 1 + x; NaN where x is not above -1. */
    static double log1p(double x) {
        if (!(x > -1)) {
            return Double.NaN;
        }
        if (x > -0.25 && x < 0.4) {
            return combine(0, x);
        }
        double u = 1 + x;
        // what rounding took from 1 + x
        double lost = x > 1 ? 1 - (u - x) : x - (u - 1);
        return log(u) + lost / u;
    }

    /** exponent * ln 2 + ln(1 + f), f between -0.3 and 0.42. */
    private static double combine(int exponent, double f) {
        double s = f / (2 + f);
        double z = s * s;
        double p = 1.0 / 23;
        p = Math.fma(p, z, 1.0 / 21);
        p = Math.fma(p, z, 1.0 / 19);
        p = Math.fma(p, z, 1.0 / 17);
        p = Math.fma(p, z, 1.0 / 15);
        p = Math.fma(p, z, 1.0 / 13);
        p = Math.fma(p, z, 1.0 / 11);
        p = Math.fma(p, z, 1.0 / 9);
        p = Math.fma(p, z, 1.0 / 7);
        p = Math.fma(p, z, 1.0 / 5);
        p = Math.fma(p, z, 1.0 / 3);
        // ln(1 + f) = f - s (f - 2 z p), as 2 s = f - s f
        double rest = s * Math.fma(-2 * z, p, f);
        return exponent * LN2_HIGH + (f - (rest - exponent * LN2_LOW));
    }

    /** e to the power of x, |x| at most 700. */
    static double exp(double x) {
        double k = Math.rint(x * LOG2_E);
        double r = reduced(x, k);
        return Math.fma(r, series(r), 1) * power(k);
    }

    /** Hyperbolic tangent. */
    static double tanh(double x) {
        double y = 2 * Math.min(Math.abs(x), TANH_BOUND);
        double k = Math.rint(y * LOG2_E);
        double r = reduced(y, k);
        double scale = power(k);
        // e^y - 1
        double less = Math.fma(scale, r * series(r), scale - 1);
        return Math.copySign(less / (less + 2), x);
    }

    /** x - k ln 2. */
    private static double reduced(double x, double k) {
        return Math.fma(-k, LN2_LOW, Math.fma(-k, LN2_HIGH, x));
    }

    /** 2 to the power of a whole number. */
    private static double power(double k) {
        return Double.longBitsToDouble((long) (k + 1023) << MANTISSA_BITS);
    }

    /** (e^r - 1) / r, |r| at most 0.35. */
    private static double series(double r) {
        double p = 1.0 / 87_178_291_200.0;
        p = Math.fma(p, r, 1.0 / 6_227_020_800.0);
        p = Math.fma(p, r, 1.0 / 479_001_600);
        p = Math.fma(p, r, 1.0 / 39_916_800);
        p = Math.fma(p, r, 1.0 / 3_628_800);
        p = Math.fma(p, r, 1.0 / 362_880);
        p = Math.fma(p, r, 1.0 / 40_320);
        p = Math.fma(p, r, 1.0 / 5_040);
        p = Math.fma(p, r, 1.0 / 720);
        p = Math.fma(p, r, 1.0 / 120);
        p = Math.fma(p, r, 1.0 / 24);
        p = Math.fma(p, r, 1.0 / 6);
        p = Math.fma(p, r, 0.5);
        return Math.fma(p, r, 1);
    }
}
