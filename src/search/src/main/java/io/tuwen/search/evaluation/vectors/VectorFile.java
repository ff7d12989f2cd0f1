package io.tuwen.search.evaluation.vectors;

import io.tuwen.core.identity.Digest;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.search.evaluation.VectorTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * Vectors of one tower by the digest of their contents, kept on disk: a run that is ended goes on where it was. Records of 16
 * bytes of digest and dim little-endian numbers; what a killed process left half written is cut off. One process at a time.
 * Safe for use by many threads.
 */
public final class VectorFile implements VectorTable, AutoCloseable {
    /** The square of a vector's length is 1 but for rounding, in 16 bits at most. */
    private static final double LENGTH_TOLERANCE = 0.01;

    private final Path path;
    private final FileChannel channel;
    private final int dim;
    private final Map<Digest, Integer> places = new HashMap<>();

    private VectorFile(Path path, FileChannel channel, int dim) {
        this.path = path;
        this.channel = channel;
        this.dim = dim;
    }

    /**
     * @param path made when missing, with its folders
     * @throws FailureException CONFIGURATION_INVALID when another process has it
     * @throws UncheckedIOException when it cannot be read or written
     */
    public static VectorFile open(Path path, int dim) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            VectorFile file = new VectorFile(path, channel, dim);
            try {
                file.lock();
                file.load();
                return file;
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(path + ": cannot be used (expected: a file of vectors, or a free name)", e);
        }
    }

    private void lock() throws IOException {
        boolean ours;
        try {
            ours = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            ours = false;
        }
        if (!ours) {
            throw new FailureException(
                    FailureCode.CONFIGURATION_INVALID,
                    path + ": in use by another run (expected: one at a time; wait for it, or name another --vectors)");
        }
    }

    /** Up to the first record that is none. */
    private void load() throws IOException {
        long whole = channel.size() / recordBytes();
        for (int place = 0; place < whole; place++) {
            ByteBuffer entry = readFully(place);
            Digest digest = new Digest(entry.order(ByteOrder.BIG_ENDIAN).getLong(), entry.getLong());
            if (!isUnit(entry.order(ByteOrder.LITTLE_ENDIAN)) || places.putIfAbsent(digest, place) != null) {
                break;
            }
        }
        channel.truncate((long) places.size() * recordBytes());
    }

    private boolean isUnit(ByteBuffer numbers) {
        double square = 0;
        for (int i = 0; i < dim; i++) {
            double number = numbers.getFloat();
            square += number * number;
        }
        // Written so that NaN is none.
        return Math.abs(square - 1) <= LENGTH_TOLERANCE;
    }

    private int recordBytes() {
        return Digest.BYTES + dim * Float.BYTES;
    }

    private ByteBuffer readFully(int place) throws IOException {
        ByteBuffer entry = ByteBuffer.allocate(recordBytes());
        long offset = (long) place * recordBytes();
        while (entry.hasRemaining()) {
            if (channel.read(entry, offset + entry.position()) < 0) {
                throw new IOException("ends within a record");
            }
        }
        return entry.flip();
    }

    /** The place of a content's vector, or -1. */
    public synchronized int place(Digest digest) {
        return places.getOrDefault(digest, -1);
    }

    /**
     * Keeps a vector; one that is there already stays.
     *
     * @param vector dim numbers of length 1
     */
    public synchronized void add(Digest digest, float[] vector) {
        if (vector.length != dim) {
            throw new IllegalArgumentException("vector: " + vector.length + " numbers (expected: " + dim + ")");
        }
        if (places.containsKey(digest)) {
            return;
        }
        ByteBuffer entry =
                ByteBuffer.allocate(recordBytes()).put(digest.toBytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (float number : vector) {
            entry.putFloat(number);
        }
        write(entry.flip());
        places.put(digest, places.size());
    }

    private void write(ByteBuffer entry) {
        long offset = (long) places.size() * recordBytes();
        try {
            while (entry.hasRemaining()) {
                channel.write(entry, offset + entry.position());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(path + ": cannot be written (expected: room on the disk)", e);
        }
    }

    @Override
    public synchronized int size() {
        return places.size();
    }

    @Override
    public int dim() {
        return dim;
    }

    @Override
    public void read(int place, float[] into) {
        try {
            readFully(place)
                    .position(Digest.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(into);
        } catch (IOException e) {
            throw new UncheckedIOException(path + ": cannot be read (expected: the file as this run left it)", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(path + ": cannot be closed", e);
        }
    }
}
