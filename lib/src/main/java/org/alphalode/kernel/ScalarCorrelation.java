package org.alphalode.kernel;

/** Correlation over windows of one lane, one chunk at a time: back from new anchors into the state, then on from the anchors. */
final class ScalarCorrelation {
    private static final int N = Walk.LANES;

    private ScalarCorrelation() {}

    /** Correlation is the factors of the walk times its squares^(-1/2). */
    static void covariance(double[] a, Walk k, int w, int x, int y) {
        int first = (k.row - k.skip) * N + k.lane;
        int ax = x + first;
        int ay = y + first;
        int state = k.state + k.lane;
        int parts = k.parts + k.lane;
        int end = k.skip + k.count;
        if (k.seen == 0) {
            back(a, ax, ay, w - k.skip, state, parts);
        }
        double inverse = -1.0 / w;
        double cx = a[ax];
        double cy = a[ay];
        double sx = a[state];
        double sy = a[state + N];
        double sxx = a[state + 2 * N];
        double syy = a[state + 3 * N];
        double sxy = a[state + 4 * N];
        for (int i = k.seen; i < end; i++) {
            double dx = a[ax + i * N] - cx;
            double dy = a[ay + i * N] - cy;
            sx += dx;
            sy += dy;
            sxx = Math.fma(dx, dx, sxx);
            syy = Math.fma(dy, dy, syy);
            sxy = Math.fma(dx, dy, sxy);
            if (i >= k.skip) {
                int q = parts + (w - 1 - i) * 5 * N;
                double tx = sx + a[q];
                double ty = sy + a[q + N];
                double mx = tx * inverse;
                double vx = Math.fma(tx, mx, sxx + a[q + 2 * N]);
                double vy = Math.fma(ty, ty * inverse, syy + a[q + 3 * N]);
                k.factors[first + i * N] = Math.fma(ty, mx, sxy + a[q + 4 * N]);
                k.squares[first + i * N] = vx * vy;
            }
        }
        a[state] = sx;
        a[state + N] = sy;
        a[state + 2 * N] = sxx;
        a[state + 3 * N] = syy;
        a[state + 4 * N] = sxy;
    }

    /** Sums of deviations, their squares and products from the anchors back to each row before them. */
    private static void back(double[] a, int ax, int ay, int rows, int state, int parts) {
        double cx = a[ax];
        double cy = a[ay];
        double sx = 0;
        double sy = 0;
        double sxx = 0;
        double syy = 0;
        double sxy = 0;
        for (int i = 0; i < 5 * N; i += N) {
            a[state + i] = 0;
        }
        for (int j = 0; j < rows; j++) {
            double dx = a[ax - j * N] - cx;
            double dy = a[ay - j * N] - cy;
            sx += dx;
            sy += dy;
            sxx = Math.fma(dx, dx, sxx);
            syy = Math.fma(dy, dy, syy);
            sxy = Math.fma(dx, dy, sxy);
            int q = parts + j * 5 * N;
            a[q] = sx;
            a[q + N] = sy;
            a[q + 2 * N] = sxx;
            a[q + 3 * N] = syy;
            a[q + 4 * N] = sxy;
        }
    }
}
