-- A tour of the tables. In a Spark SQL session with Delta: set the folder once, then run what you like.
--   spark-sql --conf spark.sql.extensions=io.delta.sql.DeltaSparkSessionExtension ... -f notebooks/tour.sql
SET warehouse = /data/warehouse;

-- What ran, when, and what came of it
SELECT job, outcome, started_at, ended_at, counts FROM delta.`${warehouse}/runs` ORDER BY started_at DESC LIMIT 20;

-- Quality of the bars
SELECT symbol, count(*) AS bars, sum(int(suspect)) AS suspect, sum(gap_before) AS missing_bars
FROM delta.`${warehouse}/bars` GROUP BY symbol ORDER BY symbol;

SELECT reason, count(*) AS input_rows FROM delta.`${warehouse}/quarantine` GROUP BY reason ORDER BY 2 DESC;

-- The funnel: how many formulas were tried, and where they died
SELECT fold_id, verdict, count(*) AS formulas FROM delta.`${warehouse}/trials` GROUP BY ALL ORDER BY fold_id, formulas DESC;

-- The best of those that false-discovery control refused: nearly an alpha is not an alpha
SELECT fold_id, formula, train_pearson_ic, train_newey_west_t, q_value
FROM delta.`${warehouse}/trials` WHERE verdict = 'false_discovery' ORDER BY abs(train_newey_west_t) DESC LIMIT 20;

-- The accepted pool with its clusters
SELECT a.fold_id, c.cluster, a.formula, a.orientation, a.train_pearson_ic, a.validation_pearson_ic, a.train_turnover, a.train_break_even_cost
FROM delta.`${warehouse}/alphas` a JOIN delta.`${warehouse}/alpha_clusters` c USING (alpha_id) ORDER BY a.fold_id, c.cluster;

-- Which alpha was on how often
SELECT alpha_id, count(*) AS times_on, avg(weight) AS mean_weight
FROM delta.`${warehouse}/selections` WHERE active GROUP BY alpha_id ORDER BY times_on DESC LIMIT 20;

-- Where the selection's model did not beat its baseline and fell back
SELECT fold_id, cluster, sum(int(fallback)) AS fell_back, count(*) AS symbols, avg(log_loss) AS log_loss, avg(base_log_loss) AS base_log_loss
FROM delta.`${warehouse}/selection_quality` GROUP BY ALL ORDER BY fold_id, cluster;

-- The manager, week by week
SELECT date_trunc('week', close_time) AS week, cluster, avg(weight) AS mean_weight
FROM delta.`${warehouse}/allocations` GROUP BY ALL ORDER BY week, cluster;

-- The book
SELECT date_trunc('month', close_time) AS month, max_by(cash + position_value, close_time) AS equity, max(drawdown) AS drawdown
FROM delta.`${warehouse}/equity` GROUP BY ALL ORDER BY month;

SELECT name, scope, value, low, high, unit, reason FROM delta.`${warehouse}/metrics` ORDER BY scope, name;
