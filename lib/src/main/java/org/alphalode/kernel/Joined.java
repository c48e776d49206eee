package org.alphalode.kernel;

/** Two operands that are joined element by element, and where they lie; reused from call to call. */
public final class Joined {
    /** What joins them. */
    public enum By {
        ADD,
        SUB,
        MUL,
        DIV
    }

    /** What joins them. */
    public By by = By.ADD;
    /** Offset of the left operand's rows. */
    public int x;
    /** Offset of the right operand's rows. */
    public int y;
    /** Offset of rows that the result may be written to. */
    public int out;
}
