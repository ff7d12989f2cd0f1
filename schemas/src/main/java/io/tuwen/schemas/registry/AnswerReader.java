package io.tuwen.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tuwen.schemas.registry.Answer.Given;
import io.tuwen.schemas.registry.Answer.Missing;
import io.tuwen.schemas.registry.Answer.Refused;
import java.io.IOException;

/** Status and body to answer. Pure. */
final class AnswerReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TEXT_LIMIT = 200;

    private AnswerReader() {}

    /** @throws RegistryAccessDeniedException for 401 and 403 */
    static Answer read(String question, int status, byte[] body) {
        if (status == 401 || status == 403) {
            throw new RegistryAccessDeniedException("schema registry: " + question + " answered " + status
                    + " (expected: access; check the registry's credentials and their rights)");
        }
        JsonNode json = json(body);
        if (status == 200) {
            return json.isObject()
                    ? new Given(json)
                    : new Missing(question + " answered 200 and no JSON object (expected: a schema registry there)");
        }
        // 408 and 429 come with an error code as well, and mean: later.
        boolean verdict = status >= 400 && status < 500 && status != 408 && status != 429;
        if (verdict && json.path("error_code").isInt()) {
            return new Refused(
                    json.path("error_code").intValue(), cut(json.path("message").asText()));
        }
        return new Missing(question + " answered " + status + hint(status));
    }

    private static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    private static String hint(int status) {
        if (status >= 300 && status < 400) {
            return " (expected: no redirect; name the registry's final address)";
        }
        return status == 404
                ? " without a registry's error code (expected: the path of a Confluent-compatible API)"
                : "";
    }

    private static String cut(String text) {
        return text.length() <= TEXT_LIMIT ? text : text.substring(0, TEXT_LIMIT) + "...";
    }
}
