"""Airflow: the stages as tasks. A task that is retried adds nothing: every job is idempotent."""

from datetime import datetime

from airflow import DAG
from airflow.operators.bash import BashOperator

STAGES = ["ingest", "features", "mine", "classify", "select", "manage", "backtest", "report"]

with DAG(
    dag_id="alphalode",
    schedule="20 0 * * *",
    start_date=datetime(2026, 1, 1),
    catchup=False,
    max_active_runs=1,
) as dag:
    previous = None
    for stage in STAGES:
        task = BashOperator(
            task_id=stage,
            bash_command=f"/opt/alphalode/submit/alphalode {stage} --conf /etc/alphalode/pipeline.conf",
            # 2 = refused and 3 = data fault need a person, a retry would end the same way
            skip_on_exit_code=None,
            retries=1,
        )
        if previous is not None:
            previous >> task
        previous = task
