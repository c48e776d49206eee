#!/usr/bin/env bash
# How much faster two executors of one core are than one: bench/two-executors.sh [-e EXECUTORS] TABLE [formulas [column column]]
#
# Starts a standalone master and two workers of one core on 127.0.0.1 from the jars that Maven resolved, with authentication and
# without the REST gateway, evaluates generated formulas of two columns over the table with one executor and then with two, and compares
# the hashes. Says the rate as the command tells it (wall time, planning and reading included), the executors' CPU time of the stage, and
# wall and CPU time of the units that began after the first minute, when the executors run compiled code.
# With -e 1 or -e 2 only that many executors are measured, and the hashes go to standard output.
# Needs an idle machine of two cores and a built jobs/ (submit/alphalode builds it). A machine of two cores has none for the driver, the
# master and the workers: they are told to compile quickly, not well, and the executors that they have one core, so that they start one
# thread to collect garbage and not two.
set -euo pipefail

root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
executors=(1 2)
if [[ ${1:-} == -e ]]; then executors=("${2:?how many executors?}"); shift 2; fi
table=${1:?which table?}
count=${2:-4000}
x=${3:-close}
y=${4:-volume}
work=$(mktemp -d)
home=$root/jobs/target/spark-home
pids=()
stop() { for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done; rm -rf "$work"; }
trap stop EXIT

export SPARK_HOME=$home SPARK_SCALA_VERSION=2.13 SPARK_LOCAL_IP=127.0.0.1 SPARK_WORKER_DIR=$work/worker
export SPARK_LOCAL_DIRS=$work/local SPARK_DAEMON_MEMORY=256m
# a throwaway secret, in a file of the owner's and not on a command line
export SPARK_CONF_DIR=$work/conf
mkdir -m 700 "$SPARK_CONF_DIR"
printf '%s\n' 'spark.authenticate true' "spark.authenticate.secret $(head -c 24 /dev/urandom | base64)" \
  >"$SPARK_CONF_DIR/spark-defaults.conf"
light="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
export SPARK_DAEMON_JAVA_OPTS="$light -Dspark.master.rest.enabled=false -Dspark.port.maxRetries=0 -Dspark.ui.enabled=false"

# daemon CLASS LOG ARGUMENTS: starts a daemon of Spark by the command line that its own launcher works out
daemon() {
  local class=$1 log=$2 command=()
  shift 2
  # lines for people, an empty one, then words that end in NUL
  {
    while IFS= read -r line && [[ -n $line ]]; do printf '%s\n' "$line" >&2; done
    while IFS= read -r -d '' word; do command+=("$word"); done
  } < <(java -Xmx128m -cp "$home/jars/*" org.apache.spark.launcher.Main "$class" "$@")
  "${command[@]}" >"$log" 2>&1 &
  pids+=($!)
}

# wait_for PATTERN FILE: the first match
wait_for() {
  for _ in $(seq 600); do
    if grep -o -m 1 "$1" "$2" 2>/dev/null; then return; fi
    sleep 0.1
  done
  cat "$2" >&2
  exit 1
}

daemon org.apache.spark.deploy.master.Master "$work/master.log" --host 127.0.0.1 --port 0 --webui-port 0
master=$(wait_for 'spark://127.0.0.1:[0-9]*' "$work/master.log")
for i in 1 2; do
  daemon org.apache.spark.deploy.worker.Worker "$work/worker$i.log" \
    --host 127.0.0.1 --port 0 --webui-port 0 --cores 1 --memory 2g "$master"
  wait_for 'Successfully registered' "$work/worker$i.log" >/dev/null
done

for ((i = 0; i < count; i++)); do
  a=$((3 + i % 97)) b=$((5 + i / 97 % 89)) c=$((4 + i / (97 * 89)))
  echo "ts_skew($x / ts_mean($x, $a), $b) + ts_corr($x, $y, $((a + b))) * $c"
done >"$work/formulas.txt"

# evaluate EXECUTORS OPTIONS...: hashes and rate of a run
evaluate() {
  local name=$1
  shift
  mkdir "$work/events-$name"
  env -u SPARK_HOME ALPHALODE_MASTER=$master ALPHALODE_LOGS="$work/logs" "$root/submit/alphalode" eval \
    --formulas "$work/formulas.txt" --input "$table" --hash -- \
    --conf spark.driver.host=127.0.0.1 --conf "spark.driver.defaultJavaOptions=$light" \
    --conf spark.executor.defaultJavaOptions=-XX:ActiveProcessorCount=1 --conf spark.eventLog.enabled=true --conf "spark.eventLog.dir=file://$work/events-$name" \
    --conf spark.eventLog.compress=false --conf spark.eventLog.rolling.enabled=false "$@" \
    >"$work/hashes-$name.txt" 2>"$work/rate-$name.txt" || { cat "$work/rate-$name.txt" >&2; exit 1; }
  printf '%s executor(s): ' "$name" >&2
  grep 'formula-bars a second' "$work/rate-$name.txt" >&2
  # the last stage is the evaluation; its units are of one size
  cat "$work/events-$name"/* | awk '
    function number(key) {
      return match($0, "\"" key "\":[0-9]+") ? substr($0, RSTART + length(key) + 3, RLENGTH - length(key) - 3) + 0 : 0
    }
    /"Event":"SparkListenerTaskEnd"/ {
      stage = number("Stage ID")
      if (stage != last) { last = stage; n = cpu = bytes = 0 }
      launch[n] = number("Launch Time"); wall[n] = number("Finish Time") - launch[n]; used[n] = number("Executor CPU Time")
      cpu += used[n]; bytes += number("Result Size"); n++
    }
    END {
      printf "  %d units, %.1f s of CPU in executors, %d bytes to the driver\n", n, cpu / 1e9, bytes
      begin = launch[0]
      for (i = 1; i < n; i++) if (launch[i] < begin) begin = launch[i]
      for (i = 0; i < n; i++) if (launch[i] >= begin + 60000) { late++; lateWall += wall[i]; lateCpu += used[i] }
      if (late) printf "  %d units began after the first minute: %.3f s each, %.3f s of CPU\n", late, lateWall / late / 1e3, lateCpu / late / 1e9
    }' >&2
}

for cores in "${executors[@]}"; do
  evaluate "$cores" --conf spark.cores.max=$cores --conf spark.executor.cores=1 --conf spark.executor.memory=1500m
done
if ((${#executors[@]} == 1)); then
  cat "$work/hashes-${executors[0]}.txt"
else
  cmp "$work/hashes-1.txt" "$work/hashes-2.txt" && echo "the hashes are the same" >&2
fi
