package org.alphalode.stage.features;

import java.util.ArrayList;
import java.util.List;
import org.alphalode.expr.Evaluator;
import org.alphalode.expr.Expr;
import org.alphalode.expr.Formulas;
import org.alphalode.expr.Plan;
import org.alphalode.model.Bar;
import org.alphalode.model.BarFields;
import org.alphalode.model.Instrument;
import org.alphalode.model.Panel;
import org.alphalode.model.Panels;
import org.alphalode.stage.PerKey;

/** Features of the bars of one instrument: one row for each bar, none for a missing one. */
public final class FeaturesStage implements PerKey<Instrument, Bar, FeatureRow> {
    private static final long serialVersionUID = 1L;

    /**
     * A row uses its bar and earlier ones. Where a bar was suspect and then confirmed, its row is known from then on; rows of later
     * bars use it, because they close when it is known.
     *
     * @param bars in time order, their quality judged
     */
    @Override
    public List<FeatureRow> apply(Instrument instrument, List<Bar> bars) {
        if (bars.isEmpty()) {
            return List.of();
        }
        List<Expr> roots = Features.STANDARD.stream()
                .map(feature -> Formulas.parse(feature.formula()))
                .toList();
        Panel panel = Panels.confirmed(bars);
        double[][][] columns = Evaluator.columns(Plan.of(roots, BarFields.ALL), panel, 0, panel.barCount());
        List<FeatureRow> rows = new ArrayList<>(bars.size());
        for (Bar bar : bars) {
            int at = panel.barAtOrAfter(bar.closeMicros());
            boolean known = bar.quality().knownAtMicros() != Bar.Quality.NEVER;
            double[] values = new double[columns.length];
            for (int f = 0; f < columns.length; f++) {
                values[f] = known ? columns[f][0][at] : Double.NaN;
            }
            rows.add(new FeatureRow(
                    instrument, bar.closeMicros(), bar.quality().knownAtMicros(), FeatureValues.copyOf(values)));
        }
        return rows;
    }
}
