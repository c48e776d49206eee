package org.alphalode.jobs;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Spark's own standalone master and two workers of one core, processes on 127.0.0.1 with ports that the system chooses, authentication
 * and no REST gateway, from the jars of the test; and drivers in client mode, submitted as a user submits them.
 */
final class StandaloneCluster implements AutoCloseable {
    private static final Path ROOT = Path.of(System.getProperty("alphalode.root"));
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final String EXECUTOR = "CoarseGrainedExecutorBackend";

    private final Path folder;
    private final String executorFlags;
    private final String secret;
    /** Class path that is no jar: in a build, the classes of the modules. */
    private final String classFolders;

    private final List<ToldProcess> processes = new ArrayList<>();
    private final List<ToldProcess> workers = new ArrayList<>();
    private final String master;

    /**
     * Starts the cluster.
     *
     * @param folder for all that it writes
     * @param executorFlags more flags of the executors' JVMs
     */
    StandaloneCluster(Path folder, String... executorFlags) throws IOException, InterruptedException {
        this.folder = folder;
        this.executorFlags = Stream.of(executorFlags).map(flag -> " " + flag).collect(Collectors.joining());
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        secret = HexFormat.of().formatHex(bytes);
        classFolders = home();
        Files.writeString(
                folder.resolve("log4j2.properties"),
                """
                rootLogger.level = info
                rootLogger.appenderRef.err.ref = err
                appender.err.type = Console
                appender.err.name = err
                appender.err.layout.type = PatternLayout
                appender.err.layout.pattern = %p %c{1}: %m%n
                """);
        // a driver takes its secret from settings alone; on a command line every user of the machine could read it
        Files.writeString(
                Files.createFile(folder.resolve("driver.conf"), PosixFilePermissions.asFileAttribute(OWNER_ONLY)),
                Files.readString(ROOT.resolve("conf/spark-defaults.conf"))
                        + "\nspark.authenticate true\nspark.authenticate.secret " + secret + "\n");
        boolean started = false;
        try {
            ToldProcess first = daemon("org.apache.spark.deploy.master.Master");
            master = first.await("spark://127\\.0\\.0\\.1:[1-9]\\d*");
            for (int i = 0; i < 2; i++) {
                ToldProcess worker = daemon(
                        "org.apache.spark.deploy.worker.Worker",
                        "--cores",
                        "1",
                        "--memory",
                        "1g",
                        "--work-dir",
                        folder.resolve("work" + i).toString(),
                        master);
                worker.await("Successfully registered");
                workers.add(worker);
            }
            started = true;
        } finally {
            if (!started) {
                close();
            }
        }
    }

    /** A folder that Spark takes for its home: links to the jars of the test; answers what is no jar. */
    private String home() throws IOException {
        Path jars = Files.createDirectories(folder.resolve("home/jars"));
        List<String> folders = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (Files.isRegularFile(path)) {
                Files.createSymbolicLink(jars.resolve(path.getFileName()), path);
            } else if (Files.isDirectory(path)) {
                folders.add(entry);
            }
        }
        return String.join(File.pathSeparator, folders);
    }

    private ToldProcess daemon(String name, String... arguments) {
        List<String> command = java("-Xmx256m");
        command.add("-Dlog4j2.configurationFile=" + folder.resolve("log4j2.properties"));
        command.add("-Dspark.authenticate=true");
        command.add("-Dspark.master.rest.enabled=false");
        command.add("-Dspark.port.maxRetries=0");
        command.addAll(List.of(name, "--host", "127.0.0.1", "--port", "0", "--webui-port", "0"));
        command.addAll(List.of(arguments));
        return start(command);
    }

    /** A command in a driver of its own on the cluster, with two executors of one core. */
    ToldProcess submit(List<String> arguments) {
        return submit(master, 2, arguments);
    }

    /** A command in a driver of its own on the cluster. */
    ToldProcess submit(int executors, List<String> arguments) {
        return submit(master, executors, arguments);
    }

    /** A command in a driver of its own, somewhere. */
    ToldProcess submit(String where, int executors, List<String> arguments) {
        List<String> command = java("-Xmx1200m");
        command.add("-Dalphalode.home=" + ROOT);
        command.add("-Dlog4j2.configurationFile=" + ROOT.resolve("jobs/src/test/resources/log4j2-test.properties"));
        command.addAll(List.of("org.apache.spark.deploy.SparkSubmit", "--master", where));
        command.addAll(List.of("--class", Main.class.getName()));
        command.addAll(
                List.of("--properties-file", folder.resolve("driver.conf").toString()));
        Stream.of(
                        "spark.driver.host=127.0.0.1",
                        "spark.driver.bindAddress=127.0.0.1",
                        "spark.sql.warehouse.dir=" + folder.resolve("catalog"),
                        "spark.cores.max=" + executors,
                        "spark.executor.cores=1",
                        "spark.executor.memory=640m",
                        "spark.executor.extraClassPath=" + classFolders,
                        "spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC" + executorFlags)
                .forEach(setting -> command.addAll(List.of("--conf", setting)));
        command.add("spark-internal");
        command.addAll(arguments);
        return start(command);
    }

    /** A JVM with the flags and the class path of this one. */
    private static List<String> java(String heap) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(heap, "-cp", System.getProperty("java.class.path")));
        return command;
    }

    private ToldProcess start(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("SPARK_HOME", folder.resolve("home").toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().put("SPARK_LOCAL_DIRS", folder.resolve("scratch").toString());
        builder.environment().put("_SPARK_AUTH_SECRET", secret);
        ToldProcess process = new ToldProcess(builder);
        processes.add(process);
        return process;
    }

    /** Ends an executor as {@code kill -9} does, and waits until its worker has seen it. */
    void killOneExecutor() throws InterruptedException {
        for (ToldProcess worker : workers) {
            List<ProcessHandle> executors = worker.handle()
                    .descendants()
                    .filter(child -> child.info().commandLine().orElse("").contains(EXECUTOR))
                    .toList();
            if (!executors.isEmpty()) {
                executors.get(0).destroyForcibly();
                worker.await("exitStatus 137");
                return;
            }
        }
        throw new AssertionError("no worker has an executor");
    }

    @Override
    public void close() {
        for (int i = processes.size() - 1; i >= 0; i--) {
            processes.get(i).close();
        }
    }
}
