package org.alphalode.jobs.table;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * Fingerprint of a table's rows that does not depend on their order, files or partitions: the number of rows and two wrap-around
 * sums of 64-bit row hashes (the first two words of SHA-256 over a canonical encoding of all columns).
 *
 * @param rows number of rows
 * @param first sum of the first hash of each row
 * @param second sum of the second
 */
public record ContentHash(long rows, long first, long second) implements Serializable {
    /** Of no rows. */
    public static final ContentHash EMPTY = new ContentHash(0, 0, 0);

    /** Of the rows of both. */
    public ContentHash plus(ContentHash other) {
        return new ContentHash(rows + other.rows, first + other.first, second + other.second);
    }

    /** 32 hex digits: both sums. */
    public String text() {
        return String.format(Locale.ROOT, "%016x%016x", first, second);
    }

    /** Of rows in the form in which they are stored, all columns in stored order; a list may be an array. */
    static ContentHash of(Iterator<Row> rows) {
        MessageDigest sha = sha256();
        long count = 0;
        long first = 0;
        long second = 0;
        while (rows.hasNext()) {
            ByteBuffer hash = ByteBuffer.wrap(sha.digest(encode(rows.next())));
            first += hash.getLong();
            second += hash.getLong();
            count++;
        }
        return new ContentHash(count, first, second);
    }

    /** SHA-256 of a text, hex. */
    public static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256 of bytes, hex. */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static byte[] encode(Row row) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (int i = 0; i < row.size(); i++) {
                encode(row.get(i), out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    private static void encode(@Nullable Object cell, DataOutputStream out) throws IOException {
        if (cell == null) {
            out.writeByte('0');
        } else if (cell instanceof String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            out.writeByte('s');
            out.writeInt(utf8.length);
            out.write(utf8);
        } else if (cell instanceof Double number) {
            out.writeByte('d');
            out.writeLong(Double.doubleToLongBits(number));
        } else if (cell instanceof Long whole) {
            out.writeByte('l');
            out.writeLong(whole);
        } else if (cell instanceof Integer whole) {
            out.writeByte('i');
            out.writeInt(whole);
        } else if (cell instanceof Boolean flag) {
            out.writeByte(flag ? 't' : 'f');
        } else if (cell instanceof Instant time) {
            out.writeByte('m');
            out.writeLong(Cells.micros(time));
        } else if (cell instanceof scala.collection.Seq<?> list) {
            encode(scala.jdk.javaapi.CollectionConverters.asJava(list), out);
        } else if (cell instanceof Object[] array) {
            encode(Arrays.asList(array), out);
        } else if (cell instanceof List<?> list) {
            out.writeByte('a');
            out.writeInt(list.size());
            for (Object element : list) {
                encode(element, out);
            }
        } else {
            throw new IllegalArgumentException("no canonical encoding of " + cell.getClass());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
