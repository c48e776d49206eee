package org.alphalode.jobs.input;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.stage.ingest.KlineLine;
import org.alphalode.stage.ingest.KlineParser;
import org.alphalode.stage.ingest.KlineSource;

/** Files of exchange klines: csv, csv.gz, or zip with one csv. A broken file is refused whole. */
public final class KlineFiles {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private KlineFiles() {}

    /**
     * The files of klines in a folder and below it, in the order of their paths; of a file, itself.
     *
     * @throws AlphaException REFUSED where there is none
     */
    public static List<Path> list(Path place) {
        if (!Files.exists(place)) {
            throw new AlphaException(ErrorCode.REFUSED, place + " does not exist. Name a file or a folder of klines");
        }
        try (Stream<Path> paths = Files.walk(place)) {
            List<Path> files = paths.filter(Files::isRegularFile)
                    .filter(path -> KlineSource.isKlineFile(slashed(path)))
                    .sorted(Comparator.comparing(KlineFiles::slashed))
                    .toList();
            if (files.isEmpty()) {
                throw new AlphaException(
                        ErrorCode.REFUSED,
                        place + " holds no file that ends in .csv, .csv.gz or .zip. Name a file or a folder of klines");
            }
            return files;
        } catch (UncheckedIOException e) {
            throw unreadable(place, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw unreadable(place, e);
        }
    }

    /** SHA-256 of a file's bytes, lower-case hex. */
    public static String sha256(Path file) {
        try {
            return Checksums.sha256(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * Proves a file whole and parses its rows. A checksum beside it is verified first; truncated and damaged archives, archives of
     * several entries, with paths or of a ratio above 200, text that is not UTF-8 and csv with broken quotes are refused.
     *
     * @throws AlphaException DATA_FAULT where it is refused
     */
    public static KlineFile read(Path file, KlineSource.Options options) {
        KlineSource source = KlineSource.of(slashed(file), options);
        try {
            String sha256 = Checksums.verified(file);
            try (InputStream bytes = Archives.open(file);
                    Reader text = new InputStreamReader(bytes, strictUtf8());
                    CsvReader<CsvRecord> csv = CsvReader.builder()
                            .allowExtraFields(true) // rows of another length are for the parser to judge
                            .allowMissingFields(true)
                            .ofCsvRecord(text)) {
                return new KlineFile(source, sha256, KlineParser.parse(source, () -> csv.stream()
                        .map(KlineFiles::line)
                        .iterator()));
            }
        } catch (CsvParseException e) {
            throw broken(file, "is not csv (" + e.getMessage() + ")", e);
        } catch (UncheckedIOException e) {
            throw refused(file, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw refused(file, e);
        }
    }

    private static CharsetDecoder strictUtf8() {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static KlineLine line(CsvRecord row) {
        List<String> cells = row.getFields();
        if (row.getStartingLineNumber() == 1 && cells.get(0).startsWith(BYTE_ORDER_MARK)) {
            cells = new ArrayList<>(cells);
            cells.set(0, cells.get(0).substring(1));
        }
        return new KlineLine(row.getStartingLineNumber(), cells);
    }

    private static String slashed(Path path) {
        return path.toString().replace(File.separatorChar, '/');
    }

    private static AlphaException refused(Path file, IOException e) {
        if (e instanceof EOFException) {
            return broken(file, "is truncated", e);
        }
        if (e instanceof ZipException) {
            return broken(file, "is damaged (" + e.getMessage() + ")", e);
        }
        if (e instanceof CharacterCodingException) {
            return broken(file, "is not text in UTF-8", e);
        }
        return unreadable(file, e);
    }

    private static AlphaException broken(Path file, String problem, Throwable cause) {
        return new AlphaException(
                ErrorCode.DATA_FAULT, file + " " + problem + ". Deliver it again, or take it out of the folder", cause);
    }

    private static AlphaException unreadable(Path place, IOException cause) {
        return new AlphaException(
                ErrorCode.FAILURE,
                place + " can not be read (" + cause + "). Check that it is there and that you may read it",
                cause);
    }
}
