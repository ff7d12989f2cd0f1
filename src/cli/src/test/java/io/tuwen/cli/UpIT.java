package io.tuwen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tuwen.testkit.catalogue.Goods;
import io.tuwen.testkit.catalogue.Photographer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One stack that runs in a process of its own, used, and then asked to end. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ITEMS = 8;
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    static Path folder;

    private static StackProcess stack;

    @BeforeAll
    static void startStack() throws IOException {
        stack = StackProcess.run("up", "--data", data());
        stack.await("The stack is up");
    }

    private static String data() {
        return folder.resolve("data").toString();
    }

    @AfterAll
    static void killStack() {
        stack.close();
    }

    @Test
    @Order(1)
    void publishedPictures_areEachFoundFirst() throws IOException {
        Run publish = Run.of("publish", shop().toString(), "--json", "--data", data());
        assertThat(publish.code()).as(publish.err() + publish.out()).isZero();
        assertThat(publish.lastLine()).contains("\"searchable\":" + 2 * ITEMS, "\"pending\":0");

        for (int item = 0; item < ITEMS; item++) {
            assertThat(items("--image", picture(item).toString())).startsWith("shop-" + item);
        }
        assertThat(items("--like", "shop-3")).hasSize(ITEMS - 1).doesNotContain("shop-3");
        assertThat(items("--text", "红色T恤", "--target", "captions")).hasSize(ITEMS);
    }

    @Test
    @Order(2)
    void refusedRecord_isTold() throws IOException {
        Path file = folder.resolve("bad.jsonl");
        Files.writeString(file, "{\"item_id\": \"blank\", \"version\": 1, \"caption\": \"  \"}");

        Run run = Run.of("publish", file.toString(), "--data", data());

        assertThat(run.code()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out()).contains("blank", "CAPTION_BLANK", "1 refused");
    }

    @Test
    @Order(3)
    void doctor_findsNothingWrong() {
        Run run = Run.of("doctor", "--data", data());
        assertThat(run.code()).as(run.out()).isZero();
    }

    @Test
    @Order(4)
    void doctor_ofAMilvusThatIsAwayLeavesItsCollectionsAlone() {
        Run run = Run.of("doctor", "--data", data(), "--milvus", "127.0.0.1:1");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("WRONG Milvus at 127.0.0.1:1").doesNotContain("collection ");
    }

    @Test
    @Order(5)
    void embed_givesWhatTheModelFolderSaysOfItsGoldenInputs() throws IOException {
        JsonNode golden = JSON.readTree(Home.demoModel().resolve("golden.json").toFile());
        JsonNode caption = embed("--text", golden.get("text").get("caption").asText());
        JsonNode picture =
                embed("--image", Home.demoModel().resolve("golden.png").toString());

        assertThat(caption.get("ids")).isEqualTo(golden.get("text").get("ids"));
        assertThat(picture.get("pixelsSha256")).isEqualTo(golden.get("image").get("pixels_sha256"));
        assertThat(cosine(caption, golden.get("text"))).isCloseTo(1, within(1e-5));
        assertThat(cosine(picture, golden.get("image"))).isCloseTo(1, within(1e-5));
    }

    private static JsonNode embed(String option, String value) throws IOException {
        Run run = Run.of("embed", option, value, "--json", "--data", data());
        assertThat(run.code()).as(run.err()).isZero();
        return JSON.readTree(run.lastLine());
    }

    /** Of two vectors of length 1. */
    private static double cosine(JsonNode left, JsonNode right) {
        double sum = 0;
        for (int i = 0; i < right.get("embedding").size(); i++) {
            sum += left.get("embedding").get(i).asDouble()
                    * right.get("embedding").get(i).asDouble();
        }
        return sum;
    }

    @Test
    @Order(6)
    void modelFolderOfOtherTowers_isRefusedNamingTheVector() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        for (String name : List.of("model.json", "tokenizer.json", "golden.png")) {
            Files.copy(Home.demoModel().resolve(name), other.resolve(name));
        }
        // Each tower's vector for the other's.
        ObjectNode golden = (ObjectNode)
                JSON.readTree(Home.demoModel().resolve("golden.json").toFile());
        JsonNode ofPicture = golden.get("image").get("embedding");
        golden.withObject("/image").set("embedding", golden.get("text").get("embedding"));
        golden.withObject("/text").set("embedding", ofPicture);
        JSON.writeValue(other.resolve("golden.json").toFile(), golden);

        for (String verb : List.of("search", "embed")) {
            Run run = Run.of(verb, "--text", "红色T恤", "--data", data(), "--model", other.toString());
            assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
            assertThat(run.err()).contains("golden caption of " + other, "vector: ");
        }
        Run doctor = Run.of("doctor", "--data", data(), "--model", other.toString());
        assertThat(doctor.code()).isEqualTo(ExitCode.FAILED);
        assertThat(doctor.out()).contains("WRONG golden input of model image", "WRONG golden input of model text");
    }

    @Test
    @Order(7)
    void term_leavesNoProcessAndNoNote() throws Exception {
        List<ProcessHandle> children = stack.process().descendants().toList();
        assertThat(children).hasSizeGreaterThanOrEqualTo(4);

        stack.process().destroy();

        assertThat(stack.process().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        for (ProcessHandle child : children) {
            child.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
        assertThat(folder.resolve("data").resolve("stack.json")).doesNotExist();
    }

    private static List<String> items(String... question) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("search", "--json", "--data", data()));
        arguments.addAll(List.of(question));
        Run run = Run.of(arguments.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        List<String> items = new ArrayList<>();
        for (JsonNode hit : JSON.readTree(run.lastLine()).get("hits")) {
            items.add(hit.get("itemId").asText());
        }
        return items;
    }

    private static Path picture(int item) {
        return folder.resolve("picture-" + item + ".jpg");
    }

    private static Path shop() throws IOException {
        SplittableRandom random = new SplittableRandom(42);
        List<String> lines = new ArrayList<>();
        for (int item = 0; item < ITEMS; item++) {
            Goods goods = Goods.random(random);
            Files.write(picture(item), Photographer.take(goods, 200, 200, "jpg"));
            lines.add("{\"item_id\": \"shop-%d\", \"version\": 1, \"image\": \"picture-%d.jpg\", \"caption\": \"%s\"}"
                    .formatted(item, item, goods.caption(random)));
        }
        return Files.write(folder.resolve("items.jsonl"), lines);
    }
}
