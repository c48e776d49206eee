package org.alphalode.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Properties;
import java.util.stream.Stream;
import org.alphalode.check.Check;
import org.alphalode.jobs.table.ContentHash;
import org.alphalode.jobs.table.Table;

/** What code this is. */
final class Build {
    private static final int DIGEST_DIGITS = 12;
    private static final String RESOURCE = "/alphalode-build.properties";

    private Build() {}

    /**
     * Commit of the sources and digest of the jars that run. The digest tells apart builds of changed sources that were not committed;
     * classes outside a jar, as in tests, have none.
     */
    static String codeVersion() {
        StringBuilder digests = new StringBuilder();
        Stream.of(Check.class, Table.class).forEach(type -> digests.append(digestOfJar(type)));
        String digest = digests.isEmpty()
                ? ""
                : "+" + ContentHash.sha256(digests.toString()).substring(0, DIGEST_DIGITS);
        return commit() + digest;
    }

    private static String commit() {
        Properties build = new Properties();
        try (InputStream in = Build.class.getResourceAsStream(RESOURCE)) {
            Check.that(in != null, "the build puts %s beside the classes", RESOURCE);
            build.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("can not read " + RESOURCE, e);
        }
        return build.getProperty("commit", "unknown");
    }

    private static String digestOfJar(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || !source.getLocation().getPath().endsWith(".jar")) {
            return "";
        }
        try {
            return ContentHash.sha256(
                    Files.readAllBytes(Path.of(source.getLocation().getPath())));
        } catch (IOException e) {
            throw new UncheckedIOException("can not read " + source.getLocation(), e);
        }
    }
}
