package io.tuwen.schemas.wire;

import io.tuwen.schemas.wire.Resolution.Found;
import io.tuwen.schemas.wire.Resolution.Unavailable;
import io.tuwen.schemas.wire.Resolution.Unknown;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/** A registry in memory that can be away, and counts what it is asked. */
final class MapResolver implements SchemaResolver {
    private final Map<Integer, Schema> byId = new HashMap<>();
    private boolean away;
    private int asked;

    int add(Schema schema) {
        byId.put(byId.size() + 1, schema);
        return byId.size();
    }

    void goAway() {
        away = true;
    }

    void comeBack() {
        away = false;
    }

    int asked() {
        return asked;
    }

    @Override
    public Resolution byId(int id) {
        asked++;
        if (away) {
            return new Unavailable("away");
        }
        Schema schema = byId.get(id);
        return schema == null ? new Unknown("no id " + id) : new Found(schema);
    }

    @Override
    public Resolution byFingerprint(long fingerprint) {
        asked++;
        return byId.values().stream()
                .filter(schema -> SchemaNormalization.parsingFingerprint64(schema) == fingerprint)
                .<Resolution>map(Found::new)
                .findFirst()
                .orElseGet(() -> new Unknown("no fingerprint"));
    }
}
