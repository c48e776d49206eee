package org.alphalode.stage.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Instrument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KlineSourceTest {
    @ParameterizedTest
    @CsvSource({
        "/data/spot-klines/1h/BTCUSDT-1h.csv.gz, binance-spot, BTCUSDT, 1h",
        "spot/1h/BTCUSDT.csv.gz, binance-spot, BTCUSDT, 1h",
        "perp-klines-1h/1000PEPEUSDT.csv, binance-um, 1000PEPEUSDT, 1h",
        "data/futures/um/daily/BTCUSDT-1m-2026-03-14.zip, binance-um, BTCUSDT, 1m",
        "spot/15m/BTCUSDT-1d-2026-03.zip, binance-spot, BTCUSDT, 1d",
        "um/BTCUSDT_260327-4h.csv, binance-um, BTCUSDT_260327, 4h"
    })
    void readsVenueSymbolAndIntervalFromThePath(String path, String venue, String symbol, String interval) {
        assertThat(KlineSource.of(path, KlineSource.Options.NONE).instrument())
                .isEqualTo(new Instrument(venue, symbol, BarInterval.parse(interval)));
    }

    @Test
    void optionsStandAboveThePath() {
        KlineSource.Options options = new KlineSource.Options(
                Optional.of("mine"), Optional.of("ETH"), Optional.of(BarInterval.parse("5m")), Optional.empty());
        KlineSource source = KlineSource.of("spot/1h/BTCUSDT.csv.gz", options);
        assertThat(source.instrument()).isEqualTo(new Instrument("mine", "ETH", BarInterval.parse("5m")));
        assertThat(source.file()).isEqualTo("mine/ETH/5m/BTCUSDT.csv.gz");
    }

    @ParameterizedTest
    @CsvSource({
        "spot/BTCUSDT-2026-03.zip, interval=1h",
        "BTCUSDT-1h.csv, venue=binance-spot",
        "spot/-1h.csv, symbol=BTCUSDT"
    })
    void refusesWhatThePathDoesNotSayAndNamesTheOption(String path, String remedy) {
        assertThatThrownBy(() -> KlineSource.of(path, KlineSource.Options.NONE))
                .isInstanceOf(AlphaException.class)
                .hasMessageContaining(path)
                .hasMessageContaining(remedy)
                .extracting(error -> ((AlphaException) error).code())
                .isEqualTo(ErrorCode.REFUSED);
    }
}
