package org.alphalode.check;

/** Whose fault an error is; decides the exit code of a job. */
public enum ErrorCode {
    /** An option, a formula, a column or a constraint that is refused before anything was touched. */
    REFUSED(2),
    /** Input data that is broken or contradicts itself; tables are unchanged. */
    DATA_FAULT(3),
    /** The platform or its surroundings failed (disk full, no permission). */
    FAILURE(1);

    private final int exitCode;

    ErrorCode(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
