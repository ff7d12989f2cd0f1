package io.tuwen.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tuwen.schemas.CaptionEvent;
import io.tuwen.schemas.wire.Resolution;
import io.tuwen.schemas.wire.Resolution.Found;
import io.tuwen.schemas.wire.Resolution.Unavailable;
import io.tuwen.schemas.wire.Resolution.Unknown;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every behaviour of a server ends in a named answer, in bounded time and memory. */
class SchemaRegistryTest {
    private static final String FOUND = "{\"schema\":\"\\\"string\\\"\"}";
    private static final String NOT_FOUND = "{\"error_code\":40403,\"message\":\"Schema not found\"}";

    private final ScriptedRegistry server = new ScriptedRegistry();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final SchemaRegistry registry = registry(Duration.ofSeconds(10));

    private SchemaRegistry registry(Duration timeout) {
        return new SchemaRegistry(settings(timeout), now::get);
    }

    private RegistrySettings settings(Duration timeout) {
        return new RegistrySettings(
                server.address(), new RegistryCredentials.Anonymous(), timeout, timeout, Duration.ofSeconds(30), 1_000);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void knownId_isFoundAndAskedForOnce() {
        server.replies(200, FOUND);

        assertThat(registry.byId(7)).isEqualTo(new Found(Schema.create(Schema.Type.STRING)));
        server.replies(500, "");
        assertThat(registry.byId(7)).isInstanceOf(Found.class);
        assertThat(server.requests()).containsExactly("GET /schemas/ids/7");
    }

    @Test
    void basePath_isKept() {
        server.replies(200, FOUND);

        new SchemaRegistry(RegistrySettings.of(server.address().resolve("/apis/ccompat/v7/"))).byId(7);

        assertThat(server.requests()).containsExactly("GET /apis/ccompat/v7/schemas/ids/7");
    }

    @Test
    void unknownId_isUnknownForAWhileOnly() {
        server.replies(404, NOT_FOUND);

        assertThat(registry.byId(7))
                .isInstanceOfSatisfying(
                        Unknown.class,
                        unknown -> assertThat(unknown.message()).contains("schema id: 7", "40403 Schema not found"));
        server.replies(200, FOUND);
        now.set(Instant.EPOCH.plusSeconds(29));
        assertThat(registry.byId(7)).isInstanceOf(Unknown.class);
        now.set(Instant.EPOCH.plusSeconds(30));
        assertThat(registry.byId(7)).isInstanceOf(Found.class);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void negativeId_isUnknownWithoutAsking() {
        assertThat(registry.byId(-1)).isInstanceOf(Unknown.class);
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | <html>no such page</html> | path of a Confluent-compatible API",
                "404 | {\"error\":\"Not Found\"}  | path of a Confluent-compatible API",
                "404 | {\"error_code\":404,\"message\":\"no resource\"} | says 404 no resource",
                "422 | {\"error_code\":42201}     | says 42201",
                "400 | plain request to TLS port | answered 400",
                "408 | {\"error_code\":40801}     | answered 408",
                "429 | {\"error_code\":42901}     | answered 429",
                "500 | {\"error_code\":50001}     | answered 500",
                "503 |                            | answered 503",
                "302 |                            | final address",
                "200 | <html>log in</html>        | no JSON object",
                "200 | {\"schema\":               | no JSON object",
                "200 | []                         | no JSON object",
                "200 | {}                         | no schema in the answer",
                "200 | {\"schema\":7}             | no schema in the answer",
            })
    void whatIsNoAnswerOfARegistry_meansLater(int status, String body, String message) {
        server.replies(status, body == null ? "" : body);

        assertUnavailable(registry.byId(7), message);
        server.replies(200, FOUND);
        assertThat(registry.byId(7)).isInstanceOf(Found.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"schemaType\":\"PROTOBUF\",\"schema\":\"message A {}\"} | of type PROTOBUF",
                "{\"schema\":\"\\\"shop.B\\\"\",\"references\":[{\"name\":\"shop.B\",\"subject\":\"b\",\"version\":1}]} | refers to",
                "{\"schema\":\"{\\\"type\\\":\\\"recrod\\\"}\"} | no Avro schema",
                "{\"schema\":\"not json\"} | no Avro schema",
                "{\"schema\":\"\"} | no Avro schema",
                "{\"schema\":\"\\\"shop.B\\\"\"} | no Avro schema",
                "{\"schema\":\"{\\\"type\\\":\\\"array\\\",\\\"items\\\":\\\"shop.B\\\"}\"} | no Avro schema",
            })
    void schemaThatCannotBeUsed_isUnknownWithTheReason(String body, String message) {
        server.replies(200, body);

        assertThat(registry.byId(7))
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.message()).contains(message));
    }

    @Test
    void emptyReferences_areNone() {
        server.replies(200, "{\"schema\":\"\\\"string\\\"\",\"schemaType\":\"AVRO\",\"references\":[]}");

        assertThat(registry.byId(7)).isInstanceOf(Found.class);
    }

    @Test
    void writersBadDefault_passes() {
        server.replies(
                200,
                "{\"schema\":\"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"A\\\",\\\"fields\\\":"
                        + "[{\\\"name\\\":\\\"a\\\",\\\"type\\\":\\\"long\\\",\\\"default\\\":\\\"\\\"}]}\"}");

        assertThat(registry.byId(7)).isInstanceOf(Found.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void refusedCredentials_areNamed(int status) {
        server.replies(status, "{\"error_code\":40301}");

        assertThatThrownBy(() -> registry.byId(7))
                .isInstanceOf(RegistryAccessDeniedException.class)
                .hasMessageContainingAll("answered " + status, "check the registry's credentials");
    }

    @Test
    void silentServer_isUnavailable() {
        server.neverAnswers();

        assertUnavailable(registry(Duration.ofMillis(200)).byId(7), "not answered in PT0.2S");
    }

    @Test
    void stalledBody_isUnavailable() {
        server.stallsInTheBody();

        assertUnavailable(registry(Duration.ofMillis(200)).byId(7), "not answered in PT0.2S");
    }

    @Test
    void cutConnection_isUnavailable() {
        server.cutsTheConnection();

        assertUnavailable(registry.byId(7), "failed");
    }

    @Test
    void endlessBody_isGivenUp() {
        server.neverStops();

        assertUnavailable(registry.byId(7), "more than 1000 bytes");
    }

    @Test
    void closedPort_isUnavailable() {
        server.close();

        assertUnavailable(registry.byId(7), "ConnectException");
    }

    @Test
    void interrupt_endsTheCallAndStays() {
        server.neverAnswers();

        Thread.currentThread().interrupt();
        assertUnavailable(registry.byId(7), "interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void credentials_areSentAndNeverShown() {
        server.replies(200, FOUND);
        RegistryCredentials basic = new RegistryCredentials.Basic("shop", "geheim");
        RegistryCredentials bearer = new RegistryCredentials.Bearer("geheim");

        new SchemaRegistry(RegistrySettings.of(server.address()).withCredentials(basic)).byId(1);
        new SchemaRegistry(RegistrySettings.of(server.address()).withCredentials(bearer)).byId(2);

        assertThat(server.requests())
                .containsExactly("GET /schemas/ids/1 Basic c2hvcDpnZWhlaW0=", "GET /schemas/ids/2 Bearer geheim");
        assertThat(basic + " " + bearer).doesNotContain("geheim");
    }

    @Test
    void fingerprint_isAnsweredWithoutARequest() {
        long fingerprint = SchemaNormalization.parsingFingerprint64(CaptionEvent.getClassSchema());

        assertThat(registry.byFingerprint(fingerprint)).isInstanceOf(Found.class);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void register_tellsTheId() {
        server.replies(200, "{\"id\":12}");

        assertThat(registry.register("catalogue.images-value", CaptionEvent.getClassSchema()))
                .isEqualTo(new Registration.Registered(12));
        assertThat(server.requests()).containsExactly("POST /subjects/catalogue.images-value/versions");
    }

    @Test
    void registerOfWhatIsIncompatible_isRefused() {
        server.replies(409, "{\"error_code\":409,\"message\":\"incompatible\"}");

        assertThat(registry.register("a", CaptionEvent.getClassSchema()))
                .isEqualTo(new Registration.Refused("subject: a: 409 incompatible"));
    }

    @Test
    void registerWhileAway_isUnavailable() {
        server.replies(503, "");

        assertThat(registry.register("a", CaptionEvent.getClassSchema())).isInstanceOf(Registration.Unavailable.class);
    }

    private static void assertUnavailable(Resolution resolution, String message) {
        assertThat(resolution)
                .isInstanceOfSatisfying(
                        Unavailable.class, away -> assertThat(away.message()).contains(message));
    }
}
