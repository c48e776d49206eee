package org.alphalode.stage.classify;

import java.io.Serializable;
import java.util.List;
import org.alphalode.check.AlphaException;
import org.alphalode.check.Check;
import org.alphalode.check.ErrorCode;
import org.alphalode.model.Alpha;
import org.alphalode.model.BarFields;
import org.alphalode.model.Fold;
import org.alphalode.model.Panel;

/**
 * What classification reads.
 *
 * @param alphas accepted pools of all folds
 * @param features columns that the alphas are made of, {@code ret} and {@code spread} among them
 * @param market bars with {@code volume}, on the same grid and symbols
 * @param folds of the alphas
 * @param params what the run was told
 */
public record ClassifyInput(List<Alpha> alphas, Panel features, Panel market, List<Fold> folds, ClassifyParams params)
        implements Serializable {
    /** Features whose same-bar values an alpha is correlated with. */
    static final List<String> NEEDED = List.of("ret", "spread");

    public ClassifyInput {
        alphas = List.copyOf(alphas);
        folds = List.copyOf(folds);
        Check.that(
                features.symbols().equals(market.symbols())
                        && features.barCount() == market.barCount()
                        && (features.barCount() == 0 || features.closeMicros(0) == market.closeMicros(0)),
                "features and market need the same symbols and bars");
        for (String name : NEEDED) {
            need(features, name);
        }
        need(market, BarFields.VOLUME.name());
    }

    private static void need(Panel panel, String field) {
        if (panel.fieldIndex(field) < 0) {
            throw new AlphaException(
                    ErrorCode.REFUSED,
                    "classification needs the column '" + field + "', and there are " + panel.fields()
                            + ": keep it among the features");
        }
    }
}
