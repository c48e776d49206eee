package org.alphalode.jobs.eval;

import java.io.IOException;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;

/** The errors of evaluation. */
final class Errors {
    private Errors() {}

    static AlphaException refused(String message) {
        return new AlphaException(ErrorCode.REFUSED, message);
    }

    static AlphaException data(String message) {
        return new AlphaException(ErrorCode.DATA_FAULT, message);
    }

    static AlphaException unreadable(Object place, IOException cause) {
        return new AlphaException(
                ErrorCode.FAILURE,
                place + " can not be read (" + cause + "). Check that it is there and that you may read it",
                cause);
    }
}
