package org.alphalode.jobs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes files of hourly klines as an exchange delivers them. */
final class KlineFolder {
    private static final long FIRST_MILLIS = 1_735_689_600_000L;
    private static final long HOUR_MILLIS = 3_600_000L;

    private final Path folder;

    KlineFolder(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder.resolve("spot").resolve("1h"));
    }

    Path path() {
        return folder;
    }

    /** {@code count} rows from the hour {@code from} on; stamps in milliseconds times {@code unit}. */
    static List<String> rows(int from, int count, long unit, double level) {
        List<String> rows = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            long open = FIRST_MILLIS + i * HOUR_MILLIS;
            double price = level + i % 7;
            rows.add(String.format(
                    Locale.ROOT,
                    "%d,%.2f,%.2f,%.2f,%.2f,%d,%d,%.2f,%d,%d,%.2f,0",
                    open * unit,
                    price,
                    price + 2,
                    price - 2,
                    price + 1,
                    10 + i % 5,
                    (open + HOUR_MILLIS) * unit - 1,
                    price * (10 + i % 5),
                    100,
                    4,
                    price * 4));
        }
        return rows;
    }

    Path csv(String name, List<String> rows) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", rows) + "\n");
    }

    Path zip(String name, List<String> rows) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name.replace(".zip", ".csv")));
            zip.write((String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return file;
    }
}
