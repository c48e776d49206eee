package org.alphalode.jobs;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.alphalode.jobs.run.SparkRunner;
import org.alphalode.jobs.table.Table;
import org.alphalode.jobs.table.Warehouse;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;

/** What a job under way may use. Rows it writes carry the id of its work, so that the same work writes nothing twice. */
public final class JobRun {
    private final SparkSession session;
    private final Warehouse warehouse;
    private final SparkRunner runner;
    private final String workId;
    private final PrintStream out;
    private final List<String> counts = new ArrayList<>();

    JobRun(SparkSession session, Warehouse warehouse, SparkRunner runner, String workId, PrintStream out) {
        this.session = session;
        this.warehouse = warehouse;
        this.runner = runner;
        this.workId = workId;
        this.out = out;
    }

    public SparkSession session() {
        return session;
    }

    public Warehouse warehouse() {
        return warehouse;
    }

    public SparkRunner runner() {
        return runner;
    }

    /** Names the work, see the table of runs. */
    public String workId() {
        return workId;
    }

    /** Rows of a table in key order. */
    public <T> List<T> read(Table<T> table) {
        return warehouse.read(table);
    }

    /** Rows of a table that meet a condition, in key order. */
    public <T> List<T> read(Table<T> table, Column condition) {
        return warehouse.read(table, condition);
    }

    /** Makes {@code rows} the table's only rows. */
    public <T> void replace(Table<T> table, List<T> rows) {
        warehouse.replace(table, rows, workId);
    }

    /** Makes {@code rows} the table's only rows; they never come to the driver. */
    public <T> void replace(Table<T> table, JavaRDD<T> rows) {
        warehouse.replace(table, rows, workId);
    }

    /** Adds rows to a table. */
    public <T> void append(Table<T> table, List<T> rows) {
        warehouse.append(table, rows, workId);
    }

    /** Notes a fact for the manifest and the closing line. */
    public void count(String what, long number) {
        counts.add(String.format(Locale.ROOT, "%s=%d", what, number));
    }

    /** Tells the user something. */
    public void say(String line) {
        out.println(line);
    }

    List<String> counts() {
        return List.copyOf(counts);
    }
}
