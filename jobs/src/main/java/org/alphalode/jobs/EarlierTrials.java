package org.alphalode.jobs;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.alphalode.model.Rung;
import org.alphalode.stage.mine.Screening;
import org.alphalode.stage.mine.ladder.Fingerprints;
import org.alphalode.stage.mine.search.Seen;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * What earlier works have tried on a training window. Some 64 bytes a formula, and another 100 for each that is passed on.
 *
 * @param earlier what a search is told of it
 * @param passed formulas that outlived the first rung of a ladder of the same rules and died later: who behaves like them is their twin
 * @param fingerprints of these
 */
record EarlierTrials(Screening.Earlier earlier, List<String> passed, Fingerprints fingerprints) {
    EarlierTrials {
        passed = List.copyOf(passed);
    }

    /**
     * Reads them formula by formula.
     *
     * @param trials of one sample
     * @param rulesId names the ladder of the work that asks
     */
    static EarlierTrials of(Dataset<Row> trials, String rulesId) {
        String judged = Rung.JUDGED.name().toLowerCase(Locale.ROOT);
        Column sameRules = functions.col("rules_id").equalTo(rulesId);
        Iterator<Row> rows = trials.groupBy("formula")
                .agg(
                        functions.max(functions.col("rung").equalTo(judged)).as("judged"),
                        functions.max(sameRules).as("settled"),
                        functions
                                .max(functions.when(sameRules, functions.col("probe_t")))
                                .as("probe_t"))
                .sort("formula")
                .toLocalIterator();
        Seen settled = new Seen();
        Seen others = new Seen();
        List<String> finalists = new ArrayList<>();
        List<String> passed = new ArrayList<>();
        DoubleStream.Builder probeT = DoubleStream.builder();
        long tried = 0;
        while (rows.hasNext()) {
            Row row = rows.next();
            String formula = row.getString(0);
            others.add(formula);
            tried++;
            if (row.getBoolean(1)) {
                finalists.add(formula);
            } else if (row.getBoolean(2)) {
                settled.add(formula);
                if (!row.isNullAt(3)) {
                    passed.add(formula);
                    probeT.add(row.getDouble(3));
                }
            }
        }
        return new EarlierTrials(
                new Screening.Earlier(settled, others, finalists, tried),
                passed,
                Fingerprints.of(probeT.build().toArray()));
    }
}
