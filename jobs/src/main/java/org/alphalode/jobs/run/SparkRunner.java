package org.alphalode.jobs.run;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.alphalode.stage.FanOut;
import org.alphalode.stage.PerKey;
import org.alphalode.stage.Runner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;

/** Runs stages on Spark: each key or unit is worked by some executor, and what comes back is put in order on the driver. */
public final class SparkRunner implements Runner {
    /** Local property of Spark that names what is collected. */
    private static final String COLLECTED = "alphalode.collected";

    private final AtomicLong collected = new AtomicLong();
    private final JavaSparkContext spark;
    private final Progress progress;
    private final int mostSlices;

    /** Runs with a task for each key or unit, up to as many as a scheduler still likes. */
    public SparkRunner(SparkSession session, Progress progress) {
        this(session, progress, 1_000);
    }

    /** Runs with at most {@code mostSlices} tasks. */
    public SparkRunner(SparkSession session, Progress progress, int mostSlices) {
        this.spark = JavaSparkContext.fromSparkContext(session.sparkContext());
        this.progress = progress;
        this.mostSlices = mostSlices;
    }

    @Override
    public <K extends Comparable<K>, I, O> Map<K, List<O>> run(PerKey<K, I, O> stage, SortedMap<K, List<I>> rowsByKey) {
        Map<K, List<O>> out = new TreeMap<>();
        if (!rowsByKey.isEmpty()) {
            JavaRDD<Keyed<K, O>> parts =
                    keyed(rowsByKey).map(in -> new Keyed<>(in.key(), stage.apply(in.key(), in.rows())));
            collect(name(stage), parts).forEach(part -> out.put(part.key(), part.rows()));
        }
        return out;
    }

    /** As {@link #run(PerKey, SortedMap)}, for output that is too big for the driver: it stays where it was made. */
    public <K extends Comparable<K>, I, O> JavaRDD<O> rows(PerKey<K, I, O> stage, SortedMap<K, List<I>> rowsByKey) {
        return keyed(rowsByKey).flatMap(in -> stage.apply(in.key(), in.rows()).iterator());
    }

    @Override
    public <I, U, P, O> O run(FanOut<I, U, P, O> stage, I input) {
        List<U> units = stage.plan(input);
        List<P> parts = List.of();
        if (!units.isEmpty()) {
            Broadcast<I> shared = spark.broadcast(input);
            List<Unit<U>> numbered = IntStream.range(0, units.size())
                    .mapToObj(id -> new Unit<>(id, units.get(id)))
                    .toList();
            JavaRDD<Unit<P>> worked = spark.parallelize(numbered, slices(units.size()))
                    .map(unit -> new Unit<>(unit.id(), stage.work(shared.value(), unit.what())));
            parts = inOrder(collect(name(stage), worked));
            shared.destroy();
        }
        return stage.reduce(input, parts);
    }

    /** Hands a value to every executor, once. */
    public <V> Broadcast<V> share(V value) {
        return spark.broadcast(value);
    }

    /** Units in their order, to be worked where they lie. */
    public <U> JavaRDD<U> spread(List<U> units) {
        return spark.parallelize(units, slices(units.size()));
    }

    /** The rows of one after those of the other, where they lie. */
    public <T> JavaRDD<T> union(List<JavaRDD<T>> parts) {
        return parts.stream().reduce(JavaRDD::union).orElseThrow();
    }

    /** The rows in their order, with a line of progress. */
    public <T> List<T> gather(String stage, JavaRDD<T> rows) {
        return collect(stage, rows);
    }

    /**
     * Where sessions schedule fairly, gives what this thread begins its own share of the slots: it neither waits for what others began before
     * nor lets them wait.
     */
    public void share() {
        spark.setLocalProperty("spark.scheduler.pool", Thread.currentThread().getName());
    }

    /** Tasks that run at the same time. */
    public int slots() {
        return spark.defaultParallelism();
    }

    private static <P> List<P> inOrder(List<Unit<P>> parts) {
        Map<Integer, P> byId = new TreeMap<>();
        parts.forEach(part -> byId.put(part.id(), part.what()));
        return List.copyOf(byId.values());
    }

    private <K, I> JavaRDD<Keyed<K, I>> keyed(SortedMap<K, List<I>> rowsByKey) {
        List<Keyed<K, I>> in = new ArrayList<>();
        rowsByKey.forEach((key, rows) -> in.add(new Keyed<>(key, rows)));
        return spark.parallelize(in, slices(in.size()));
    }

    private int slices(int units) {
        return Math.max(1, Math.min(units, mostSlices));
    }

    /** Other threads may collect at the same time: tasks count where their stage was begun by this one. */
    private <T> List<T> collect(String stage, JavaRDD<T> rows) {
        String id = Long.toString(collected.incrementAndGet());
        Set<Integer> stages = ConcurrentHashMap.newKeySet();
        try (Progress.Stage line = progress.begin(stage, rows.getNumPartitions())) {
            SparkListener listener = new SparkListener() {
                @Override
                public void onStageSubmitted(SparkListenerStageSubmitted begun) {
                    if (id.equals(begun.properties().getProperty(COLLECTED))) {
                        stages.add(begun.stageInfo().stageId());
                    }
                }

                @Override
                public void onTaskEnd(SparkListenerTaskEnd end) {
                    if (end.taskInfo().successful() && stages.contains(end.stageId())) {
                        line.step();
                    }
                }
            };
            spark.sc().addSparkListener(listener);
            spark.setLocalProperty(COLLECTED, id);
            try {
                return rows.collect();
            } finally {
                spark.setLocalProperty(COLLECTED, "");
                spark.sc().removeSparkListener(listener);
            }
        }
    }

    private static String name(Object stage) {
        return stage.getClass().getSimpleName();
    }

    private record Keyed<K, R>(K key, List<R> rows) implements Serializable {}

    private record Unit<W>(int id, W what) implements Serializable {}
}
