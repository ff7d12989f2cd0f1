package io.tuwen.search.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tuwen.search.http.Service.Answer;
import io.tuwen.search.retrieval.Plane;
import io.tuwen.search.retrieval.WordedSides;
import io.tuwen.search.retrieval.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HybridServiceTest {
    private final Words words = new Words().with("cup", "0");
    private final Service service =
            Service.of(new WordedSides(new Plane().with("shirt", 0).with("cup", 90), new Plane(), words));

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void search_hybrid_tellsMethod_andRanksOfEach() throws Exception {
        JsonNode json = service.search("{'text': '0', 'method': 'hybrid', 'explain': true}")
                .json();

        assertThat(json.get("method").toString())
                .isEqualTo("{\"asked\":\"hybrid\",\"used\":\"hybrid\",\"reason\":null}");
        assertThat(json.get("hits").get(0).get("item_id").asText()).isEqualTo("cup");
        assertThat(json.get("hits").get(0).get("explain").get("fulltext").toString())
                .isEqualTo("{\"rank\":1,\"score\":1.0}");
        assertThat(json.get("hits")
                        .get(0)
                        .get("explain")
                        .get("images")
                        .get("rank")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void search_fulltext_tellsCaptions() throws Exception {
        JsonNode json = service.search("{'text': '0', 'method': 'fulltext'}").json();

        assertThat(json.get("method").get("used").asText()).isEqualTo("fulltext");
        assertThat(json.get("hits")).hasSize(1);
        assertThat(json.get("hits").get(0).get("caption").asText()).isEqualTo("0");
    }

    @Test
    void indexWithoutWords_tellsWhy_andAboutDoes() throws Exception {
        assertThat(service.get("/v1/about").json().get("fulltext").toString())
                .isEqualTo("{\"available\":true,\"reason\":null}");

        words.lose("made before");

        assertThat(service.search("{'text': '0', 'method': 'hybrid'}")
                        .json()
                        .get("method")
                        .toString())
                .isEqualTo("{\"asked\":\"hybrid\",\"used\":\"dense\",\"reason\":\"made before\"}");
        assertThat(service.get("/v1/about").json().get("fulltext").toString())
                .isEqualTo("{\"available\":false,\"reason\":\"made before\"}");
    }

    @Test
    void method_thatIsNone_orWantsWords_isRefused() throws Exception {
        Answer unknown = service.search("{'text': '0', 'method': 'sparse'}");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().get("name").asText()).isEqualTo("method");
        assertThat(unknown.json().get("expectation").asText()).isEqualTo("dense, fulltext or hybrid");

        Answer wordless = service.search("{'like': 'cup', 'method': 'fulltext'}");
        assertThat(wordless.status()).isEqualTo(400);
        assertThat(wordless.json().get("name").asText()).isEqualTo("method");
    }
}
