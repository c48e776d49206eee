package org.alphalode.check;

/** An error for the user: its message says what is wrong, with which value, and what to do. */
public final class AlphaException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final ErrorCode code;

    public AlphaException(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    public AlphaException(ErrorCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }
}
