package org.alphalode.stage.mine.search;

import java.util.Arrays;

/** The canonical texts of formulas that are not to be proposed, kept as 127-bit hashes: some 64 bytes each. */
public final class Seen {
    private long[] slots = new long[1 << 12];
    private int size;

    /** Adds a text; false where it was there. */
    public boolean add(String text) {
        long a = 0x9E3779B97F4A7C15L;
        long b = 0xC2B2AE3D27D4EB4FL;
        for (int i = 0; i < text.length(); i++) {
            a = mix(a ^ text.charAt(i));
            b = b * 0x100000001B3L + text.charAt(i);
        }
        return add(a | 1, mix(b)); // 0 marks an empty slot
    }

    private boolean add(long a, long b) {
        if (4 * size >= slots.length) {
            grow();
        }
        int at = slot(a, b);
        if (slots[at] != 0) {
            return false;
        }
        slots[at] = a;
        slots[at + 1] = b;
        size++;
        return true;
    }

    private int slot(long a, long b) {
        int mask = slots.length / 2 - 1;
        int at = (int) (b & mask);
        while (slots[2 * at] != 0 && (slots[2 * at] != a || slots[2 * at + 1] != b)) {
            at = at + 1 & mask;
        }
        return 2 * at;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[Math.multiplyExact(2, old.length)];
        Arrays.fill(slots, 0);
        for (int i = 0; i < old.length; i += 2) {
            if (old[i] != 0) {
                int at = slot(old[i], old[i + 1]);
                slots[at] = old[i];
                slots[at + 1] = old[i + 1];
            }
        }
    }

    /** Finalizer of splitmix64 (Steele, Lea, Flood 2014). */
    static long mix(long x) {
        long z = x + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
