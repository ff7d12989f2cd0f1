package io.tuwen.search.evaluation.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A tsv file of pictures, read where it lies: memory holds their places only. They stand in the order of their ids as text
 * (1, 10, 2), which is that of the keys of the reference's LMDB, and so decides between equal scores. Safe for use by many
 * threads.
 */
public final class Pictures implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private final List<PictureLine> lines;

    private Pictures(Path file, FileChannel channel, List<PictureLine> lines) {
        this.file = file;
        this.channel = channel;
        this.lines = lines;
    }

    static Pictures open(Path file, Findings findings) throws IOException {
        List<PictureLine> lines = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        Lines.each(file, line -> {
            if (line.isBlank()) {
                return;
            }
            try {
                PictureLine picture = PictureLine.parse(line);
                if (!seen.add(picture.id())) {
                    throw new IllegalArgumentException("image_id: " + picture.id() + " (expected: each id once)");
                }
                lines.add(picture);
            } catch (IllegalArgumentException e) {
                findings.add(file, line.number(), String.valueOf(e.getMessage()));
            }
        });
        lines.sort(Comparator.comparing(line -> Long.toString(line.id())));
        return new Pictures(file, FileChannel.open(file), List.copyOf(lines));
    }

    public int size() {
        return lines.size();
    }

    public long id(int place) {
        return lines.get(place).id();
    }

    /**
     * The picture file's bytes.
     *
     * @throws UncheckedIOException when the tsv changed or went since
     */
    public byte[] bytes(int place) {
        PictureLine line = lines.get(place);
        ByteBuffer base64 = ByteBuffer.allocate(line.length());
        try {
            while (base64.hasRemaining()) {
                if (channel.read(base64, line.offset() + base64.position()) < 0) {
                    throw new IOException("ends before image " + line.id());
                }
            }
            return PictureLine.decode(base64.array(), 0, line.length());
        } catch (IOException | IllegalArgumentException e) {
            throw new UncheckedIOException(
                    file + ": changed while it was read (expected: the file as it was)", new IOException(e));
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be closed", e);
        }
    }
}
