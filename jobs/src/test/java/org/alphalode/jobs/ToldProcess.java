package org.alphalode.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process whose lines are read as they come, so that a test can wait for a word of it. */
final class ToldProcess implements AutoCloseable {
    /** No process of a test is silent for so long, not even where other tests and builds share its cores. */
    private static final long MOST_SECONDS = 600;

    private static final String END = "the process has ended";

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> said = new ArrayList<>();

    ToldProcess(ProcessBuilder builder) {
        try {
            process = builder.redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException("no process " + builder.command().get(0), e);
        }
        Thread reader = new Thread(this::read, "reader of " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            in.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            lines.add("(" + e.getMessage() + ")");
        } finally {
            lines.add(END);
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Waits for the next line that holds a match, and answers the match. */
    String await(String regex) throws InterruptedException {
        Pattern pattern = Pattern.compile(regex);
        while (true) {
            String line = lines.poll(MOST_SECONDS, TimeUnit.SECONDS);
            assertThat(line).as("no '%s' in%n%s", regex, text()).isNotNull().isNotEqualTo(END);
            said.add(line);
            Matcher matcher = pattern.matcher(line);
            if (matcher.find()) {
                return matcher.group();
            }
        }
    }

    /** Waits for the end, which is a good one. */
    void awaitSuccess() throws InterruptedException {
        String line = "";
        while (!END.equals(line)) {
            line = lines.poll(MOST_SECONDS, TimeUnit.SECONDS);
            assertThat(line).as("no end of%n%s", text()).isNotNull();
            said.add(line);
        }
        assertThat(process.waitFor()).as(text()).isZero();
    }

    /** Ends it as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    String text() {
        return String.join("\n", said);
    }

    /** Ends it, and what it started. */
    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }
}
