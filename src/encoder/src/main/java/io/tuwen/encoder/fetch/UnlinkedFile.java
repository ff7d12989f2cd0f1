package io.tuwen.encoder.fetch;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.util.Set;

/**
 * A file in a folder that was reached from another by folders alone, links not being followed; it stays that folder
 * whatever happens to its path.
 */
record UnlinkedFile(SecureDirectoryStream<Path> folder, Path name) implements AutoCloseable {

    /**
     * @param root absolute
     * @param file below the root, without links, as it was when it was resolved; empty for the root itself
     * @throws IOException when a folder on the way is gone, or a link by now
     */
    static UnlinkedFile open(Path root, Path file) throws IOException {
        SecureDirectoryStream<Path> folder = secure(Files.newDirectoryStream(root));
        try {
            for (int i = 0; i < file.getNameCount() - 1; i++) {
                SecureDirectoryStream<Path> next = folder.newDirectoryStream(file.getName(i), NOFOLLOW_LINKS);
                folder.close();
                folder = next;
            }
            return new UnlinkedFile(folder, file.getFileName());
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static SecureDirectoryStream<Path> secure(DirectoryStream<Path> folder) throws IOException {
        if (folder instanceof SecureDirectoryStream<Path> secure) {
            return secure;
        }
        folder.close();
        throw new IOException("files cannot be opened safely on this system (expected: Linux or macOS)");
    }

    /** Not a folder, a pipe or a device: opening those might wait for ever. */
    boolean isRegular() throws IOException {
        return folder.getFileAttributeView(name, BasicFileAttributeView.class, NOFOLLOW_LINKS)
                .readAttributes()
                .isRegularFile();
    }

    ReadableByteChannel channel() throws IOException {
        return folder.newByteChannel(name, Set.of(StandardOpenOption.READ, NOFOLLOW_LINKS));
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}
