package org.alphalode.jobs.eval;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.Partition;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.PartitionCoalescer;
import org.apache.spark.rdd.PartitionGroup;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.FileSourceScanExec;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.datasources.FilePartition;
import org.apache.spark.sql.execution.datasources.FileScanRDD;
import org.apache.spark.sql.execution.datasources.PartitionedFile;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;

/**
 * The columns of a table as vectors: a partition for each wanted stretch of bars, which reads the files that may hold some of it. It
 * takes Spark's own scan of a Delta table, without the step that makes rows.
 */
final class TableScan {
    private final FileSourceScanExec scan;
    private final TableGrid grid;

    private TableScan(FileSourceScanExec scan, TableGrid grid) {
        this.scan = scan;
        this.grid = grid;
    }

    /** Bars that a partition needs, from the first to before the last. */
    record Stretch(int fromBar, int toBar) implements Serializable {}

    static TableScan of(TableBars bars, TableGrid grid, List<String> fields) {
        Set<String> names = new LinkedHashSet<>(List.of(CsvBars.SYMBOL, bars.timeColumn()));
        if (bars.tellsWhenKnown()) {
            names.addAll(List.of(TableBars.CLOSE_TIME, TableBars.KNOWN_AT));
        }
        names.addAll(fields);
        Dataset<Row> needed = bars.table()
                .select(names.stream()
                        .map(name -> bars.table().col("`" + name + "`"))
                        .toArray(Column[]::new));
        SparkPlan plan = ((org.apache.spark.sql.classic.Dataset<Row>) needed)
                .queryExecution()
                .executedPlan();
        List<SparkPlan> leaves = CollectionConverters.asJava(plan.collectLeaves());
        if (leaves.size() == 1
                && leaves.get(0) instanceof FileSourceScanExec scan
                && scan.supportsColumnar()
                && scan.inputRDD() instanceof FileScanRDD) {
            return new TableScan(scan, grid);
        }
        throw Errors.refused("table " + bars.place() + " can not be read as vectors: set"
                + " spark.sql.parquet.enableVectorizedReader to true and spark.sql.codegen.maxFields to at least "
                + (names.size() + 1));
    }

    /** Where what is in a batch. */
    BatchColumns columns(TableBars bars, List<String> fields) {
        List<BatchColumns.Vector> vectors = new ArrayList<>();
        CollectionConverters.asJava(scan.output())
                .forEach(attribute -> vectors.add(new BatchColumns.Vector(attribute.name(), attribute.dataType())));
        return BatchColumns.of(vectors, bars.timeColumn(), fields);
    }

    /** Batches of vectors; partition i holds at least the rows of stretch i. */
    JavaRDD<ColumnarBatch> batches(List<Stretch> stretches) {
        List<FilePartition> files = CollectionConverters.asJava(((FileScanRDD) scan.inputRDD()).filePartitions());
        List<int[]> parents = new ArrayList<>();
        for (Stretch stretch : stretches) {
            parents.add(files.stream()
                    .filter(partition -> needs(partition, stretch))
                    .mapToInt(FilePartition::index)
                    .toArray());
        }
        RDD<ColumnarBatch> grouped =
                scan.executeColumnar().coalesce(stretches.size(), false, Option.apply(new Groups(parents)), null);
        return new JavaRDD<>(grouped, ClassTag.apply(ColumnarBatch.class));
    }

    private boolean needs(FilePartition partition, Stretch stretch) {
        for (PartitionedFile file : partition.files()) {
            if (grid.mayHold(file.urlEncodedPath(), stretch.fromBar(), stretch.toBar())) {
                return true;
            }
        }
        return false;
    }

    /** Partitions of a scan, each of which several groups may read. */
    private static final class Groups implements PartitionCoalescer, Serializable {
        private static final long serialVersionUID = 1L;

        private final List<int[]> parents;

        Groups(List<int[]> parents) {
            this.parents = parents;
        }

        @Override
        public PartitionGroup[] coalesce(int most, RDD<?> scan) {
            Partition[] all = scan.partitions();
            return parents.stream()
                    .map(indexes -> {
                        PartitionGroup group = new PartitionGroup(Option.empty());
                        for (int index : indexes) {
                            group.partitions().addOne(all[index]);
                        }
                        return group;
                    })
                    .toArray(PartitionGroup[]::new);
        }
    }
}
