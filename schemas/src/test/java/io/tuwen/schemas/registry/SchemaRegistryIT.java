package io.tuwen.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.schemas.CaptionEvent;
import io.tuwen.schemas.ImageEvent;
import io.tuwen.schemas.registry.Registration.Refused;
import io.tuwen.schemas.registry.Registration.Registered;
import io.tuwen.schemas.wire.DecodeResult.Decoded;
import io.tuwen.schemas.wire.DecodeResult.UnknownSchema;
import io.tuwen.schemas.wire.RecordDecoder;
import io.tuwen.schemas.wire.RecordEncoder;
import io.tuwen.schemas.wire.Resolution;
import io.tuwen.schemas.wire.Resolution.Found;
import io.tuwen.schemas.wire.Resolution.Unavailable;
import io.tuwen.schemas.wire.Resolution.Unknown;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The client against a real registry. */
class SchemaRegistryIT {
    private static RealRegistry server;
    private static SchemaRegistry registry;

    @BeforeAll
    static void start() throws Exception {
        server = RealRegistry.start();
        registry = new SchemaRegistry(RegistrySettings.of(server.address()));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        server.close();
    }

    @Test
    void registeredSchema_carriesARecordAcross() {
        int id = registered("captions-value", CaptionEvent.getClassSchema());
        CaptionEvent caption = CaptionEvent.newBuilder()
                .setItemId("杯子-1")
                .setVersion(8)
                .setOccurredAt(Instant.EPOCH)
                .setCaption("红色马克杯")
                .setAttributes(Map.of("price", 1.5))
                .build();

        byte[] value = RecordEncoder.registered(CaptionEvent.class, id).encode(caption);

        assertThat(new RecordDecoder<>(CaptionEvent.class, registry).decode(value))
                .isEqualTo(new Decoded<>(caption));
    }

    @Test
    void registeringTwice_tellsTheSameId() {
        int first = registered("twice-value", ImageEvent.getClassSchema());

        assertThat(registered("twice-value", ImageEvent.getClassSchema())).isEqualTo(first);
        assertThat(registry.byId(first)).isEqualTo(new Found(ImageEvent.getClassSchema()));
    }

    @Test
    void unknownId_isTheRecordsFault() {
        assertThat(registry.byId(987_654))
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.message()).contains("40403"));
        assertThat(new RecordDecoder<>(CaptionEvent.class, registry).decode(new byte[] {0, 0, 1, 2, 3, 4}))
                .isInstanceOf(UnknownSchema.class);
    }

    @Test
    void incompatibleSchema_isRefused() throws Exception {
        registered("strict-value", record("{\"name\":\"a\",\"type\":\"string\"}"));
        send("PUT", "/config/strict-value", "{\"compatibility\":\"BACKWARD\"}");

        assertThat(registry.register("strict-value", record("{\"name\":\"a\",\"type\":\"long\"}")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.message()).contains("409"));
    }

    @Test
    void protobufSchema_isNamedAsSuch() throws Exception {
        String answer = send(
                "POST",
                "/subjects/proto-value/versions",
                "{\"schemaType\":\"PROTOBUF\",\"schema\":\"message Foo { required string f = 1; }\"}");

        assertUnknown(registry.byId(id(answer)), "of type PROTOBUF");
    }

    @Test
    void schemaWithReferences_isNamedAsSuch() throws Exception {
        registered("money-value", record("{\"name\":\"a\",\"type\":\"long\"}"));
        String answer = send("POST", "/subjects/order-value/versions", """
                {"schema": "{\\"type\\":\\"record\\",\\"name\\":\\"Order\\",\\"namespace\\":\\"shop\\",\\"fields\\":\
                [{\\"name\\":\\"m\\",\\"type\\":\\"shop.Money\\"}]}",
                 "references": [{"name": "shop.Money", "subject": "money-value", "version": 1}]}""");

        assertUnknown(registry.byId(id(answer)), "refers to other schemas");
    }

    @Test
    void wrongPath_isNotTheRecordsFault() {
        URI wrong = server.address().resolve("/apis/nothing");

        assertThat(new SchemaRegistry(RegistrySettings.of(wrong)).byId(1)).isInstanceOf(Unavailable.class);
    }

    private int registered(String subject, Schema schema) {
        Registration registration = registry.register(subject, schema);
        assertThat(registration).isInstanceOf(Registered.class);
        return ((Registered) registration).id();
    }

    private static Schema record(String field) {
        return new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"Money\",\"namespace\":\"shop\",\"fields\":[" + field + "]}");
    }

    private static void assertUnknown(Resolution resolution, String message) {
        assertThat(resolution)
                .isInstanceOfSatisfying(
                        Unknown.class, unknown -> assertThat(unknown.message()).contains(message));
    }

    private static int id(String answer) {
        return Integer.parseInt(answer.replaceAll("\\D", ""));
    }

    private static String send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + path))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }
}
