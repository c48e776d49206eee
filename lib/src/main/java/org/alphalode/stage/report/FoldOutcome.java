package org.alphalode.stage.report;

import java.io.Serializable;
import org.alphalode.model.Fold;

/**
 * How a fold fared; its return, drawdown and costs follow from the book.
 *
 * @param fold its windows
 * @param tried formulas scored on its training window
 * @param accepted of them
 * @param sharpe on its test window
 */
public record FoldOutcome(Fold fold, long tried, long accepted, SharpeEstimate sharpe) implements Serializable {}
