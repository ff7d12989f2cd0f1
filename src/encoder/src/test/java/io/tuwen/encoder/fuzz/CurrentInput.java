package io.tuwen.encoder.fuzz;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that holds the input under test, so that it is still there when native code has taken the whole JVM down. */
record CurrentInput(FileChannel file) implements AutoCloseable {

    static CurrentInput open(Path path) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        return new CurrentInput(FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    }

    void set(byte[] input) throws IOException {
        file.truncate(0);
        ByteBuffer bytes = ByteBuffer.wrap(input);
        while (bytes.hasRemaining()) {
            file.write(bytes, bytes.position());
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
