package org.alphalode.stage.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.model.Bar;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Instrument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KlineParserTest {
    private static final Instrument BTC = new Instrument("binance-spot", "BTCUSDT", BarInterval.parse("1h"));
    private static final String HEADER =
            "open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,taker_buy_quote_volume,ignore";
    private static final String FIRST = "1640995200000,10,12,9,11,100,1640998799999,1050,40,60,630,0";
    private static final String SECOND = "1640998800000,11,13,10,12,200,1641002399999,2300,50,90,1035,0";
    private static final String THIRD = "1641002400000,12,12,12,12,0,1641005999999,0,0,0,0,0";

    @Test
    void readsAnArchiveWithAHeader() {
        ParsedFile file = parse(HEADER, FIRST, SECOND);
        assertThat(file.rejected()).isEmpty();
        assertThat(file.rows()).hasSize(2);
        KlineRow row = file.rows().get(0);
        assertThat(row.line()).isEqualTo(2);
        assertThat(row.bar())
                .isEqualTo(new Bar(
                        BTC,
                        1_640_995_200_000_000L,
                        new Bar.Price(10, 12, 9, 11),
                        new Bar.Volume(100, 1050, 40, 60, 630),
                        new Bar.Quality(false, 1_640_998_800_000_000L, 0)));
    }

    @Test
    void readsTheSameBarsWithoutAHeaderAndUnderOtherNames() {
        List<Bar> expected = bars(parse(HEADER, FIRST, SECOND));
        assertThat(bars(parse(FIRST, SECOND))).isEqualTo(expected);
        String other = HEADER.replace("count", "number_of_trades")
                .replace("taker_buy_volume", "taker_buy_base_asset_volume")
                .replace("quote_volume", "quote_asset_volume");
        assertThat(bars(parse(other, FIRST, SECOND))).isEqualTo(expected);
    }

    @Test
    void readsMicrosecondStampsAsTheSameBars() {
        List<Bar> expected = bars(parse(HEADER, FIRST, SECOND));
        String first = FIRST.replace("1640995200000", "1640995200000000").replace("1640998799999", "1640998799999999");
        String second =
                SECOND.replace("1640998800000", "1640998800000000").replace("1641002399999", "1641002399999999");
        assertThat(bars(parse(HEADER, first, second))).isEqualTo(expected);
        assertThat(bars(parse(HEADER, FIRST, second)))
                .as("units mixed in one file")
                .isEqualTo(expected);
    }

    @Test
    void readsWhatAnApiDeliveredAndRejectsTheBarInProgress() {
        ParsedFile file = parse(
                "timestamp,open,high,low,close,volume,quote_volume,trades,close_time",
                "1640995200000,10,12,9,11,100,1050,40,1640998799999",
                "1640998800000,11,13,10,12,200,2300,50,1641002399999");
        assertThat(bars(file))
                .extracting(Bar::volume)
                .containsExactly(new Bar.Volume(100, 1050, 40, Double.NaN, Double.NaN));
        assertThat(file.rejected())
                .containsExactly(new Rejected(
                        "f.csv",
                        3,
                        Reason.UNFINISHED,
                        "BTCUSDT opened at 1640998800000000 us: 11.0,13.0,10.0,12.0,200.0,2300.0,50.0,NaN,NaN"));
    }

    @Test
    void keepsWhatHadEndedWhenItWasDelivered() {
        Instant afterTheSecond = Instant.parse("2022-01-01T02:00:00Z");
        List<KlineLine> lines = lines(HEADER, FIRST, SECOND, THIRD);
        ParsedFile file = KlineParser.parse(new KlineSource("f.csv", BTC, Optional.of(afterTheSecond)), lines);
        assertThat(file.rows()).hasSize(2);
        assertThat(file.rejected()).extracting(Rejected::reason).containsExactly(Reason.UNFINISHED);
    }

    @Test
    void keepsABarThatAnOutageShortenedButNotWhereItIsTheLast() {
        String shortened = SECOND.replace("1641002399999", "1641000000000");
        ParsedFile inside = parse(HEADER, FIRST, shortened, THIRD);
        assertThat(inside.rows()).hasSize(3);
        assertThat(inside.shortenedBars()).isEqualTo(1);
        ParsedFile last = parse(HEADER, FIRST, shortened);
        assertThat(last.rows()).hasSize(1);
        assertThat(last.shortenedBars()).isZero();
        assertThat(last.rejected()).extracting(Rejected::reason).containsExactly(Reason.UNFINISHED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1640998800000,11,13,10,12,200,1641002399999,2300,50,90 | MALFORMED",
                "1640998800000,11,13,10,abc,200,1641002399999,2300,50,90,1035,0 | NOT_A_NUMBER",
                "1640998800000,11,13,10,NaN,200,1641002399999,2300,50,90,1035,0 | NOT_A_NUMBER",
                "1640998800000,11,13,10,1e999,200,1641002399999,2300,50,90,1035,0 | NOT_A_NUMBER",
                "1640998800000,11,13,10,12d,200,1641002399999,2300,50,90,1035,0 | NOT_A_NUMBER",
                "1640998800000,11,13,10,,200,1641002399999,2300,50,90,1035,0 | NOT_A_NUMBER",
                "1640998800,11,13,10,12,200,1641002399,2300,50,90,1035,0 | TIME_IMPLAUSIBLE",
                "1640998800001,11,13,10,12,200,1641002399999,2300,50,90,1035,0 | OFF_GRID",
                "1640998800000,11,13,10,12,200,1641006000000,2300,50,90,1035,0 | CLOSE_TIME",
                "1640998800000,11,13,10,12,200,1640998799999,2300,50,90,1035,0 | CLOSE_TIME",
                "1640998800000,11,13,0,12,200,1641002399999,2300,50,90,1035,0 | PRICE_NOT_POSITIVE",
                "1640998800000,11,11.5,10,12,200,1641002399999,2300,50,90,1035,0 | OHLC_ORDER",
                "1640998800000,11,13,11.5,12,200,1641002399999,2300,50,90,1035,0 | OHLC_ORDER",
                "1640998800000,11,13,10,12,-1,1641002399999,2300,50,90,1035,0 | VOLUME_NEGATIVE",
                "1640998800000,11,13,10,12,200,1641002399999,2300,-50,90,1035,0 | VOLUME_NEGATIVE",
                "1640998800000,11,13,10,12,200,1641002399999,2300,50,200.1,1035,0 | TAKER_ABOVE_VOLUME",
                "1640998800000,11,13,10,12,200,1641002399999,2300,50,90,2301,0 | TAKER_ABOVE_VOLUME"
            })
    void rejectsABadRowWithItsLineAndReason(String row, Reason reason) {
        ParsedFile file = parse(HEADER, FIRST, row, THIRD);
        assertThat(file.rows()).extracting(KlineRow::line).containsExactly(2L, 4L);
        assertThat(file.rejected()).containsExactly(new Rejected("f.csv", 3, reason, row));
    }

    @Test
    void toleratesTheLastDigitOfARoundedTakerVolume() {
        assertThat(parse(HEADER, FIRST.replace(",60,", ",100.00000001,"), SECOND)
                        .rejected())
                .isEmpty();
    }

    @Test
    void refusesAHeaderInsideAFile() {
        refuses(() -> parse(HEADER, FIRST, HEADER, SECOND), "f.csv: line 3 is a header inside the file");
        refuses(() -> parse(FIRST, HEADER, SECOND), "f.csv: line 2 is a header inside the file");
    }

    @Test
    void refusesAFileThatIsCutOff() {
        refuses(() -> parse(HEADER, FIRST, "1640998800000,11,1"), "cut off in its last row, line 3");
    }

    @Test
    void refusesAnUnknownLayoutAndSaysWhatItFound() {
        refuses(() -> parse("time,price", "1,2"), "f.csv: column 'time' is not known; the first row is 'time,price'");
        refuses(() -> parse("open_time,open,high,low,close", "1,2,3,4,5"), "column 'volume' is missing");
        refuses(() -> parse("open_time,open,open,low,close", "1,2,3,4,5"), "column 'open' is there twice");
        refuses(() -> parse("1640998800000,11,13"), "3 columns without a header");
        refuses(() -> parse("\u0000\u0001\u0002"), "1 columns without a header");
    }

    @Test
    void refusesAFileWithoutABar() {
        refuses(() -> parse(), "f.csv: holds no rows");
        refuses(() -> parse(HEADER), "f.csv: holds no rows");
        refuses(
                () -> parse(HEADER, FIRST.replace("1640995200000", "1640995200"), SECOND.replace(",10,", ",0,")),
                "no row that is a bar of 1h; line 2 is rejected as time_implausible");
    }

    @Test
    void weeksBeginOnMonday() {
        BarInterval week = BarInterval.parse("1w");
        long monday = Instant.parse("2022-01-03T00:00:00Z").toEpochMilli() * 1_000;
        long thursday = Instant.parse("2022-01-06T00:00:00Z").toEpochMilli() * 1_000;
        assertThat(KlineTime.isOnGrid(monday, week)).isTrue();
        assertThat(KlineTime.isOnGrid(thursday, week)).isFalse();
    }

    private static void refuses(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .isInstanceOf(AlphaException.class)
                .hasMessageContaining(message)
                .extracting(error -> ((AlphaException) error).code())
                .isEqualTo(ErrorCode.DATA_FAULT);
    }

    private static ParsedFile parse(String... rows) {
        return KlineParser.parse(new KlineSource("f.csv", BTC, Optional.empty()), lines(rows));
    }

    private static List<KlineLine> lines(String... rows) {
        List<KlineLine> lines = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            lines.add(new KlineLine(i + 1, List.of(rows[i].split(",", -1))));
        }
        return lines;
    }

    private static List<Bar> bars(ParsedFile file) {
        return file.rows().stream().map(KlineRow::bar).toList();
    }
}
