package io.tuwen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tuwen.testkit.catalogue.Goods;
import io.tuwen.testkit.catalogue.Photographer;
import java.io.BufferedReader;
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
    private static final int ITEMS = 8;
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    static Path folder;

    private static Process stack;
    private static BufferedReader said;

    @BeforeAll
    static void startStack() throws IOException {
        stack = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "--add-opens=java.base/java.util=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dtuwen.home=" + Home.path(),
                        Tuwen.class.getName(),
                        "up",
                        "--data",
                        data())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        said = stack.inputReader();
        assertThat(said.lines().anyMatch(line -> line.startsWith("The stack is up")))
                .isTrue();
    }

    private static String data() {
        return folder.resolve("data").toString();
    }

    @AfterAll
    static void killStack() {
        stack.descendants().forEach(ProcessHandle::destroyForcibly);
        stack.destroyForcibly();
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
    void term_leavesNoProcessAndNoNote() throws Exception {
        List<ProcessHandle> children = stack.descendants().toList();
        assertThat(children).hasSizeGreaterThanOrEqualTo(4);

        stack.destroy();

        assertThat(stack.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
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
        for (JsonNode hit : new ObjectMapper().readTree(run.lastLine()).get("hits")) {
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
