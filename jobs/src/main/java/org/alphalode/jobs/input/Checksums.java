package org.alphalode.jobs.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;

/** Checksums of files, and those that an exchange delivers beside its archives. */
final class Checksums {
    private static final String ENDING = ".CHECKSUM";
    /** As sha256sum writes it: the sum, two blanks (or a blank and an asterisk), the name. */
    private static final Pattern LINE = Pattern.compile("([0-9a-fA-F]{64}) [ *](.+?)\\s*");

    private static final int MAX_CHECKSUM_BYTES = 4_096;
    private static final int BUFFER_BYTES = 1 << 16;

    private Checksums() {}

    /**
     * SHA-256 of a file, compared with the one beside it where there is one.
     *
     * @return lower-case hex
     */
    static String verified(Path file) throws IOException {
        String actual = sha256(file);
        Path beside = file.resolveSibling(file.getFileName() + ENDING);
        if (Files.exists(beside)) {
            String expected = expected(beside, String.valueOf(file.getFileName()));
            if (!expected.equals(actual)) {
                throw new AlphaException(
                        ErrorCode.DATA_FAULT,
                        file + " has SHA-256 " + actual + ", but " + beside.getFileName() + " says " + expected
                                + ". Download it again, or delete the checksum if the file is known to be right");
            }
        }
        return actual;
    }

    /** SHA-256 of a file's bytes, lower-case hex. */
    static String sha256(Path file) throws IOException {
        MessageDigest digest = digest();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String expected(Path beside, String name) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(beside)) {
            bytes = in.readNBytes(MAX_CHECKSUM_BYTES);
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        Matcher line = LINE.matcher(text);
        if (!line.matches() || !line.group(2).equals(name)) {
            throw new AlphaException(
                    ErrorCode.DATA_FAULT,
                    beside + " is not the checksum of " + name + ": it holds '" + text.strip() + "', where '<sha256>  "
                            + name + "' is expected. Download both again");
        }
        return line.group(1).toLowerCase(Locale.ROOT);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
