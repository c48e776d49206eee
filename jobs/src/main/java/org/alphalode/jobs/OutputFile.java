package org.alphalode.jobs;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;

/** A file that is there whole or not at all: it gets its name when it is complete. */
final class OutputFile {
    private final OutputStream out;

    private OutputFile(OutputStream out) {
        this.out = out;
    }

    /** What fills a file. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputFile file) throws IOException;
    }

    /** Writes a file, its folder too. */
    static void write(Path file, Content content) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(part))) {
                content.writeTo(new OutputFile(stream));
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new AlphaException(
                    ErrorCode.FAILURE,
                    file + " can not be written (" + e + "): make its folder writable or choose another",
                    e);
        }
    }

    OutputFile text(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    OutputFile bytes(ByteBuffer bytes) throws IOException {
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        out.write(copy);
        return this;
    }
}
