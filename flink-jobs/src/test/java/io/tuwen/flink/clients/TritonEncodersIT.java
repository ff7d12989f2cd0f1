package io.tuwen.flink.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.local.TritonServer;
import io.tuwen.local.python.PythonEnvironment;
import io.tuwen.testkit.servers.RealServer;
import io.tuwen.testkit.servers.RealServers;
import io.tuwen.testkit.servers.RepositoryHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a job checks of a real Triton before it reads a record. */
class TritonEncodersIT {
    private static final Path DEMO =
            RepositoryHome.find().resolve("triton-models").resolve("demo");
    private static final String TEXT = "text";

    @RegisterExtension
    static final RealServers servers = RealServers.with(RealServer.TRITON_DEMO);

    // No temporary folder of JUnit's: it would warn of the link to the environment each time.
    private final Path data = Path.of("target", "other-towers");

    @ParameterizedTest
    @EnumSource
    void towersOfTheFolder_answerItsGoldenInputs(Tower tower) {
        assertThatCode(() -> encoders(tower, servers.triton()).verify()).doesNotThrowAnyException();
    }

    @Test
    void otherTowersOfTheSameShape_areRefusedNamingTheVector() throws IOException {
        try (TritonServer other = serveOtherWords()) {
            assertThatThrownBy(() -> encoders(Tower.TEXT, other).verify())
                    .isInstanceOfSatisfying(
                            FailureException.class,
                            thrown ->
                                    assertThat(thrown.failure().code()).isEqualTo(FailureCode.MODEL_CONTRACT_MISMATCH))
                    .hasMessageContainingAll("golden caption of " + DEMO, "vector: ", "at most 1e-03");
        }
    }

    private static TritonEncoders encoders(Tower tower, TritonServer triton) {
        return new TritonEncoders(
                tower,
                Map.of(
                        "tuwen.kafka.bootstrap-servers", "127.0.0.1:1",
                        "tuwen.kafka.dead-letters-topic", "catalogue.dead-letters",
                        "tuwen.triton.address", triton.address(),
                        "tuwen.milvus.address", "127.0.0.1:1",
                        "tuwen.model.repository", DEMO.toString()));
    }

    private TritonServer serveOtherWords() throws IOException {
        Path version =
                Files.createDirectories(data.resolve("repository").resolve(TEXT).resolve("1"));
        Files.write(version.resolve("model.onnx"), shuffled(Files.readAllBytes(model())));
        Path config = data.resolve("repository").resolve(TEXT).resolve("config.pbtxt");
        Files.write(config, Files.readAllBytes(DEMO.resolve(TEXT).resolve("config.pbtxt")));
        return TritonServer.start(
                PythonEnvironment.localMode(RepositoryHome.find()).ensure(line -> {}),
                new TritonServer.Settings(
                        data.resolve("repository"),
                        List.of(TEXT),
                        TritonServer.Listen.anywhere(),
                        data.resolve("triton")));
    }

    private static Path model() {
        return DEMO.resolve(TEXT).resolve("1").resolve("model.onnx");
    }

    /** Turns round the middle of the file, which is the table of words: the same numbers for other words. */
    private static byte[] shuffled(byte[] model) {
        byte[] shuffled = model.clone();
        int half = Short.BYTES;
        int from = model.length / 5 / half * half;
        int to = model.length - from / half * half;
        for (int i = from, j = to - half; i < j; i += half, j -= half) {
            for (int b = 0; b < half; b++) {
                shuffled[i + b] = model[j + b];
                shuffled[j + b] = model[i + b];
            }
        }
        return shuffled;
    }
}
