package org.alphalode.jobs.eval;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.alphalode.jobs.input.KlineFiles;
import org.alphalode.model.BarInterval;
import org.alphalode.model.Panel;

/** Where bars come from. */
public interface BarSource {
    /** Names of the columns that formulas may read. */
    List<String> columns();

    /**
     * Reads columns over the regular grid of bars; what is missing is NaN.
     *
     * @param fields those that formulas read; others are not looked at
     * @param interval length of the bars, where the user says it
     */
    Panel read(Collection<String> fields, Optional<BarInterval> interval);

    /** How it writes its times. */
    default OpenTime timeForm() {
        return OpenTime.ISO;
    }

    /**
     * Opens a table, a file or a folder of files.
     *
     * @param place path, or URI of a table
     * @param warnings told what does not hinder
     */
    static BarSource open(String place, Consumer<String> warnings) {
        if (TableBars.isTable(place)) {
            return TableBars.open(place, warnings);
        }
        List<Path> files = KlineFiles.list(Path.of(place));
        return CsvBars.isBarFile(files.get(0)) ? CsvBars.open(files) : new KlineBars(files, warnings);
    }
}
