package org.alphalode.jobs.table;

import io.delta.tables.DeltaTable;
import io.delta.tables.DeltaTableBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;
import org.alphalode.jobs.run.TableState;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The Delta tables under one folder. A write carries the id of the work that made it: the same work is never written twice, and a
 * table that is replaced changes in one commit. Writers in other processes are safe.
 */
public final class Warehouse {
    private static final int ROWS_PER_FILE = 500_000;
    private static final String DEFINITION = "alphalode.definition";

    private final SparkSession session;
    private final String root;
    private final Map<String, TableState> states = new HashMap<>();

    /**
     * Opens the tables under a folder, which need not exist.
     *
     * @param root a path or URI that Hadoop can reach; a relative one is taken from the working folder
     */
    public Warehouse(SparkSession session, String root) {
        this.session = session;
        this.root = absolute(session, root);
    }

    /** Delta takes a relative location for the name of a table. */
    private static String absolute(SparkSession session, String root) {
        Path given = new Path(root);
        if (given.isUriPathAbsolute()) {
            return root;
        }
        try {
            return given.getFileSystem(session.sparkContext().hadoopConfiguration())
                    .makeQualified(given)
                    .toString();
        } catch (IOException e) {
            throw new AlphaException(
                    ErrorCode.REFUSED,
                    "warehouse " + root + " can not be reached (" + e.getMessage()
                            + "): give an absolute path with --set warehouse=FOLDER",
                    e);
        }
    }

    /** The folder. */
    public String root() {
        return root;
    }

    /** Refuses, with what to do, where the folder can not be written. */
    public void requireWritable() {
        Path probe = new Path(root, ".writable-" + ProcessHandle.current().pid());
        try {
            FileSystem files = probe.getFileSystem(session.sparkContext().hadoopConfiguration());
            if (!files.mkdirs(probe.getParent())) {
                throw new IOException("the folder can not be made");
            }
            files.create(probe, true).close();
            files.delete(probe, false);
        } catch (IOException e) {
            throw new AlphaException(
                    ErrorCode.FAILURE,
                    "warehouse " + root + " can not be written (" + e.getMessage()
                            + "): give its owner the permission, or choose another with --set warehouse=FOLDER",
                    e);
        }
    }

    /** Whether the table was ever written. */
    public boolean has(Table<?> table) {
        return DeltaTable.isDeltaTable(session, path(table));
    }

    /** The rows of a table as Spark sees them. */
    public Dataset<Row> frame(Table<?> table) {
        requirePresent(table);
        return declared(table, session.read().format("delta").load(path(table)));
    }

    /** The rows that a table had in an earlier version; refused where that is not there any more as a whole. */
    public Dataset<Row> frame(Table<?> table, long version) {
        requirePresent(table);
        long earliest = DeltaLog.forTable(session, path(table)).history().getEarliestRecreatableCommit();
        if (version < earliest) {
            throw gone(table, version, "its log begins at version " + earliest + " now");
        }
        Dataset<Row> stored =
                session.read().format("delta").option("versionAsOf", version).load(path(table));
        for (String file : stored.inputFiles()) {
            if (!isThere(new Path(file))) {
                throw gone(table, version, file + " is not there");
            }
        }
        return declared(table, stored);
    }

