package org.alphalode.jobs.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.model.Bar;
import org.alphalode.stage.ingest.KlineRow;
import org.alphalode.stage.ingest.KlineSource;
import org.alphalode.stage.ingest.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KlineFilesTest {
    private static final String HEADER =
            "open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,taker_buy_quote_volume,ignore";
    private static final int ROWS = 200;
    private static final String CSV = csv(1_000);

    @TempDir
    private Path temp;

    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectories(temp.resolve("spot/1h"));
    }

    @Test
    void readsPlainGzipAndZipAsTheSameBars() throws IOException {
        List<Bar> plain = bars(write("BTCUSDT-1h.csv", CSV.getBytes(StandardCharsets.UTF_8)));
        assertThat(plain).hasSize(ROWS);
        assertThat(bars(write("BTCUSDT-1h.csv.gz", gzip(CSV)))).isEqualTo(plain);
        assertThat(bars(write("BTCUSDT-1h-2022-01.zip", zip("BTCUSDT-1h-2022-01.csv", CSV))))
                .isEqualTo(plain);
    }

    @Test
    void readsMicrosecondsWindowsLineEndsAndAByteOrderMarkAsTheSameBars() throws IOException {
        List<Bar> plain = bars(write("BTCUSDT-1h.csv", CSV.getBytes(StandardCharsets.UTF_8)));
        assertThat(bars(write("BTCUSDT-1h-us.csv", csv(1_000_000).getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(plain);
        String windows = "\uFEFF" + CSV.replace("\n", "\r\n");
        assertThat(bars(write("BTCUSDT-1h-w.csv", windows.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(plain);
        String bare = CSV.substring(CSV.indexOf('\n') + 1).strip();
        assertThat(bars(write("BTCUSDT-1h-b.csv", bare.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(plain);
    }

    @Test
    void countsLinesAsAnEditorDoes() throws IOException {
        String bad = CSV.replaceFirst("\n", "\n\n1640995200001,1,1,1,1,0,1640998799999,0,0,0,0,0\n");
        KlineFile file = KlineFiles.read(
                write("BTCUSDT-1h.csv", bad.getBytes(StandardCharsets.UTF_8)), KlineSource.Options.NONE);
        assertThat(file.parsed().rejected()).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(3);
            assertThat(row.reason()).isEqualTo(Reason.OFF_GRID);
            assertThat(row.file()).isEqualTo("binance-spot/BTCUSDT/1h/BTCUSDT-1h.csv");
        });
        assertThat(file.parsed().rows().get(0).line()).isEqualTo(4);
    }

    @Test
    void knowsAFileByItsSha256() throws IOException {
        // of the three letters abc: FIPS 180-2, appendix B.1
        Path file = write("abc.csv", "abc".getBytes(StandardCharsets.UTF_8));
        assertThat(KlineFiles.sha256(file))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        Path bars = write("BTCUSDT-1h.csv", CSV.getBytes(StandardCharsets.UTF_8));
        assertThat(KlineFiles.read(bars, KlineSource.Options.NONE).sha256()).isEqualTo(KlineFiles.sha256(bars));
    }

    @Test
    void verifiesTheChecksumBesideAnArchive() throws IOException {
        Path file = write("BTCUSDT-1h-2022-01.zip", zip("BTCUSDT-1h-2022-01.csv", CSV));
        String right = KlineFiles.sha256(file) + "  BTCUSDT-1h-2022-01.zip\n";
        write("BTCUSDT-1h-2022-01.zip.CHECKSUM", right.getBytes(StandardCharsets.UTF_8));
        assertThat(bars(file)).hasSize(ROWS);

        String wrong = "0".repeat(64) + "  BTCUSDT-1h-2022-01.zip\n";
        write("BTCUSDT-1h-2022-01.zip.CHECKSUM", wrong.getBytes(StandardCharsets.UTF_8));
        refuses(
                file,
                "has SHA-256 " + KlineFiles.sha256(file),
                "BTCUSDT-1h-2022-01.zip.CHECKSUM says " + "0".repeat(64));

        String other = KlineFiles.sha256(file) + "  ETHUSDT-1h-2022-01.zip\n";
        write("BTCUSDT-1h-2022-01.zip.CHECKSUM", other.getBytes(StandardCharsets.UTF_8));
        refuses(file, "is not the checksum of BTCUSDT-1h-2022-01.zip");
    }

    @Test
    void refusesATruncatedArchiveWhereverItWasCut() throws IOException {
        byte[] zip = zip("BTCUSDT-1h.csv", CSV);
        byte[] gzip = gzip(CSV);
        for (double share : new double[] {0, 0.01, 0.3, 0.6, 0.9, 0.99}) {
            refuses(write("BTCUSDT-1h.zip", Arrays.copyOf(zip, (int) (share * zip.length))), "BTCUSDT-1h.zip is ");
            refuses(
                    write("BTCUSDT-1h.csv.gz", Arrays.copyOf(gzip, (int) (share * gzip.length))),
                    "BTCUSDT-1h.csv.gz is ");
        }
    }

    @Test
    void refusesADamagedArchive() throws IOException {
        byte[] stored = storedZip("BTCUSDT-1h.csv", CSV);
        int digit = new String(stored, StandardCharsets.ISO_8859_1).indexOf("1640995200000,1") + 14;
        stored[digit] = '9'; // a price that reads well: only the checksum of the entry tells
        refuses(write("BTCUSDT-1h.zip", stored), "is damaged", "checksum of 'BTCUSDT-1h.csv' differs");
        byte[] gzip = gzip(CSV);
        gzip[gzip.length / 2] ^= 0x55;
        refuses(write("BTCUSDT-1h.csv.gz", gzip), "is damaged");
    }

    @Test
    void refusesAZipWithAPathOrSeveralEntries() throws IOException {
        refuses(write("BTCUSDT-1h.zip", zip("../BTCUSDT-1h.csv", CSV)), "entry with a path, '../BTCUSDT-1h.csv'");
        refuses(write("BTCUSDT-1h.zip", zip("a/BTCUSDT-1h.csv", CSV)), "entry with a path");
        refuses(write("BTCUSDT-1h.zip", zip("a\\BTCUSDT-1h.csv", CSV)), "entry with a path");
        refuses(write("BTCUSDT-1h.zip", zip("a.csv", CSV, "b.csv", CSV)), "holds 2 entries");
    }

    @Test
    void refusesWhatUnpacksToMoreThanTwoHundredTimesItsSize() throws IOException {
        String bomb = HEADER + "\n" + "0".repeat(3_000_000);
        refuses(write("BTCUSDT-1h.zip", zip("BTCUSDT-1h.csv", bomb)), "more than 200 times its size");
        refuses(write("BTCUSDT-1h.csv.gz", gzip(bomb)), "more than 200 times its size");
    }

    @Test
    void refusesWhatIsNotText() throws IOException {
        byte[] garbage = new byte[5_000];
        new Random(1).nextBytes(garbage);
        refuses(write("BTCUSDT-1h.csv", garbage), "BTCUSDT-1h.csv is not text in UTF-8");
        refuses(write("BTCUSDT-1h.csv", new byte[5_000]), "without a header");
        refuses(write("BTCUSDT-1h.csv.gz", garbage), "is damaged");
        refuses(write("BTCUSDT-1h.zip", garbage), "is damaged");
        refuses(
                write("BTCUSDT-1h.csv", "<html><body>Not found</body></html>".getBytes(StandardCharsets.UTF_8)),
                "without a header");
    }

    @Test
    void refusesBrokenQuotesAHeaderInsideAndACutOffRow() throws IOException {
        refuses(write("BTCUSDT-1h.csv", (CSV + "\"1,2\"3,").getBytes(StandardCharsets.UTF_8)), "is not csv");
        refuses(write("BTCUSDT-1h.csv.gz", gzip(CSV + CSV)), "line 202 is a header inside the file");
        String cut = CSV.substring(0, CSV.length() - 30);
        refuses(write("BTCUSDT-1h.csv", cut.getBytes(StandardCharsets.UTF_8)), "cut off in its last row, line 201");
    }

    @Test
    void listsTheFilesOfAFolderInTheOrderOfTheirPaths() throws IOException {
        byte[] any = CSV.getBytes(StandardCharsets.UTF_8);
        Path b = write("B-1h.csv", any);
        Path a = write("A-1h.csv.gz", any);
        write("A-1h.csv.gz.CHECKSUM", any);
        write("README.md", any);
        Files.createDirectories(folder.resolve("AA"));
        Path c = write("AA/C-1h.zip", any);
        assertThat(KlineFiles.list(folder)).containsExactly(a, c, b);
        assertThat(KlineFiles.list(b)).containsExactly(b);
    }

    @Test
    void refusesAnEmptyFolderAndAMissingOne() {
        for (Path place : List.of(folder, folder.resolve("none"))) {
            assertThatThrownBy(() -> KlineFiles.list(place))
                    .isInstanceOf(AlphaException.class)
                    .hasMessageContaining(place.toString())
                    .extracting(error -> ((AlphaException) error).code())
                    .isEqualTo(ErrorCode.REFUSED);
        }
    }

    private static void refuses(Path file, String... messages) {
        assertThatThrownBy(() -> KlineFiles.read(file, KlineSource.Options.NONE))
                .isInstanceOf(AlphaException.class)
                .hasMessageContainingAll(messages)
                .extracting(error -> ((AlphaException) error).code())
                .isEqualTo(ErrorCode.DATA_FAULT);
    }

    private static List<Bar> bars(Path file) {
        KlineFile read = KlineFiles.read(file, KlineSource.Options.NONE);
        assertThat(read.parsed().rejected()).isEmpty();
        return read.parsed().rows().stream().map(KlineRow::bar).toList();
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    /** Hourly bars of 2022. */
    private static String csv(long unitsPerSecond) {
        Random random = new Random(3);
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (int t = 0; t < ROWS; t++) {
            long open = (1_640_995_200L + 3_600L * t) * unitsPerSecond;
            double close = 100 + random.nextInt(1000) / 100.0;
            lines.add(open + ",105,120,95," + close + ",10.5," + (open + 3_600 * unitsPerSecond - 1)
                    + ",1100.25,17,4.25,450.5,0");
        }
        return String.join("\n", lines) + "\n";
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String... namesAndTexts) throws IOException {
        return zip(ZipOutputStream.DEFLATED, namesAndTexts);
    }

    private static byte[] storedZip(String... namesAndTexts) throws IOException {
        return zip(ZipOutputStream.STORED, namesAndTexts);
    }

    private static byte[] zip(int method, String... namesAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                byte[] text = namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8);
                ZipEntry entry = new ZipEntry(namesAndTexts[i]);
                entry.setMethod(method);
                if (method == ZipOutputStream.STORED) {
                    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
                    crc.update(text);
                    entry.setSize(text.length);
                    entry.setCrc(crc.getValue());
                }
                out.putNextEntry(entry);
                out.write(text);
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
