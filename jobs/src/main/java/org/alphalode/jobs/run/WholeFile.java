package org.alphalode.jobs.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;

/** A file that is there whole or not at all: it gets its name when it is complete. */
public final class WholeFile {
    private WholeFile() {}

    /** What fills a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it to {@code part}, which does not exist, and closes it. */
        void writeTo(Path part) throws IOException;
    }

    /** Writes a file, its folder too. */
    public static void write(Path file, Content content) {
        Path part = file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try {
                content.writeTo(part);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new AlphaException(
                    ErrorCode.FAILURE,
                    file + " can not be written (" + e + "): make its folder writable or choose another",
                    e);
        }
    }

    /** Writes a text, in UTF-8. */
    public static void write(Path file, String text) {
        write(file, part -> Files.writeString(part, text));
    }
}
