package io.tuwen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tuwen.testkit.catalogue.Goods;
import io.tuwen.testkit.catalogue.Photographer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drawn goods on a real stack, calibrated, and asked for with cut-offs of their own. */
class CalibrateIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int ITEMS = 400;

    /** So few that their names recur in 200 captions. */
    private static final int KINDS = 12;

    @TempDir
    static Path folder;

    private static final List<Goods> GOODS = new ArrayList<>();
    private static final List<String> CAPTIONS = new ArrayList<>();
    private static StackProcess stack;
    private static StackProcess service;
    private static URI address;
    private static Path calibration;
    private static JsonNode report;

    @BeforeAll
    static void publishCalibrateAndServe() throws IOException {
        stack = StackProcess.run("up", "--data", data());
        stack.await("The stack is up");
        Run publish = Run.of("publish", shop().toString(), "--data", data());
        assertThat(publish.code()).as(publish.err() + publish.out()).isZero();
        calibration = folder.resolve("calibration.json");
        Path plot = folder.resolve("plot.svg");
        Run calibrate = Run.of(
                "calibrate", "--data", data(), "--out", calibration.toString(), "--plot", plot.toString(), "--json");
        assertThat(calibrate.code()).as(calibrate.err() + calibrate.out()).isZero();
        report = JSON.readTree(calibrate.lastLine());
        assertThat(Files.readString(plot).strip()).startsWith("<svg").endsWith("</svg>");
        service = StackProcess.run("serve", "--port", "0", "--data", data(), "--calibration", calibration.toString());
        address = URI.create(service.await("Search at ").replaceAll("Search at (\\S+);.*", "$1"));
    }

    @AfterAll
    static void stop() {
        service.close();
        stack.close();
    }

    @Test
    void calibration_isBetterThanOneCutoffForAll_onPairsItHasNotSeen() {
        assertThat(report.get("pairs").asInt()).isEqualTo(ITEMS / 2);
        assertThat(report.get("file").asText()).isEqualTo(calibration.toString());
        for (String side : List.of("images", "captions")) {
            JsonNode figures = report.get(side);
            assertThat(figures.get("auto").get("f1").asDouble())
                    .isGreaterThan(figures.get("flat").get("f1").asDouble());
        }
    }

    /** Names of kinds and whole captions, by the labels that the calibration has never seen. */
    @Test
    void auto_tellsWhatFitsFromWhatDoesNot_betterThanAnyOneCutoff() throws Exception {
        List<Asked> asked = new ArrayList<>();
        for (int item = 0; item < 60; item++) {
            Goods goods = GOODS.get(item);
            String kind = goods.kind().names().get(0);
            asked.add(asked(kind, other -> other.kind() == goods.kind()));
            asked.add(asked(CAPTIONS.get(item), other -> other.labels().equals(goods.labels())));
        }

        double auto = meanF1(asked, Asked::cutoff);

        for (int percent = 0; percent <= 100; percent++) {
            double flat = percent / 100.0;
            assertThat(meanF1(asked, one -> flat)).as("one cut-off of " + flat).isLessThan(auto);
        }
    }

    @Test
    void caption_keepsItsOwnGood() throws Exception {
        int kept = 0;
        for (int item = 0; item < 20; item++) {
            JsonNode hits = auto(CAPTIONS.get(item)).get("hits");
            kept += hits.findValuesAsText("item_id").contains("shop-" + item) ? 1 : 0;
            assertThat(hits.size()).isLessThan(ITEMS / 10);
        }
        assertThat(kept).isGreaterThanOrEqualTo(18);
    }

    @Test
    void sentenceOfAnotherWorld_keepsNextToNothing() throws Exception {
        assertThat(auto("今天天气怎么样").get("hits").size()).isLessThanOrEqualTo(2);
        Run run = Run.of(
                "search",
                "--data",
                data(),
                "--text",
                "今天天气怎么样",
                "--min-score",
                "auto",
                "--json",
                "--calibration",
                calibration.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(JSON.readTree(run.lastLine()).get("hits").size()).isLessThanOrEqualTo(2);
        assertThat(JSON.readTree(run.lastLine()).get("minScore").get("images").asDouble())
                .isPositive();
    }

    @Test
    void mix_hasACutoffOnEachSide() throws Exception {
        JsonNode answer = ask("{\"terms\": [{\"text\": \"" + CAPTIONS.get(3)
                + "\"}, {\"like\": \"shop-3\", \"weight\": 0.2}], \"target\": \"both\", \"min_score\": \"auto\"}");

        assertThat(answer.get("min_score").get("images").asDouble()).isBetween(0.3, 0.95);
        assertThat(answer.get("min_score").get("captions").asDouble()).isBetween(0.2, 0.95);
    }

    @Test
    void dryRun_leavesTheFileAlone() {
        Path untouched = folder.resolve("untouched.json");
        Run dry = Run.of("calibrate", "--data", data(), "--pairs", "200", "--dry-run", "--out", untouched.toString());
        assertThat(dry.out()).contains("nothing written");
        assertThat(untouched).doesNotExist();
    }

    @Test
    void autoWithAFileThatIsNotThere_isRefused() {
        Path none = folder.resolve("none.json");
        Run run = Run.of(
                "search", "--data", data(), "--text", "红", "--min-score", "auto", "--calibration", none.toString());
        assertThat(run.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run.err()).contains(none.toString(), "tuwen calibrate");
    }

    /**
     * One question.
     *
     * @param scores of all hits, those that fit apart
     * @param wanted how many goods fit
     */
    private record Asked(double cutoff, List<Double> right, List<Double> wrong, long wanted) {
        double f1(double least) {
            long kept = count(right, least) + count(wrong, least);
            return 2.0 * count(right, least) / (kept + wanted);
        }

        private static long count(List<Double> scores, double least) {
            return scores.stream().filter(score -> score >= least).count();
        }
    }

    private static double meanF1(List<Asked> asked, ToDoubleFunction<Asked> cutoff) {
        return asked.stream()
                .mapToDouble(one -> one.f1(cutoff.applyAsDouble(one)))
                .average()
                .orElseThrow();
    }

    private static Asked asked(String text, Predicate<Goods> fits) throws Exception {
        double cutoff = auto(text).get("min_score").get("images").asDouble();
        List<Double> right = new ArrayList<>();
        List<Double> wrong = new ArrayList<>();
        for (JsonNode hit : ask("{\"text\": \"" + text + "\", \"k\": 100}").get("hits")) {
            String item = hit.get("item_id").asText().substring("shop-".length());
            (fits.test(GOODS.get(Integer.parseInt(item))) ? right : wrong)
                    .add(hit.get("score").asDouble());
        }
        return new Asked(cutoff, right, wrong, GOODS.stream().filter(fits).count());
    }

    private static JsonNode auto(String text) throws Exception {
        return ask("{\"text\": \"" + text + "\", \"k\": 100, \"min_score\": \"auto\"}");
    }

    private static JsonNode ask(String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/v1/search"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        JsonNode json =
                JSON.readTree(CLIENT.send(request, BodyHandlers.ofInputStream()).body());
        assertThat(json.has("hits")).as(json.toString()).isTrue();
        return json;
    }

    private static String data() {
        return folder.resolve("data").toString();
    }

    private static Path shop() throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        List<String> lines = new ArrayList<>();
        for (int item = 0; item < ITEMS; item++) {
            Goods goods = Stream.generate(() -> Goods.random(random))
                    .filter(drawn -> drawn.kind().ordinal() < KINDS)
                    .findFirst()
                    .orElseThrow();
            GOODS.add(goods);
            CAPTIONS.add(goods.caption(random));
            Files.write(folder.resolve("picture-" + item + ".jpg"), Photographer.take(goods, 200, 200, "jpg"));
            lines.add("{\"item_id\": \"shop-%d\", \"version\": 1, \"image\": \"picture-%d.jpg\", \"caption\": \"%s\"}"
                    .formatted(item, item, CAPTIONS.get(item)));
        }
        return Files.write(folder.resolve("items.jsonl"), lines);
    }
}
