package org.alphalode.jobs.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HardLinkLogStoreTest {
    private static final int COMMITS_PER_WRITER = 200;

    @TempDir
    Path folder;

    @Test
    void twoProcessesLoseNoCommit() throws IOException, InterruptedException {
        List<Process> writers = List.of(writer("a"), writer("b"));
        for (Process writer : writers) {
            assertThat(writer.waitFor()).isZero();
        }
        List<String> commits = IntStream.range(0, 2 * COMMITS_PER_WRITER)
                .mapToObj(version -> read(commit(folder, version)))
                .toList();
        assertThat(commits)
                .containsExactlyInAnyOrderElementsOf(Stream.of("a", "b")
                        .flatMap(id -> IntStream.range(0, COMMITS_PER_WRITER).mapToObj(i -> id + i + "\n"))
                        .toList());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(commits.size());
        }
    }

    @Test
    void aCommitThatExistsIsNeitherOverwrittenNorLeavesATrace() throws IOException {
        write(commit(folder, 0), "first", false);
        assertThatThrownBy(() -> write(commit(folder, 0), "second", false))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(read(commit(folder, 0))).isEqualTo("first\n");
        write(commit(folder, 0), "third", true);
        assertThat(read(commit(folder, 0))).isEqualTo("third\n");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    private Process writer(String id) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.toString(),
                        id)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Path commit(Path folder, int version) {
        return folder.resolve(String.format(Locale.ROOT, "%020d.json", version));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "missing: " + file;
        }
    }

    private static void write(Path file, String action, boolean overwrite) throws IOException {
        Configuration hadoop = new Configuration();
        new HardLinkLogStore(hadoop)
                .write(
                        new org.apache.hadoop.fs.Path(file.toUri()),
                        List.of(action).iterator(),
                        overwrite,
                        hadoop);
    }

    /** Commits under the next free version, as Delta does, until all its commits are in. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] args) throws IOException {
            int version = 0;
            for (int i = 0; i < COMMITS_PER_WRITER; i++) {
                while (!commits(commit(Path.of(args[0]), version), args[1] + i)) {
                    version++;
                }
            }
        }

        private static boolean commits(Path file, String action) throws IOException {
            try {
                write(file, action, false);
                return true;
            } catch (FileAlreadyExistsException e) {
                return false;
            }
        }
    }
}
