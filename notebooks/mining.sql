-- What mining tried, what died where, and which parents the accepted alphas have. Reads the tables trials, alphas, gate_checks and runs.
-- Every formula that was scored stands in trials, with the statistics that were computed: what was not is NULL.
-- In a Spark SQL session with Delta: set the folder once, then run what you like.
SET warehouse = /data/warehouse;

-- How far the formulas of each fold came, and why they went no further.
SELECT fold_id, rung, verdict, count(*) AS formulas
FROM delta.`${warehouse}/trials`
GROUP BY fold_id, rung, verdict
ORDER BY fold_id, array_position(array('probe', 'sample', 'full', 'judged'), rung), formulas DESC;

-- What was tried in all: the number that significance is judged against.
SELECT sample_id, fold_id, count(DISTINCT formula_id) AS formulas_tried, count(DISTINCT work_id) AS works
FROM delta.`${warehouse}/trials`
GROUP BY sample_id, fold_id
ORDER BY fold_id;

-- The best that were not accepted, and what stopped them.
SELECT fold_id, formula, round(train_pearson_ic, 4) AS ic, round(screening_t, 2) AS t, rung, verdict
FROM delta.`${warehouse}/trials`
WHERE verdict <> 'accepted' AND screening_t IS NOT NULL
ORDER BY abs(screening_t) DESC, fold_id, formula
LIMIT 50;

-- Formulas that have the values of another one, of the same run or of an earlier one.
SELECT t.fold_id, t.formula, o.formula AS same_as
FROM delta.`${warehouse}/trials` t JOIN (SELECT DISTINCT formula_id, formula FROM delta.`${warehouse}/trials`) o ON o.formula_id = t.twin_id
WHERE t.verdict = 'duplicate'
ORDER BY t.fold_id, t.formula;

-- Parents: the accepted alphas that an accepted alpha was built from.
SELECT a.alpha_id, a.formula, p.alpha_id AS parent_id, p.formula AS parent
FROM (SELECT alpha_id, fold_id, formula, explode(parents) AS parent_id FROM delta.`${warehouse}/alphas`) a
JOIN delta.`${warehouse}/alphas` p ON p.alpha_id = concat(a.fold_id, '-', a.parent_id)
ORDER BY a.alpha_id, parent_id;

-- How each round of the search did.
SELECT fold_id, cohort, count(*) AS formulas, round(max(abs(screening_t)), 2) AS best_t,
       round(avg(CASE WHEN rung IN ('full', 'judged') THEN 1 ELSE 0 END), 4) AS share_on_full_window
FROM delta.`${warehouse}/trials`
GROUP BY fold_id, cohort
ORDER BY fold_id, cohort;

-- Who came to each check of the acceptance gate, and whom it killed.
SELECT * FROM delta.`${warehouse}/gate_checks` ORDER BY ALL;

-- The runs of the search: what they tried, and whether their time was over (folds_cut_by_time).
SELECT started_at, outcome, counts FROM delta.`${warehouse}/runs` WHERE job = 'mine' ORDER BY started_at DESC LIMIT 20;
