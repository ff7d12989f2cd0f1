package io.tuwen.milvus;

import io.milvus.grpc.KeyValuePair;
import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.Tower;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which model a collection's vectors are of, as its properties tell: they are all that milvus-lite keeps beside rows. */
record CollectionOwner(Map<String, String> properties) {
    private static final String PREFIX = "tuwen.";
    private static final String MODEL = PREFIX + "model";
    private static final String FINGERPRINT = PREFIX + "fingerprint";

    /** Of rows and properties as this program writes them; another one means that they are not readable for it. */
    private static final String FORMAT = "1";

    static CollectionOwner of(Tower tower, ModelContract model) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(MODEL, model.name());
        properties.put(FINGERPRINT, model.fingerprint());
        properties.put(PREFIX + "preprocessing", model.preprocessing(tower));
        properties.put(PREFIX + "tower", tower.name());
        properties.put(PREFIX + "format", FORMAT);
        return new CollectionOwner(properties);
    }

    static CollectionOwner read(List<KeyValuePair> found) {
        return new CollectionOwner(found.stream()
                .filter(property -> property.getKey().startsWith(PREFIX))
                .collect(Collectors.toMap(KeyValuePair::getKey, KeyValuePair::getValue, (a, b) -> a)));
    }

    /** For people. */
    String model() {
        return properties.getOrDefault(MODEL, "of nobody's knowledge");
    }

    /** Empty when nobody wrote one. */
    String fingerprint() {
        return properties.getOrDefault(FINGERPRINT, "");
    }

    List<KeyValuePair> toProperties() {
        return properties.entrySet().stream()
                .map(property -> RowLayout.parameter(property.getKey(), property.getValue()))
                .toList();
    }

    /** What another has other than this; empty when nothing. */
    List<String> differences(CollectionOwner found) {
        List<String> differences = new ArrayList<>();
        properties.forEach((name, wanted) -> {
            String there = found.properties.getOrDefault(name, "absent");
            if (!there.equals(wanted)) {
                differences.add(name + ": " + there + " (expected: " + wanted + ")");
            }
        });
        return differences;
    }
}
