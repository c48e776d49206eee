package org.alphalode.jobs.table;

import io.delta.storage.HadoopFileSystemLogStore;
import java.io.BufferedWriter;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Delta log store for local file systems that is safe between processes and across a power cut: a commit is written to a temporary
 * file, forced to disk, and linked to its final name, which fails where that name exists; then the folder is forced too. Readers
 * never see a part of a commit.
 */
public final class HardLinkLogStore extends HadoopFileSystemLogStore {
    /** The constructor that Delta looks for. */
    public HardLinkLogStore(Configuration initHadoopConf) {
        super(initHadoopConf);
    }

    @Override
    public void write(Path path, Iterator<String> actions, Boolean overwrite, Configuration hadoopConf)
            throws IOException {
        java.nio.file.Path target = java.nio.file.Path.of(path.toUri().getPath());
        java.nio.file.Path folder = target.resolveSibling(".");
        java.nio.file.Path written = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
        try {
            writeAndForce(written, actions);
            if (overwrite) {
                Files.move(written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                // a checksum that another store left beside the file would no longer fit
                Files.deleteIfExists(target.resolveSibling("." + target.getFileName() + ".crc"));
            } else {
                Files.createLink(target, written);
            }
            force(folder);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    @Override
    public Boolean isPartialWriteVisible(Path path, Configuration hadoopConf) {
        return false;
    }

    private static void writeAndForce(java.nio.file.Path file, Iterator<String> actions) throws IOException {
        try (FileOutputStream out = new FileOutputStream(file.toFile());
                BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            while (actions.hasNext()) {
                writer.write(actions.next());
                writer.write('\n');
            }
            writer.flush();
            out.getFD().sync();
        }
    }

    private static void force(java.nio.file.Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
