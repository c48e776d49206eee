package org.alphalode.expr;

import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;

/** The errors of the formula language. */
final class Errors {
    private Errors() {}

    static AlphaException refused(String message) {
        return new AlphaException(ErrorCode.REFUSED, message);
    }

    /** Shows the line and a caret under the place. */
    static AlphaException at(String text, int position, String message) {
        int lineStart = text.lastIndexOf('\n', position - 1) + 1;
        int lineEnd = text.indexOf('\n', position) < 0 ? text.length() : text.indexOf('\n', position);
        int line = 1
                + (int) text.substring(0, lineStart)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        int column = position - lineStart;
        return refused("line " + line + ", column " + (column + 1) + ": " + message + "\n  "
                + text.substring(lineStart, lineEnd).replace('\t', ' ') + "\n  " + " ".repeat(column) + "^");
    }
}
