package io.tuwen.search.evaluation.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tuwen.core.identity.Digest;
import io.tuwen.core.outcome.FailureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorFileTest {
    private static final Digest A = new Digest(1, 2);
    private static final Digest B = new Digest(3, 4);
    private static final int RECORD = 16 + 2 * 4;

    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void aFileOfTwo() {
        path = folder.resolve("deep/image.vectors");
        try (VectorFile file = VectorFile.open(path, 2)) {
            file.add(A, new float[] {1, 0});
            file.add(B, new float[] {0.6f, -0.8f});
            file.add(A, new float[] {0, 1});
        }
    }

    @Test
    void vectors_areThereAgain_theFirstOfEachDigest() {
        try (VectorFile file = VectorFile.open(path, 2)) {
            assertThat(file.size()).isEqualTo(2);
            assertThat(vector(file, file.place(A))).containsExactly(1, 0);
            assertThat(vector(file, file.place(B))).containsExactly(0.6f, -0.8f);
            assertThat(file.place(Digest.NONE)).isEqualTo(-1);
        }
    }

    @Test
    void recordHalfWritten_isCutOff_andTheFileGoesOn() throws IOException {
        Files.write(path, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
        try (VectorFile file = VectorFile.open(path, 2)) {
            file.add(Digest.NONE, new float[] {0, 1});
        }
        assertThat(path).hasSize(3 * RECORD);
        try (VectorFile file = VectorFile.open(path, 2)) {
            assertThat(vector(file, file.place(Digest.NONE))).containsExactly(0, 1);
        }
    }

    @Test
    void recordThatIsNoVector_isCutOffWithAllBehindIt() throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        bytes[16 + 3] = 0x7f;
        bytes[16 + 2] = (byte) 0xc0;
        Files.write(path, bytes);
        try (VectorFile file = VectorFile.open(path, 2)) {
            assertThat(file.size()).isZero();
        }
        assertThat(path).isEmptyFile();
    }

    @Test
    void secondRun_isRefused() {
        try (VectorFile first = VectorFile.open(path, 2)) {
            assertThat(first.size()).isEqualTo(2);
            assertThatExceptionOfType(FailureException.class)
                    .isThrownBy(() -> VectorFile.open(path, 2))
                    .withMessageContainingAll("in use by another run", "--vectors");
        }
    }

    private static float[] vector(VectorFile file, int place) {
        float[] vector = new float[2];
        file.read(place, vector);
        return vector;
    }
}
