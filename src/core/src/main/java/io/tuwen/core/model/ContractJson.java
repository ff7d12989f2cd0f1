package io.tuwen.core.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;

/** JSON of a model folder to records: nothing may be missing, null or of another kind. */
final class ContractJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private ContractJson() {}

    /**
     * @param file named in what is thrown
     * @throws FailureException CONFIGURATION_INVALID
     */
    static <T> T parse(String file, String json, Class<T> type) {
        T value;
        try {
            value = MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw invalid(file + ": " + e.getOriginalMessage());
        }
        if (value == null) {
            throw invalid(file + ": null (expected: an object)");
        }
        return value;
    }

    static FailureException invalid(String message) {
        return new FailureException(FailureCode.CONFIGURATION_INVALID, message);
    }
}
