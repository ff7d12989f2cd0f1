package io.tuwen.benchmarks.picture;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A Python process that prepares pictures with Pillow when it is told to, and sleeps otherwise. */
final class Pillow implements AutoCloseable {
    private final Process python;
    private final BufferedReader answers;
    private final PrintWriter orders;

    /** @param script pillow_side.py */
    Pillow(String interpreter, Path script) throws IOException {
        python = new ProcessBuilder(interpreter, script.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        answers = python.inputReader(StandardCharsets.UTF_8);
        orders = new PrintWriter(python.outputWriter(StandardCharsets.UTF_8), true);
    }

    /** Milliseconds of each of the pictures that it prepared within the time, and at least of one; the median. */
    double median(Path picture, double seconds) throws IOException {
        orders.println(seconds + " " + picture);
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("pillow_side.py ended (expected: Python with Pillow 12.3.0; see above)");
        }
        return Double.parseDouble(answer);
    }

    @Override
    public void close() {
        orders.close();
        python.destroy();
    }
}
