package org.alphalode.jobs.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.alphalode.check.AlphaException;
import org.alphalode.check.ErrorCode;

/** Opens plain, gzip and zip files as one stream of bytes that fails where they are damaged. */
public final class Archives {
    /** Klines shrink to about a third; a hundred times that is an attack or an error. */
    static final long MAX_RATIO = 200;

    private static final int BUFFER_BYTES = 1 << 16;

    private Archives() {}

    /** The bytes of a file, unpacked where its name says so. */
    public static InputStream open(Path file) throws IOException {
        String name = file.toString();
        if (name.endsWith(".zip")) {
            return zip(file);
        }
        InputStream raw = Files.newInputStream(file);
        if (!name.endsWith(".gz")) {
            return raw;
        }
        try {
            return new Bounded(new GZIPInputStream(raw, BUFFER_BYTES), Files.size(file));
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    private static InputStream zip(Path file) throws IOException {
        ZipFile archive = new ZipFile(file.toFile());
        try {
            List<? extends ZipEntry> entries = archive.stream().toList();
            if (entries.size() != 1) {
                throw refused(file, "holds " + entries.size() + " entries, where one csv is expected");
            }
            ZipEntry entry = entries.get(0);
            String name = entry.getName();
            if (name.contains("/") || name.contains("\\") || name.contains("..")) {
                throw refused(file, "holds an entry with a path, '" + name + "'");
            }
            CheckedInputStream bytes = new CheckedInputStream(archive.getInputStream(entry), new CRC32());
            return new Bounded(new ProvenEntry(bytes, archive, entry), Files.size(file));
        } catch (IOException | AlphaException e) {
            archive.close();
            throw e;
        }
    }

    private static AlphaException refused(Path file, String problem) {
        return new AlphaException(
                ErrorCode.DATA_FAULT,
                file + " " + problem + ". Deliver an archive of the exchange as it was downloaded");
    }

    /** Compares checksum and length at the end of an entry, which {@link ZipFile} does not, and closes the archive. */
    private static final class ProvenEntry extends FilterInputStream {
        private final CheckedInputStream bytes;
        private final ZipFile archive;
        private final ZipEntry entry;

        ProvenEntry(CheckedInputStream bytes, ZipFile archive, ZipEntry entry) {
            super(bytes);
            this.bytes = bytes;
            this.archive = archive;
            this.entry = entry;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read < 0 && bytes.getChecksum().getValue() != entry.getCrc()) {
                throw new ZipException("checksum of '" + entry.getName() + "' differs");
            }
            return read;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public void close() throws IOException {
            super.close();
            archive.close();
        }
    }

    /** Ends with an error where far more comes out of an archive than went in, whatever its directory says. */
    private static final class Bounded extends FilterInputStream {
        private final long limit;
        private long seen;

        Bounded(InputStream in, long packedBytes) {
            super(in);
            this.limit = packedBytes * MAX_RATIO;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            seen += Math.max(0, read);
            if (seen > limit) {
                throw new ZipException("unpacks to more than " + MAX_RATIO + " times its size");
            }
            return read;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }
    }
}
