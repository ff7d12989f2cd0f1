package io.tuwen.schemas.wire;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** Other versions of a contract, as a producer may have them. */
final class Schemas {
    private Schemas() {}

    static Schema edit(Schema contract, Consumer<List<Schema.Field>> change) {
        List<Schema.Field> fields = contract.getFields().stream()
                .map(field -> new Schema.Field(field, field.schema()))
                .collect(Collectors.toList());
        change.accept(fields);
        return Schema.createRecord(contract.getName(), null, contract.getNamespace(), false, fields);
    }
}
