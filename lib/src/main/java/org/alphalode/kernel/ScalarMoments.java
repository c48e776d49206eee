package org.alphalode.kernel;

/** Sums over windows of one lane, one chunk at a time: back from the anchor into scratch, then on from the anchor. */
final class ScalarMoments {
    private static final int N = Walk.LANES;

    private ScalarMoments() {}

    /** Mean or sum. */
    static void sum(double[] a, Walk k, int w, int x, int out, boolean mean) {
        double factor = mean ? 1.0 / w : 1;
        double weight = mean ? 1 : w;
        int first = (k.row - k.skip) * N;
        int anchor = x + first;
        double c = a[anchor];
        double s1 = 0;
        a[k.scratch] = 0;
        for (int j = 1; j < w - k.skip; j++) {
            s1 += a[anchor - j * N] - c;
            a[k.scratch + j] = s1;
        }
        s1 = 0;
        for (int i = 0; i < k.skip; i++) {
            s1 += a[anchor + i * N] - c;
        }
        for (int i = k.skip; i < k.skip + k.count; i++) {
            s1 += a[anchor + i * N] - c;
            double t1 = s1 + a[k.scratch + w - 1 - i];
            a[out + first + i * N] = ScalarLanes.finite(t1 * factor + c * weight);
        }
    }

    static void meanStd(double[] a, Walk k, int w, int x, int mean, int std) {
        int first = (k.row - k.skip) * N;
        int anchor = x + first;
        int s = k.scratch;
        double inverse = 1.0 / w;
        double inverseLess = 1.0 / (w - 1);
        double c = a[anchor];
        double s1 = 0;
        double s2 = 0;
        a[s] = 0;
        a[s + 1] = 0;
        for (int j = 1; j < w - k.skip; j++) {
            double d = a[anchor - j * N] - c;
            s1 += d;
            s2 = Math.fma(d, d, s2);
            a[s + 2 * j] = s1;
            a[s + 2 * j + 1] = s2;
        }
        s1 = 0;
        s2 = 0;
        for (int i = 0; i < k.skip + k.count; i++) {
            double d = a[anchor + i * N] - c;
            s1 += d;
            s2 = Math.fma(d, d, s2);
            if (i >= k.skip) {
                double t1 = s1 + a[s + 2 * (w - 1 - i)];
                double t2 = s2 + a[s + 2 * (w - 1 - i) + 1];
                double m = t1 * inverse;
                a[mean + first + i * N] = ScalarLanes.finite(m + c);
                a[std + first + i * N] = Math.sqrt(ScalarLanes.finite(Math.abs(t2 - t1 * m) * inverseLess));
            }
        }
    }

    static void skew(double[] a, Walk k, int w, int x, int out) {
        int first = (k.row - k.skip) * N;
        int anchor = x + first;
        int s = k.scratch;
        double inverse = 1.0 / w;
        double factor = w * Math.sqrt(w - 1.0) / (w - 2.0);
        double c = a[anchor];
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        a[s] = 0;
        a[s + 1] = 0;
        a[s + 2] = 0;
        for (int j = 1; j < w - k.skip; j++) {
            double d = a[anchor - j * N] - c;
            double dd = d * d;
            s1 += d;
            s2 += dd;
            s3 = Math.fma(dd, d, s3);
            a[s + 3 * j] = s1;
            a[s + 3 * j + 1] = s2;
            a[s + 3 * j + 2] = s3;
        }
        s1 = 0;
        s2 = 0;
        s3 = 0;
        for (int i = 0; i < k.skip + k.count; i++) {
            double d = a[anchor + i * N] - c;
            double dd = d * d;
            s1 += d;
            s2 += dd;
            s3 = Math.fma(dd, d, s3);
            if (i >= k.skip) {
                int q = s + 3 * (w - 1 - i);
                double t1 = s1 + a[q];
                double t2 = s2 + a[q + 1];
                double t3 = s3 + a[q + 2];
                double m = t1 * inverse;
                double e = t1 * m;
                double m2 = t2 - e;
                double m3 = t3 - m * (t2 * 3.0 - (e + e));
                a[out + first + i * N] = ScalarLanes.finite(m3 * factor / (m2 * Math.sqrt(m2)));
            }
        }
    }

    static void corr(double[] a, Walk k, int w, int x, int y, int out) {
        int first = (k.row - k.skip) * N;
        int ax = x + first;
        int ay = y + first;
        int s = k.scratch;
        double inverse = 1.0 / w;
        double cx = a[ax];
        double cy = a[ay];
        for (int j = 0; j < 5; j++) {
            a[s + j] = 0;
        }
        for (int j = 1; j < w - k.skip; j++) {
            double dx = a[ax - j * N] - cx;
            double dy = a[ay - j * N] - cy;
            int q = s + 5 * j;
            a[q] = a[q - 5] + dx;
            a[q + 1] = a[q - 4] + dy;
            a[q + 2] = Math.fma(dx, dx, a[q - 3]);
            a[q + 3] = Math.fma(dy, dy, a[q - 2]);
            a[q + 4] = Math.fma(dx, dy, a[q - 1]);
        }
        double sx = 0;
        double sy = 0;
        double sxx = 0;
        double syy = 0;
        double sxy = 0;
        for (int i = 0; i < k.skip + k.count; i++) {
            double dx = a[ax + i * N] - cx;
            double dy = a[ay + i * N] - cy;
            sx += dx;
            sy += dy;
            sxx = Math.fma(dx, dx, sxx);
            syy = Math.fma(dy, dy, syy);
            sxy = Math.fma(dx, dy, sxy);
            if (i >= k.skip) {
                int q = s + 5 * (w - 1 - i);
                double tx = sx + a[q];
                double ty = sy + a[q + 1];
                double mx = tx * inverse;
                double vx = sxx + a[q + 2] - tx * mx;
                double vy = syy + a[q + 3] - ty * (ty * inverse);
                double r = ScalarLanes.finite((sxy + a[q + 4] - ty * mx) / Math.sqrt(vx * vy));
                a[out + first + i * N] = r > 1 ? 1 : r < -1 ? -1 : r;
            }
        }
    }
}
