package org.alphalode.jobs;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** The one session of all tests, with the settings that users get. */
public final class SharedSpark {
    private static final SparkSession SESSION = open();

    private SharedSpark() {}

    public static SparkSession session() {
        return SESSION;
    }

    private static SparkSession open() {
        Properties defaults = new Properties();
        Path file = Path.of(System.getProperty("alphalode.root"), "conf", "spark-defaults.conf");
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            defaults.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("no settings at " + file, e);
        }
        SparkConf conf = new SparkConf().setMaster("local[2]").setAppName("tests");
        defaults.stringPropertyNames()
                .forEach(name -> conf.set(name, defaults.getProperty(name).strip()));
        conf.set("spark.driver.host", "127.0.0.1").set("spark.driver.bindAddress", "127.0.0.1");
        return SparkSession.builder().config(conf).getOrCreate();
    }
}
