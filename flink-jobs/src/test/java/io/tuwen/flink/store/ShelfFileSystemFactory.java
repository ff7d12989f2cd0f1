package io.tuwen.flink.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystemFactory;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.local.LocalFileSystem;

/**
 * The scheme {@code shelf:}, which is files of this machine under another name; some names fail as those of object stores
 * do. Flink finds it as it finds those.
 */
public final class ShelfFileSystemFactory implements FileSystemFactory {
    @Override
    public String getScheme() {
        return "shelf";
    }

    @Override
    public FileSystem create(URI uri) {
        return new Shelf();
    }

    private static final class Shelf extends LocalFileSystem {
        @Override
        public FSDataInputStream open(Path file) throws IOException {
            return switch (file.getName()) {
                case "denied.jpg" -> throw new AccessDeniedException(file.toString());
                case "refused.jpg" -> throw new AccessControlException(file.toString());
                case "away.jpg" -> throw new IOException("connection reset");
                case "gone.jpg" -> throw new FileNotFoundException(file.toString());
                default -> super.open(file);
            };
        }
    }

    /** Named as Hadoop's is. */
    private static final class AccessControlException extends IOException {
        private static final long serialVersionUID = 1L;

        AccessControlException(String message) {
            super(message);
        }
    }
}
