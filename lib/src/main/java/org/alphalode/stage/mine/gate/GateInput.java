package org.alphalode.stage.mine.gate;

import org.alphalode.model.Fold;
import org.alphalode.model.Panel;

/**
 * What the candidates of one fold are judged over.
 *
 * @param features columns that formulas are made of
 * @param target one field: the forward return, on the same grid and symbols
 * @param fold whose training window they were scored on
 * @param horizonBars of the target
 * @param params thresholds
 */
public record GateInput(Panel features, Panel target, Fold fold, int horizonBars, GateParams params) {}
