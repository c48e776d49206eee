package org.alphalode.op;

/** How many bars before the current one an operator reads. */
public enum Reach {
    /** Only the current bar. */
    NONE,
    /** The last {@code window} bars, the current one among them. */
    WINDOW,
    /** The current bar and the {@code window} bars before it. */
    WINDOW_AND_ONE;

    /** Bars before the current one. */
    public int bars(int window) {
        return switch (this) {
            case NONE -> 0;
            case WINDOW -> window - 1;
            case WINDOW_AND_ONE -> window;
        };
    }
}
