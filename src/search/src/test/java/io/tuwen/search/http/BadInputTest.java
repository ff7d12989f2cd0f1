package io.tuwen.search.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.port.VectorSearch;
import io.tuwen.search.http.Service.Answer;
import io.tuwen.search.retrieval.Compass;
import io.tuwen.search.retrieval.Plane;
import io.tuwen.search.retrieval.Query;
import io.tuwen.search.retrieval.QueryVectors;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a client sends and whatever is away: a status, a named problem, a remedy; nothing of the inside. */
class BadInputTest {
    private static final String TOKEN = "read-token-0123456789";

    @TempDir
    static Path folder;

    private static RealPictures pictures;
    private static Service service;

    @BeforeAll
    static void serve() throws Exception {
        pictures = new RealPictures();
        Path tokens = Files.write(folder.resolve("tokens"), List.of("read " + TOKEN));
        service = service(tokens, pictures, new Plane().with("shoe", 0));
    }

    @AfterAll
    static void stop() {
        service.close();
        pictures.close();
    }

    static List<Arguments> requests() {
        return List.of(
                bad("nothing asked", "{}", 400, "request-invalid", "body"),
                bad("empty query", "{'text': ''}", 400, "request-invalid", "text"),
                bad("blank query", "{'text': '　'}", 400, "request-invalid", "text"),
                bad("10 MB of text", "{'text': '" + "衣".repeat(3_400_000) + "'}", 413, "too-large", "body"),
                bad("control characters", "{'text': 'a\\u0007'}", 400, "request-invalid", "text"),
                bad("unknown field", "{'text': '0', 'topk': 3}", 400, "request-invalid", "topk"),
                bad("k too large", "{'text': '0', 'k': 1000000000}", 400, "request-invalid", "k"),
                bad("type mismatch", "{'text': '0', 'k': 'ten'}", 400, "request-invalid", "k"),
                bad(
                        "filter on a list",
                        "{'text': '0', 'filter': {'=': {'a': []}}}",
                        400,
                        "request-invalid",
                        "filter.=.a"),
                bad(
                        "filter by order",
                        "{'text': '0', 'filter': {'<': {'a': true}}}",
                        400,
                        "request-invalid",
                        "filter.<"),
                bad("no JSON", "{'text': ", 400, "request-invalid", "body"),
                bad("no object", "[]", 400, "request-invalid", "body"),
                bad("private address", "{'image_url': 'http://10.0.0.1/a.jpg'}", 422, "picture-address-blocked", null),
                bad("this machine", "{'image_url': 'http://[::1]/a.jpg'}", 422, "picture-address-blocked", null),
                bad("metadata", "{'image_url': 'http://169.254.169.254/'}", 422, "picture-address-blocked", null),
                bad("a file", "{'image_url': 'file:///etc/passwd'}", 422, "picture-address-blocked", null),
                bad("no such item", "{'like': 'nowhere'}", 404, "not-found", "like"));
    }

    private static Arguments bad(String what, String json, int status, String problem, @Nullable String name) {
        return Arguments.of(what, json, status, problem, name);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    void badRequest_isNamed(String what, String json, int status, String problem, @Nullable String name)
            throws Exception {
        Answer answer = service.search(json, "Authorization", "Bearer " + TOKEN);

        assertProblem(answer, status, problem);
        assertThat(answer.json().path("name").asText(null)).isEqualTo(name);
    }

    static List<Arguments> partsAway() {
        return List.of(
                away("model away", new AwayVectors(), new Plane(), "model-unavailable"),
                away("index away", new Compass(), new AwaySearch(FailureCode.INDEX_UNAVAILABLE), "index-unavailable"),
                away(
                        "alias missing",
                        new Compass(),
                        new AwaySearch(FailureCode.INDEX_CONTRACT_MISMATCH),
                        "index-contract-mismatch"));
    }

    private static Arguments away(String what, QueryVectors vectors, VectorSearch index, String problem) {
        Supplier<Service> start = () -> service(null, vectors, index);
        return Arguments.of(what, start, problem);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("partsAway")
    void partThatIsAway_isNamed(String what, Supplier<Service> start, String problem) throws Exception {
        try (Service without = start.get()) {
            Answer answer = without.search("{'text': '0'}");

            assertProblem(answer, 503, problem);
            assertThat(answer.response().headers().firstValue("Retry-After")).isPresent();
        }
    }

    static List<Arguments> pictures() {
        return List.of(
                Arguments.of("bomb", bomb(50_000, 50_000), "picture-too-large"),
                Arguments.of("page", "<!DOCTYPE html><html></html>", "picture-format-unknown"),
                Arguments.of("cut off", bomb(20, 20), "picture-corrupt"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pictures")
    void badPicture_isNamed(String what, String picture, String problem) throws Exception {
        try (Service open = service(null, pictures, new Plane())) {
            assertProblem(open.form("/v1/search", null, picture), 422, problem);
        }
    }

    static List<Arguments> tokens() {
        return List.of(
                Arguments.of("none", new String[0]),
                Arguments.of("wrong", new String[] {"Authorization", "Bearer wrong-token-0123456789"}),
                Arguments.of("other scheme", new String[] {"Authorization", "Basic " + TOKEN}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokens")
    void wrongToken_isNamed(String what, String[] headers) throws Exception {
        assertProblem(service.search("{'text': '0'}", headers), 401, "token-wanted");
    }

    private static void assertProblem(Answer answer, int status, String problem) {
        assertThat(answer.json().path("status").asInt())
                .as(answer.json().toString())
                .isEqualTo(status);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.json().path("remedy").asText()).isNotBlank();
        assertThat(answer.response().headers().firstValue("Content-Type")).contains(Problem.MEDIA_TYPE);
        assertThat(new String(answer.response().body(), StandardCharsets.UTF_8))
                .hasSizeLessThan(2_000)
                .doesNotContain("Exception", "io.tuwen", "\tat ", "10.0.0.7");
    }

    /** A PNG of that size, without a pixel. */
    private static String bomb(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        ByteBuffer png = ByteBuffer.allocate(45).putLong(0x89504e470d0a1a0aL);
        chunk(png, "IHDR", header.put(new byte[] {8, 2, 0, 0, 0}).array());
        chunk(png, "IEND", new byte[0]);
        return new String(png.array(), StandardCharsets.ISO_8859_1);
    }

    private static void chunk(ByteBuffer png, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(name);
        checksum.update(data);
        png.putInt(data.length).put(name).put(data).putInt((int) checksum.getValue());
    }

    private static Service service(@Nullable Path tokens, QueryVectors vectors, VectorSearch index) {
        Access access = new Access(tokens, List.of());
        ServerSettings settings = new ServerSettings("127.0.0.1", 0, access, null, Limits.DEFAULT);
        return Service.of(settings, vectors, tower -> index);
    }

    /** Not there, and it tells where it is not. */
    private static final class AwayVectors implements QueryVectors {
        @Override
        public float[] vector(Query.Encodable query) {
            throw new FailureException(FailureCode.MODEL_UNAVAILABLE, "server at 10.0.0.7:8001: away");
        }

        @Override
        public List<float[]> vectors(List<Query.Text> sentences) {
            throw new FailureException(FailureCode.MODEL_UNAVAILABLE, "server at 10.0.0.7:8001: away");
        }
    }
}
