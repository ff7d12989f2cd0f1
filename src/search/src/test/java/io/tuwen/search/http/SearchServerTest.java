package io.tuwen.search.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.model.Tower;
import io.tuwen.search.http.Service.Answer;
import io.tuwen.search.retrieval.Plane;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchServerTest {
    private static final Plane IMAGES = new Plane()
            .with("red shirt", "main", 10, Attributes.of(Map.of("price", 49L)))
            .with("red/cup", "main", 20, Attributes.of(Map.of("price", 9.5)))
            .with("red/cup", "side", 25, Attributes.of(Map.of("price", 9.5)));
    private static final Plane CAPTIONS = new Plane().with("red/cup", 5).with("red shirt", 30);

    private static Service service;

    @BeforeAll
    static void start() {
        service = Service.of(tower -> tower == Tower.IMAGE ? IMAGES : CAPTIONS);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void search_byText_tellsHits() throws Exception {
        Answer answer = service.search("{'text': '0', 'k': 1}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("model").asText()).isEqualTo("sample@ffffffff");
        assertThat(answer.json().get("hits")).hasSize(1);
        assertThat(answer.json().get("hits").get(0).toString())
                .startsWith("{\"item_id\":\"red shirt\",\"content_id\":\"main\",\"score\":0.98")
                .endsWith("\"version\":1,\"occurred_at\":\"1970-01-01T00:00:00Z\",\"attributes\":{\"price\":49}}");
    }

    @Test
    void search_byPicture_needsNoRequestBesideIt() throws Exception {
        assertThat(items(service.form("/v1/search", null, "26"))).isEqualTo("red/cup red/cup red shirt");
        assertThat(items(service.form("/v1/search", "{'image': 'photo', 'k': 1}", "8")))
                .isEqualTo("red shirt");
        assertThat(items(service.form("/v1/search", "{'terms': [{'image': 'photo'}, {'text': '90'}], 'k': 1}", "-70")))
                .isEqualTo("red shirt");
    }

    @Test
    void search_withAllThereIs_isAnswered() throws Exception {
        Answer answer = service.search("{'terms': [{'text': '0'}, {'like': 'nothing', 'weight': null}]}");
        assertThat(answer.problem()).isEqualTo("not-found");

        Answer both = service.search("{'text': '0', 'target': 'both', 'filter': {'exists': 'price'}, 'k': 5,"
                + " 'offset': 0, 'min_score': 0.1, 'group_by': 'item', 'explain': true}");
        assertThat(both.status()).isEqualTo(200);
        assertThat(items(both)).isEqualTo("red shirt red/cup");
        assertThat(both.json()
                        .get("hits")
                        .get(0)
                        .get("explain")
                        .get("images")
                        .get("rank")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void item_tellsAllItsRows() throws Exception {
        Answer answer = service.get("/v1/items/red/cup");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("images")).hasSize(2);
        assertThat(answer.json().get("captions")).hasSize(1);
        assertThat(service.get("/v1/items/nowhere").status()).isEqualTo(404);
    }

    @Test
    void classify_tellsProbabilities() throws Exception {
        Answer answer = service.form("/v1/classify", "{'labels': ['90', '10']}", "12");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("logit_scale").asDouble()).isEqualTo(100);
        assertThat(answer.json().get("labels").get(0).get("label").asText()).isEqualTo("10");
        assertThat(answer.json().get("labels").get(0).get("probability").asDouble())
                .isGreaterThan(0.99);
    }

    @Test
    void healthAndStatus_areAnswered() throws Exception {
        assertThat(service.get("/health/live").json().get("status").asText()).isEqualTo("live");
        assertThat(service.get("/health/ready").json().get("status").asText()).isEqualTo("ready");
        assertThat(service.get("/v1/status")
                        .json()
                        .get("indexes")
                        .get(0)
                        .get("of_this_model")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                           | 400 | request-invalid | body
            []                                           | 400 | request-invalid | body
            null                                         | 400 | request-invalid | body
            {'text': '0'                                 | 400 | request-invalid | body
            {'text': '0'} 1                              | 400 | request-invalid | body
            {'txt': '0'}                                 | 400 | request-invalid | txt
            {'text': '0', 'text': '1'}                   | 400 | request-invalid | body
            {'text': 5}                                  | 400 | request-invalid | text
            {'text': ' '}                                | 400 | request-invalid | text
            {'text': 'a\\u0000'}                         | 400 | request-invalid | text
            {'text': '0', 'like': 'x'}                   | 400 | request-invalid | body
            {'text': '0', 'terms': []}                   | 400 | request-invalid | terms
            {'terms': []}                                | 400 | request-invalid | terms
            {'terms': [null]}                            | 400 | request-invalid | terms[0].
            {'terms': [{'text': '0', 'w': 1}]}           | 400 | request-invalid | terms[0].w
            {'terms': [{'text': '0', 'weight': 0}]}      | 400 | request-invalid | weight
            {'text': '0', 'k': 0}                        | 400 | request-invalid | k
            {'text': '0', 'k': 1000000000}               | 400 | request-invalid | k
            {'text': '0', 'k': 99999999999999}           | 400 | request-invalid | k
            {'text': '0', 'k': 1.5}                      | 400 | request-invalid | k
            {'text': '0', 'k': '5'}                      | 400 | request-invalid | k
            {'text': '0', 'offset': 41}                  | 400 | request-invalid | offset
            {'text': '0', 'min_score': 2}                | 400 | request-invalid | min_score
            {'text': '0', 'target': 'all'}               | 400 | request-invalid | target
            {'text': '0', 'group_by': 'colour'}          | 400 | request-invalid | group_by
            {'text': '0', 'filter': {'<': {'a': true}}}  | 400 | request-invalid | filter.<
            {'image': 'photo'}                           | 400 | request-invalid | image
            {'image_url': 'not an address'}              | 400 | request-invalid | image_url
            {'image_url': 'http://127.0.0.1/a.jpg'}      | 422 | picture-address-blocked |
            {'like': 'nowhere'}                          | 404 | not-found       | like
            """)
    void badRequest_isRefusedWithItsPlace(String json, int status, String problem, String name) throws Exception {
        Answer answer = service.search(json);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.json().path("name").asText(null)).isEqualTo(name);
        assertThat(answer.json().get("remedy").asText()).isNotBlank();
        assertThat(answer.response().headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(new String(answer.response().body(), StandardCharsets.UTF_8))
                .doesNotContain("Exception", "io.tuwen", "\tat ");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/classify, '{}', labels",
        "/v1/classify, '{''text'': ''0'', ''labels'': [''1'', ''1'']}', labels[1]",
        "/v1/classify, '{''text'': ''0'', ''labels'': [''1''], ''prompts'': ''x''}', prompts",
        "/v1/classify, '{''text'': ''0'', ''labels'': [''1''], ''templates'': [''x'']}', prompts"
    })
    void badClassification_isRefusedWithItsPlace(String path, String json, String name) throws Exception {
        Answer answer = service.post(path, json);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("name").asText()).isEqualTo(name);
    }

    @Test
    void tooLarge_isRefused() throws Exception {
        String wide = "{'text': '" + "a".repeat(5_000) + "'}";

        assertThat(service.search(wide).problem()).isEqualTo("too-large");
        assertThat(service.form("/v1/search", null, "1".repeat(11_000)).problem())
                .isEqualTo("too-large");
    }

    /** Refused by its length, before a byte of it is read: who sends on meanwhile may find the line closed. */
    @Test
    void formThatSaysItIsTooLarge_isRefusedUnread() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", service.port())) {
            socket.getOutputStream()
                    .write(("POST /v1/search HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                    + "Content-Type: multipart/form-data; boundary=edge\r\nContent-Length: 100000\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 413 ")
                    .contains("too-large");
        }
    }

    @Test
    void pictureThatNothingAsksFor_isRefused() throws Exception {
        assertThat(service.form("/v1/search", "{'text': '0'}", "1")
                        .json()
                        .get("name")
                        .asText())
                .isEqualTo("photo");
    }

    @Test
    void pictureThatIsNone_isRefused() throws Exception {
        Answer answer = service.form("/v1/search", null, "no picture");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("picture-format-unknown");
    }

    @Test
    void otherPathsMethodsAndTypes_areProblemsToo() throws Exception {
        assertThat(service.get("/v2").problem()).isEqualTo("no-such-path");
        assertThat(service.get("/v1/search").problem()).isEqualTo("no-such-method");
        assertThat(service.send(service.request("/v1/search").POST(BodyPublishers.ofString("x")))
                        .problem())
                .isEqualTo("media-type");
        assertThat(service.send(service.request("/v1/search")
                                .header("Content-Type", "multipart/form-data")
                                .POST(BodyPublishers.ofString("no form")))
                        .status())
                .isEqualTo(400);
    }

    private static String items(Answer answer) throws IOException {
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
        StringBuilder items = new StringBuilder();
        answer.json()
                .get("hits")
                .forEach(hit -> items.append(hit.get("item_id").asText()).append(' '));
        return items.toString().strip();
    }
}
