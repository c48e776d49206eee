package org.alphalode.jobs;

import java.util.List;
import org.alphalode.jobs.config.Section;
import org.alphalode.jobs.table.Table;
import org.alphalode.jobs.table.Tables;
import org.alphalode.stage.mine.gate.Evidence;
import org.alphalode.stage.mine.gate.EvidenceInput;
import org.alphalode.stage.mine.gate.EvidenceParams;
import org.alphalode.stage.mine.gate.EvidenceStage;
import org.alphalode.stage.mine.gate.GateParams;
import org.alphalode.stage.mine.gate.GateReport;

/** Writes what the gates did and what the accepted alphas showed. */
final class MineEvidence {
    static final List<Table<?>> TABLES =
            List.of(Tables.GATE_CHECKS, Tables.FOLD_TRIALS, Tables.ALPHA_PROFILES, Tables.ALPHA_STATISTICS);

    private static final int CUTS = 8;

    private MineEvidence() {}

    static EvidenceParams params(Section mine, GateParams gate) {
        return new EvidenceParams(
                mine.integers("horizons", 1, 100_000), mine.number("participation", 1e-9, 1), CUTS, gate);
    }

    static void write(JobRun run, EvidenceInput input, GateReport gates) {
        Evidence evidence = run.runner().run(new EvidenceStage(), input);
        run.replace(Tables.GATE_CHECKS, gates.counts());
        run.replace(Tables.FOLD_TRIALS, gates.trials());
        run.replace(Tables.ALPHA_PROFILES, evidence.profiles());
        run.replace(Tables.ALPHA_STATISTICS, evidence.statistics());
    }
}
