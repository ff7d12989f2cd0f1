package io.tuwen.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tuwen.schemas.registry.Answer.Given;
import io.tuwen.schemas.registry.Answer.Missing;
import io.tuwen.schemas.registry.Answer.Refused;
import io.tuwen.schemas.wire.KnownSchemas;
import io.tuwen.schemas.wire.Resolution;
import io.tuwen.schemas.wire.Resolution.Found;
import io.tuwen.schemas.wire.Resolution.Unavailable;
import io.tuwen.schemas.wire.Resolution.Unknown;
import io.tuwen.schemas.wire.SchemaResolver;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/**
 * A registry with a Confluent-compatible API. Schemas are remembered for good, unknown ids for a while, failures not at
 * all. Fingerprints are answered from {@link KnownSchemas}: registries know none. Safe for use by many threads; a call
 * blocks for the request time-out at most.
 *
 * <p>Any method throws {@link RegistryAccessDeniedException} when the registry refuses the credentials.
 */
public final class SchemaRegistry implements SchemaResolver {
    private static final int SCHEMA_NOT_FOUND = 40403;

    private final RegistryHttp http;
    private final KnownSchemas known = new KnownSchemas();
    private final Map<Integer, Found> found = new ConcurrentHashMap<>();
    private final UnknownIds unknown;

    public SchemaRegistry(RegistrySettings settings) {
        this(settings, InstantSource.system());
    }

    SchemaRegistry(RegistrySettings settings, InstantSource clock) {
        this.http = new RegistryHttp(settings);
        this.unknown = new UnknownIds(settings.unknownFor(), clock);
    }

    @Override
    public Resolution byId(int id) {
        Found remembered = found.get(id);
        if (remembered != null) {
            return remembered;
        }
        return unknown.find(id).map(Resolution.class::cast).orElseGet(() -> ask(id));
    }

    @Override
    public Resolution byFingerprint(long fingerprint) {
        return known.byFingerprint(fingerprint);
    }

    private Resolution ask(int id) {
        if (id < 0) {
            return new Unknown("schema id: " + id + " (expected: >= 0)");
        }
        Resolution resolution = resolution(id, http.get("/schemas/ids/" + id));
        if (resolution instanceof Found schema) {
            found.put(id, schema);
        } else if (resolution instanceof Unknown no) {
            unknown.remember(id, no);
        }
        return resolution;
    }

    private static Resolution resolution(int id, Answer answer) {
        if (answer instanceof Missing missing) {
            return new Unavailable("schema registry: " + missing.message());
        }
        if (answer instanceof Refused refused) {
            return refused(id, refused);
        }
        return schema(id, ((Given) answer).body());
    }

    // Any other no is about the question, not about the id: under a wrong path, real registries answer 404 with a code
    // of their own. Taking that for unknown would send a whole topic to the dead letters.
    private static Resolution refused(int id, Refused refused) {
        String said = refused.code() + " " + refused.message();
        return refused.code() == SCHEMA_NOT_FOUND
                ? new Unknown("schema id: " + id + " (expected: known to the schema registry, which says " + said + ")")
                : new Unavailable("schema registry: asked for id " + id + " it says " + said
                        + " (expected: the path of a Confluent-compatible API)");
    }

    private static Resolution schema(int id, JsonNode body) {
        String type = body.path("schemaType").asText("AVRO");
        if (!type.equals("AVRO")) {
            return new Unknown("schema id: " + id + " is of type " + type + " (expected: AVRO)");
        }
        if (!body.path("references").isEmpty()) {
            return new Unknown("schema id: " + id + " refers to other schemas (expected: one complete in itself;"
                    + " register it with the types that it uses written out)");
        }
        if (!body.path("schema").isTextual()) {
            return new Unavailable("schema registry: no schema in the answer for id " + id
                    + " (expected: a schema registry at this address)");
        }
        return parsed(id, body.path("schema").textValue());
    }

    // Avro's parser tells of bad text by exceptions of unrelated types, a missing type by a null pointer.
    private static Resolution parsed(int id, String text) {
        try {
            // A writer's defaults never matter to its reader: let those pass that other languages let pass.
            return new Found(new Schema.Parser().setValidateDefaults(false).parse(text));
        } catch (RuntimeException e) {
            return new Unknown("schema id: " + id + " is no Avro schema complete in itself: "
                    + e.getClass().getSimpleName());
        }
    }

    /**
     * Has a schema registered, or finds that it is.
     *
     * @param subject {@code <topic>-value} by custom
     */
    public Registration register(String subject, Schema schema) {
        String path = "/subjects/" + URLEncoder.encode(subject, StandardCharsets.UTF_8) + "/versions";
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("schema", schema.toString())
                .toString();
        Answer answer = http.post(path, body);
        if (answer instanceof Missing missing) {
            return new Registration.Unavailable("schema registry: " + missing.message());
        }
        if (answer instanceof Refused refused) {
            return new Registration.Refused("subject: " + subject + ": " + refused.code() + " " + refused.message());
        }
        JsonNode id = ((Given) answer).body().path("id");
        return id.isInt()
                ? new Registration.Registered(id.intValue())
                : new Registration.Unavailable("schema registry: no id in the answer for subject " + subject);
    }
}
