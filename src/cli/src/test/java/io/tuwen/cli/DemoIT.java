package io.tuwen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tuwen.cli.stack.Addresses;
import io.tuwen.cli.stack.StackClients;
import io.tuwen.cli.stack.StackFile;
import io.tuwen.core.model.Tower;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The live demonstration, on one folder: begun, stopped, gone on with, killed, gone on with. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int ITEMS = 40;
    private static final int TERMINATED = 143;
    private static final long PATIENCE_SECONDS = 60;
    private static final String STANDING_STILL = "0";
    private static final String FLOWING = "60";

    @TempDir
    static Path folder;

    private static @Nullable StackProcess demo;
    private static String address = "";
    private static long goldenInferences;
    private static long rows;

    private static void start(String rate) throws IOException {
        demo = StackProcess.run(
                "demo", "--port", "0", "--items", "" + ITEMS, "--rate", rate, "--keep", data().toString());
        address = demo.await("The demonstration is at ").replaceAll(".* at (\\S+);.*", "$1");
    }

    private static Path data() {
        return folder.resolve("data");
    }

    private static Process process() {
        return Objects.requireNonNull(demo, "started").process();
    }

    @AfterAll
    static void stop() {
        if (demo != null) {
            demo.close();
        }
    }

    @Test
    @Order(1)
    void portThatIsTaken_isRefusedBeforeAnythingStarts() throws IOException {
        try (ServerSocket other = new ServerSocket(0)) {
            Run run = Run.of("demo", "--port", "" + other.getLocalPort(), "--keep", data().toString());

            assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
            assertThat(run.err()).contains("port " + other.getLocalPort() + " of 127.0.0.1 is taken");
        }
        assertThat(data()).doesNotExist();
    }

    @Test
    @Order(2)
    void demonstrationWithoutEvents_infersGoldenInputsAlone() throws Exception {
        start(STANDING_STILL);

        JsonNode about = JSON.readTree(
                send(HttpRequest.newBuilder(URI.create(address + "/v1/about"))).body());
        assertThat(about.get("demo").asBoolean()).isTrue();
        assertThat(about.get("live").asBoolean()).isTrue();
        assertThat(about.get("pictures").asBoolean()).isTrue();
        assertThat(about.get("acts").toString())
                .isEqualTo(
                        "[\"price\",\"swap\",\"off-sale\",\"delete\",\"late\",\"corrupt\",\"dead-host\",\"kill-job\","
                                + "\"prove\"]");
        assertThat(rowsThatAreProven()).isZero();
        goldenInferences = inferences();
    }

    @Test
    @Order(3)
    void term_endsItsChildren_andTakesItsNoteAway() throws Exception {
        List<ProcessHandle> children = process().descendants().toList();
        assertThat(children).hasSizeGreaterThanOrEqualTo(4);

        terminate();

        for (ProcessHandle child : children) {
            child.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        assertThat(data().resolve("stack.json")).doesNotExist();
    }

    private static void terminate() throws InterruptedException {
        process().destroy();
        assertThat(process().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process().exitValue()).isEqualTo(TERMINATED);
    }

    @Test
    @Order(4)
    void catalogue_appearsAtItsRate() throws Exception {
        start(FLOWING);

        while (rows < ITEMS) {
            rows = rowsThatAreProven();
        }
    }

    @ParameterizedTest
    @Order(5)
    @ValueSource(strings = {"price", "swap", "off-sale", "delete", "late", "corrupt", "dead-host", "kill-job", "prove"})
    void act_isProven(String name) throws Exception {
        JsonNode answer = act(name, "{}");

        assertThat(answer.get("proven").asBoolean()).as(answer.toString()).isTrue();
    }

    @Test
    @Order(6)
    void lineOfAnAct_isOneThatPublishTakes() throws Exception {
        JsonNode answer = act("price", "{}");
        String file = answer.get("cli").asText().replace("./tuwen publish ", "");

        Run run = Run.of("publish", file, "--data", data().toString());

        assertThat(run.code()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("2 records sent, 2 searchable");
    }

    @Test
    @Order(7)
    void actOnAnItemThatIsNotThere_isRefused() throws Exception {
        assertThat(post("price", "{\"item_id\": \"nowhere\"}").statusCode()).isEqualTo(404);
        assertThat(post("dance", "{}").statusCode()).isEqualTo(404);
        assertThat(rowsThatAreProven()).isPositive();
    }

    @Test
    @Order(8)
    void demonstrationThatWasStopped_embedsNothingAgain_andItsIndexIsTheStreams() throws Exception {
        terminate();
        start(STANDING_STILL);

        assertThat(rowsThatAreProven()).isGreaterThan(ITEMS);
        assertThat(inferences()).isEqualTo(goldenInferences);
    }

    @Test
    @Order(9)
    void demonstrationThatStoodStill_embedsNothingAgainAfterAKill() throws Exception {
        kill();
        start(STANDING_STILL);

        assertThat(rowsThatAreProven()).isGreaterThan(ITEMS);
        assertThat(inferences()).isEqualTo(goldenInferences);
    }

    @Test
    @Order(10)
    void storyThatWasKilled_goesOn_andTellsNothingTwice() throws Exception {
        terminate();
        start(FLOWING);
        long told = numbers().size();
        while (numbers().size() < told + 100) {
            rowsThatAreProven();
        }
        kill();
        start(FLOWING);
        long afterKill = numbers().size();
        while (numbers().size() < afterKill + 100) {
            rowsThatAreProven();
        }

        List<Long> all = numbers();
        assertThat(all).doesNotHaveDuplicates();
        // What was told before the last moment is all there.
        assertThat(all.stream().sorted().limit(afterKill))
                .containsExactlyElementsOf(
                        LongStream.range(0, afterKill).boxed().toList());
    }

    private static void kill() throws InterruptedException {
        List<ProcessHandle> children = process().descendants().toList();
        process().destroyForcibly();
        assertThat(process().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        children.forEach(child -> child.onExit().join());
    }

    private static long rowsThatAreProven() throws Exception {
        JsonNode answer = act("prove", "{}");
        assertThat(answer.get("proven").asBoolean()).as(answer.toString()).isTrue();
        return answer.at("/facts/0/rows").asLong();
    }

    private static JsonNode act(String name, String body) throws Exception {
        HttpResponse<String> answer = post(name, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> post(String act, String body) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(address + "/v1/demo/" + act))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static Addresses addresses() {
        return StackFile.in(data()).running().orElseThrow();
    }

    private static long inferences() {
        try (StackClients clients = new StackClients(addresses())) {
            return Arrays.stream(Tower.values()).mapToLong(clients::inferences).sum();
        }
    }

    /** Of the script's records, as Kafka has them. */
    private static List<Long> numbers() {
        List<Long> numbers = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", addresses().kafka()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = Arrays.stream(Tower.values())
                    .flatMap(tower -> consumer.partitionsFor(tower.topic()).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    Header header = record.headers().lastHeader("tuwen-demo-sequence");
                    if (header != null) {
                        numbers.add(ByteBuffer.wrap(header.value()).getLong());
                    }
                }
            }
        }
        return numbers;
    }
}
