package org.alphalode.jobs.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.alphalode.check.AlphaException;
import org.alphalode.model.FundingRate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FundingFilesTest {
    private static final long HOUR = 3_600_000_000L;
    private static final long T0 = 1_768_233_600_000L;

    @TempDir
    Path folder;

    private Path file(String... rows) throws IOException {
        return Files.writeString(
                folder.resolve("ETHUSDT.csv"), "timestamp,symbol,funding_rate\n" + String.join("\n", rows) + "\n");
    }

    @Test
    void aHoleDoesNotLookLikeALongInterval() throws IOException {
        long eight = 8 * 3_600_000L;
        Path file = file(
                T0 + ",ETHUSDT,0.0001",
                T0 + eight + 7 + ",ETHUSDT,-0.0002",
                // one payment is missing here
                T0 + 3 * eight + ",ETHUSDT,0.0003",
                T0 + 3 * eight + eight / 2 + ",ETHUSDT,0.0004");
        assertThat(FundingFiles.read(file))
                .containsExactly(
                        new FundingRate("ETHUSDT", T0 * 1_000, 8 * HOUR, 0.0001),
                        new FundingRate("ETHUSDT", (T0 + eight + 7) * 1_000, 8 * HOUR, -0.0002),
                        new FundingRate("ETHUSDT", (T0 + 3 * eight) * 1_000, 4 * HOUR, 0.0003),
                        new FundingRate("ETHUSDT", (T0 + 3 * eight + eight / 2) * 1_000, 4 * HOUR, 0.0004));
    }

    @Test
    void whatCanNotBeBelievedIsRefusedWithItsLine() throws IOException {
        for (List<String> rows : List.of(
                List.of(T0 + ",ETHUSDT,0.0001", T0 + ",ETHUSDT,0.0002"),
                List.of(T0 + ",ETHUSDT,0.0001", "later,ETHUSDT,0.0002"),
                List.of(T0 + ",ETHUSDT,0.0001", T0 + 1 + ",ETHUSDT,7"))) {
            Path file = file(rows.toArray(String[]::new));
            assertThatThrownBy(() -> FundingFiles.read(file))
                    .isInstanceOf(AlphaException.class)
                    .hasMessageContaining("line 3");
        }
        Path alone = file(T0 + ",ETHUSDT,0.0001");
        assertThatThrownBy(() -> FundingFiles.read(alone)).hasMessageContaining("one payment");
    }
}
