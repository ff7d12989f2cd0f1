package io.tuwen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TuwenIT {
    @TempDir
    Path folder;

    @Test
    void demoWithACrash_provesThatTheIndexEqualsTheStream() throws IOException {
        Run run = Run.of("demo", "--headless", "--items", "60", "--kill-job", "1", "--json");

        JsonNode summary = new ObjectMapper().readTree(run.lastLine());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("crashing the jobs, 1 of 1");
        assertThat(summary.get("events").asLong()).isGreaterThan(2 * 2 * 60).isEqualTo(accountedFor(summary));
        assertThat(summary.get("index").get("found"))
                .isEqualTo(summary.get("index").get("expected"));
        assertThat(summary.get("deadLetters")).hasSize(18);
        assertThat(summary.get("hostilePictures").get("PICTURE_ADDRESS_BLOCKED"))
                .extracting(JsonNode::asText)
                .containsExactly("metadata", "own-files", "private-address", "redirect-inside");
        assertThat(summary.get("hostilePictures").get("PICTURE_HOST_UNAVAILABLE"))
                .hasSize(1);
        assertThat(summary.get("retrieval").get("queries").asInt()).isEqualTo(60);
        assertThat(summary.get("retrieval").get("r10").asDouble())
                .isBetween(summary.get("retrieval").get("r1").asDouble(), 1.0)
                .isPositive();
        assertThat(summary.get("freshnessMillis").get("p99").asLong()).isPositive();
    }

    private static long accountedFor(JsonNode summary) {
        long sum = 0;
        for (String fate : new String[] {"indexed", "retagged", "removed", "duplicates", "superseded", "conflated"}) {
            sum += summary.get(fate).asLong();
        }
        for (JsonNode letters : summary.get("deadLetters")) {
            sum += letters.asLong();
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "publish FILE --kafka 127.0.0.1:1 --triton 127.0.0.1:1 --milvus 127.0.0.1:1",
                "search --text x --kafka 127.0.0.1:1 --triton 127.0.0.1:1 --milvus 127.0.0.1:1",
                "embed --text x --triton 127.0.0.1:1",
                "up --model /nowhere",
                "up --triton 127.0.0.1:1 --milvus 127.0.0.1:1"
            })
    void wrongAddress_isRefusedInOneMessageWithTheRemedy(String line) throws IOException {
        Path file = Files.writeString(
                folder.resolve("items.jsonl"), "{\"item_id\": \"a\", \"version\": 1, \"caption\": \"红色T恤\"}");
        Run run = Run.of(line.replace("FILE", file.toString()).split(" "));
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).contains("expected").doesNotContain("\tat ");
    }

    @Test
    void takenPort_isRefused() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Run run = Run.of("up", "--kafka-port", Integer.toString(taken.getLocalPort()));
            assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
            assertThat(run.err()).contains("port " + taken.getLocalPort(), "is taken");
        }
    }
}
