package org.alphalode.stage.ingest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Instrument;

/**
 * What a file of klines is of.
 *
 * @param file its name below venue, symbol and interval, as in {@code binance-spot/BTCUSDT/1h/BTCUSDT-1h.csv.gz}: the same
 *     wherever the folder lies
 * @param instrument whose bars it holds
 * @param asOf when it was delivered: later bars were unfinished then; empty where not known
 */
public record KlineSource(String file, Instrument instrument, Optional<Instant> asOf) {
    private static final Pattern SYMBOL = Pattern.compile("[A-Za-z0-9_.]+");
    private static final Pattern INTERVAL = Pattern.compile("[1-9][0-9]{0,4}[smhdw]");
    private static final List<String> ENDINGS = List.of(".csv.gz", ".csv", ".zip");

    /**
     * Reads symbol, interval and venue from a path such as {@code spot-klines/1h/BTCUSDT.csv.gz} or
     * {@code um/BTCUSDT-1m-2026-03-14.zip}. The symbol is the first word of the file name; the interval the first word after it
     * that is one, else that of the nearest folder; the venue follows from a folder's word {@code spot}, or {@code um},
     * {@code perp} or {@code futures}. What the options say stands above what the path says.
     *
     * @param path with / between folders
     */
    public static KlineSource of(String path, Options options) {
        List<String> folders = new ArrayList<>(List.of(path.split("/")));
        String file = folders.remove(folders.size() - 1);
        List<String> words = words(stem(file));
        String symbol = options.symbol().orElse(words.get(0));
        if (!SYMBOL.matcher(symbol).matches()) {
            throw missing(path, "no symbol", "symbol=BTCUSDT");
        }
        BarInterval interval = options.interval()
                .or(() -> interval(words.subList(1, words.size())))
                .or(() -> nearestInterval(folders))
                .orElseThrow(() -> missing(path, "no interval", "interval=1h"));
        String venue = options.venue()
                .or(() -> nearestVenue(folders))
                .orElseThrow(() -> missing(path, "no venue", "venue=binance-spot"));
        return new KlineSource(
                String.join("/", venue, symbol, interval.text(), file),
                new Instrument(venue, symbol, interval),
                options.asOf());
    }

    /** True where a file of this name can hold klines. */
    public static boolean isKlineFile(String name) {
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    private static String stem(String file) {
        return ENDINGS.stream()
                .filter(file::endsWith)
                .findFirst()
                .map(ending -> file.substring(0, file.length() - ending.length()))
                .orElse(file);
    }

    private static List<String> words(String name) {
        return List.of(name.split("-", -1));
    }

    private static Optional<BarInterval> interval(List<String> words) {
        return words.stream()
                .filter(word -> INTERVAL.matcher(word).matches())
                .findFirst()
                .map(BarInterval::parse);
    }

    private static Optional<BarInterval> nearestInterval(List<String> folders) {
        for (int i = folders.size() - 1; i >= 0; i--) {
            Optional<BarInterval> found = interval(words(folders.get(i)));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> nearestVenue(List<String> folders) {
        for (int i = folders.size() - 1; i >= 0; i--) {
            List<String> words = words(folders.get(i));
            if (words.contains("spot")) {
                return Optional.of("binance-spot");
            }
            if (words.contains("um") || words.contains("perp") || words.contains("futures")) {
                return Optional.of("binance-um");
            }
        }
        return Optional.empty();
    }

    private static AlphaException missing(String path, String problem, String remedy) {
        return new AlphaException(
                ErrorCode.REFUSED,
                path + ": " + problem + " in its name or folders. Say it with an option, as in " + remedy);
    }

    /**
     * What the user says of the files; empty where their names say it.
     *
     * @param venue as in {@code binance-spot}
     * @param symbol for a single file
     * @param interval length of the bars
     * @param asOf when the files were delivered
     */
    public record Options(
            Optional<String> venue, Optional<String> symbol, Optional<BarInterval> interval, Optional<Instant> asOf) {
        /** Everything from the names. */
        public static final Options NONE =
                new Options(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
