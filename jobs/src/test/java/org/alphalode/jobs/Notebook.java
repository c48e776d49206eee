package org.alphalode.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The statements of a SQL notebook over one warehouse, run as a user runs them, in a session of their own. */
final class Notebook {
    private static final Path FOLDER = Path.of(System.getProperty("alphalode.root"), "notebooks");

    private final SparkSession session = SharedSpark.session().newSession();
    private final List<String> statements;

    Notebook(String file, Path warehouse) throws IOException {
        String text = Files.readAllLines(FOLDER.resolve(file)).stream()
                .filter(line -> !line.startsWith("--"))
                .collect(Collectors.joining("\n"))
                .replace("/data/warehouse", warehouse.toString());
        statements = Arrays.stream(text.split(";"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    /** Files of all notebooks. */
    static List<String> all() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** The answer of each statement after the first, which sets the folder. */
    List<List<Row>> answers() {
        List<List<Row>> answers = new ArrayList<>();
        for (String statement : statements) {
            answers.add(session.sql(statement).collectAsList());
        }
        return answers.subList(1, answers.size());
    }
}
