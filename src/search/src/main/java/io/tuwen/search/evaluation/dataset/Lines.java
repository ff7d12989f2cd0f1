package io.tuwen.search.evaluation.dataset;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The lines of a file, one at a time, of a bounded length. For use by one thread. */
final class Lines {
    /** A picture of 20 MiB in base64, and its id. */
    static final int LONGEST = 28 << 20;

    private Lines() {}

    /**
     * One line.
     *
     * @param number from 1
     * @param offset where it begins in the file, in bytes
     * @param bytes without the end of the line
     * @param cut whether it is longer than {@value #LONGEST} bytes, and the rest is left out
     */
    record Line(int number, long offset, byte[] bytes, boolean cut) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        boolean isBlank() {
            return bytes.length == 0 || bytes.length == 1 && bytes[0] == '\r';
        }
    }

    /** Is told of each line in order. */
    interface Visitor {
        void visit(Line line);
    }

    static void each(Path file, Visitor visitor) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            long offset = 0;
            int number = 0;
            while (true) {
                ByteArrayOutputStream line = new ByteArrayOutputStream();
                long read = readLine(in, line);
                if (read == 0) {
                    return;
                }
                number++;
                visitor.visit(new Line(number, offset, line.toByteArray(), read > LONGEST + 1L));
                offset += read;
            }
        }
    }

    /** @return bytes read, with the end of the line; 0 at the end of the file */
    private static long readLine(InputStream in, ByteArrayOutputStream line) throws IOException {
        long read = 0;
        while (true) {
            int next = in.read();
            if (next < 0) {
                return read;
            }
            read++;
            if (next == '\n') {
                return read;
            }
            if (read <= LONGEST) {
                line.write(next);
            }
        }
    }
}
