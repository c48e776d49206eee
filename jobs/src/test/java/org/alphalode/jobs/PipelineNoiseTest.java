package org.alphalode.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.alphalode.jobs.table.Tables;
import org.alphalode.jobs.table.Warehouse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The law of the noise over the whole way of the data. A class of its own, so that it runs beside the other laws. */
@Tag("spark")
class PipelineNoiseTest {
    @TempDir
    Path folder;

    @Test
    void pureNoiseWithACorruptedBarIsTriedAndShipsNothingAndStillEndsInAReport() {
        SmallPipeline pipeline = new SmallPipeline(folder);
        Path market = pipeline.market("noise", "none", "true");
        SmallPipeline.run(pipeline.arguments("noise", market, 1));
        Warehouse warehouse = pipeline.warehouse("noise");
        assertThat(warehouse.frame(Tables.TRIALS).count()).isEqualTo(2 * SmallPipeline.TRIED);
        assertThat(warehouse.read(Tables.ALPHAS)).isEmpty();
        assertThat(warehouse.read(Tables.FILLS)).isEmpty();
        assertThat(warehouse.frame(Tables.BARS).where("suspect").count()).isPositive();
        assertThat(folder.resolve("noise/report/report.html")).isNotEmptyFile();
    }
}