    private boolean isThere(Path file) {
        try {
            return file.getFileSystem(session.sparkContext().hadoopConfiguration())
                    .exists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private AlphaException gone(Table<?> table, long version, String what) {
        return new AlphaException(
                ErrorCode.REFUSED,
                "table " + path(table) + " had been read in version " + version
                        + " by this work, and must be again, but " + what
                        + " (VACUUM, or a log that was cleaned up): bring the files back, or begin a new work with another"
                        + " --set seed=NUMBER, which reads the table as it is now");
    }

    /** The declared columns; one that the table is too old to have is NULL where it may be. */
    private static Dataset<Row> declared(Table<?> table, Dataset<Row> stored) {
        List<String> present = List.of(stored.columns());
        return stored.select(table.columns().stream()
                .map(c -> c.nullable() && !present.contains(c.name())
                        ? functions.lit(null).cast(c.type().spark()).as(c.name())
                        : functions.col(c.name()))
                .toArray(org.apache.spark.sql.Column[]::new));
    }

    /** All rows of a table in key order. */
    public <T> List<T> read(Table<T> table) {
        return decoded(table, frame(table));
    }

    /** The rows of a table of which {@code condition} is true, in key order. */
    public <T> List<T> read(Table<T> table, org.apache.spark.sql.Column condition) {
        return decoded(table, frame(table).filter(condition));
    }

    /** A partition at a time: the rows as Spark holds them and as we do are never all there together. */
    private static <T> List<T> decoded(Table<T> table, Dataset<Row> frame) {
        org.apache.spark.sql.Column[] key =
                table.key().stream().map(functions::col).toArray(org.apache.spark.sql.Column[]::new);
        List<T> rows = new ArrayList<>();
        frame.sort(key).toLocalIterator().forEachRemaining(row -> rows.add(table.decode(row)));
        return Collections.unmodifiableList(rows);
    }

    /** Version and content hash of a table; reads all of it once per version. */
    public TableState state(Table<?> table) {
        requirePresent(table);
        long version = version(table);
        TableState known = states.get(table.name());
        if (known == null || known.version() != version) {
            ContentHash hash = frame(table)
                    .javaRDD()
                    .mapPartitions(rows -> List.of(ContentHash.of(rows)).iterator())
                    .fold(ContentHash.EMPTY, ContentHash::plus);
            known = new TableState(table.name(), version, hash.rows(), hash.text());
            states.put(table.name(), known);
        }
        return known;
    }

    /** The work whose rows the table holds, where a job wrote it. */
    public Optional<String> lastWork(Table<?> table) {
        if (!has(table)) {
            return Optional.empty();
        }
        // a replacing work's transaction has the version of its commit: the last one's is the highest
        return CollectionConverters.asJava(snapshot(table).transactions()).entrySet().stream()
                .filter(transaction -> transaction.getKey().startsWith(application(table, "")))
                .max(Comparator.comparingLong(transaction -> (Long) transaction.getValue()))
                .map(transaction ->
                        transaction.getKey().substring(application(table, "").length()));
    }

    /** Whether a work has written to the table. */
    public boolean hasWork(Table<?> table, String workId) {
        return has(table) && snapshot(table).transactions().contains(application(table, workId));
    }

    /** Makes {@code rows} the table's only rows, in one commit; nothing happens where they are this work's already. */
    public <T> TableState replace(Table<T> table, List<T> rows, String workId) {
        if (overwrite(table, parallel(rows), workId)) {
            ContentHash hash = ContentHash.of(rows.stream().map(table::encode).iterator());
            states.put(table.name(), new TableState(table.name(), version(table), hash.rows(), hash.text()));
        }
        return state(table);
    }

    /** As {@link #replace(Table, List, String)}, with rows that never come to the driver. */
    public <T> TableState replace(Table<T> table, JavaRDD<T> rows, String workId) {
        overwrite(table, rows, workId);
        return state(table);
    }

    /** Whether the rows were written and nobody else wrote meanwhile. */
    private <T> boolean overwrite(Table<T> table, JavaRDD<T> rows, String workId) {
        createOrRedeclare(table);
        if (lastWork(table).equals(Optional.of(workId))) {
            return false;
        }
        long before = version(table);
        // a version above all earlier ones: Delta ignores a repeated one in silence, also after other work came
        // between
        write(table, rows, workId, before + 1).mode(SaveMode.Overwrite).save(path(table));
        long after = version(table);
        if (after <= before) {
            throw new AlphaException(
                    ErrorCode.FAILURE, "Delta ignored the write to " + path(table) + ": run the job again");
        }
        return after == before + 1;
    }

    /** Adds rows in one commit; nothing happens where this work has added its rows before. */
    public <T> void append(Table<T> table, List<T> rows, String workId) {
        create(table);
        write(table, parallel(rows), workId, 1).mode(SaveMode.Append).save(path(table));
    }

    /**
     * Adds a part of a work's rows in one commit, from where they were made; nothing happens where the part was added before. The
     * table's state is not computed: a work has many parts.
     *
     * @param part name of the part, begins with the work's id
     */
    public <T> void addPart(Table<T> table, JavaRDD<T> rows, String part) {
        create(table);
        if (!hasWork(table, part)) {
            write(table, rows, part, 1).mode(SaveMode.Append).save(path(table));
        }
    }

    /** Notes a number in the table's log, in a commit without rows; a note that was made before stays. */
    public <T> void note(Table<T> table, String name, long number) {
        create(table);
        if (note(table, name).isEmpty()) {
            write(table, parallel(List.<T>of()), name, number)
                    .mode(SaveMode.Append)
                    .save(path(table));
        }
    }

    /** The number that was noted under a name. */
    public OptionalLong note(Table<?> table, String name) {
        if (!has(table)) {
            return OptionalLong.empty();
        }
        Option<Object> number = snapshot(table).transactions().get(application(table, name));
        return number.isDefined() ? OptionalLong.of((Long) number.get()) : OptionalLong.empty();
    }

    /** The version in which a work finds a table, however often it asks and whatever was written since: noted under a name. */
    public long pinned(Table<?> table, String name) {
        create(table);
        note(table, name, version(table));
        return note(table, name).orElseThrow();
    }

    private <T> DataFrameWriter<Row> write(Table<T> table, JavaRDD<T> rows, String workId, long transaction) {
        String[] key = table.key().toArray(String[]::new);
        return session.createDataFrame(rows.map(table::encode), table.schema())
                .sortWithinPartitions(key[0], Arrays.copyOfRange(key, 1, key.length))
                .write()
                .format("delta")
                .option("txnAppId", application(table, workId))
                .option("txnVersion", transaction);
    }

    private <T> JavaRDD<T> parallel(List<T> rows) {
        int slices = Math.max(1, (rows.size() + ROWS_PER_FILE - 1) / ROWS_PER_FILE);
        return JavaSparkContext.fromSparkContext(session.sparkContext()).parallelize(rows, slices);
    }

    private void create(Table<?> table) {
        if (!has(table)) {
            declare(DeltaTable.createIfNotExists(session), table);
        } else if (!isDeclaredAs(table)) {
            grow(table);
        }
    }

    /** Adds the columns that a table is too old to have, where they are all that is new and may be NULL. */
    private void grow(Table<?> table) {
        String made = snapshot(table).metadata().configuration().get(DEFINITION).getOrElse(() -> "");
        if (!made.equals(definition(table)) && !made.equals(definition(table, present(table)))) {
            throw new AlphaException(
                    ErrorCode.REFUSED,
                    "table " + path(table) + " was made with other columns or checks than this version declares:"
                            + " move it away, or choose another warehouse with --set warehouse=FOLDER");
        }
        // the columns last: whoever is killed between the two finds the definition, and that columns are lacking
        session.sql("ALTER TABLE delta.`" + path(table) + "` SET TBLPROPERTIES ('" + DEFINITION + "' = '"
                + definition(table) + "')");
        session.createDataFrame(List.<Row>of(), table.schema())
                .write()
                .format("delta")
                .option("mergeSchema", true)
                .mode(SaveMode.Append)
                .save(path(table));
    }

    private void createOrRedeclare(Table<?> table) {
        if (!has(table) || !isDeclaredAs(table)) {
            declare(DeltaTable.createOrReplace(session), table);
        }
    }

    private boolean isDeclaredAs(Table<?> table) {
        return snapshot(table).metadata().configuration().get(DEFINITION).contains(definition(table))
                && present(table).equals(table.schema());
    }

    /** The columns of a declared table without those that the stored one lacks and that may be NULL. */
    private StructType present(Table<?> table) {
        List<String> stored = List.of(snapshot(table).schema().fieldNames());
        return new StructType(Arrays.stream(table.schema().fields())
                .filter(column -> !column.nullable() || stored.contains(column.name()))
                .toArray(StructField[]::new));
    }

    private void declare(DeltaTableBuilder builder, Table<?> table) {
        builder.location(path(table))
                .comment(table.meaning())
                .addColumns(table.schema())
                .property(DEFINITION, definition(table));
        table.checks().forEach(check -> builder.property("delta.constraints." + check.name(), check.sql()));
        if (!table.clustering().isEmpty()) {
            builder.clusterBy(table.clustering().toArray(String[]::new));
        }
        builder.execute();
    }

    private static String definition(Table<?> table) {
        return definition(table, table.schema());
    }

    private static String definition(Table<?> table, StructType columns) {
        return ContentHash.sha256(columns.json() + table.clustering() + table.checks());
    }

    private long version(Table<?> table) {
        return snapshot(table).version();
    }

    /** The table as it is now, from Delta's log alone: DESCRIBE HISTORY and DETAIL would run a Spark job for each answer. */
    private Snapshot snapshot(Table<?> table) {
        return DeltaLog.forTable(session, path(table)).update(false, Option.empty(), Option.empty());
    }

    private static String application(Table<?> table, String workId) {
        return "alphalode/" + table.name() + "/" + workId;
    }

    private void requirePresent(Table<?> table) {
        if (!has(table)) {
            throw new AlphaException(
                    ErrorCode.REFUSED,
                    "warehouse " + root + " has no table " + table.name()
                            + ": run the stages before this one, or all with submit/alphalode pipeline");
        }
    }

    private String path(Table<?> table) {
        return root + "/" + table.name();
    }
}
