package io.tuwen.milvus;

import io.milvus.grpc.CollectionSchema;
import io.milvus.grpc.DataType;
import io.milvus.grpc.FieldSchema;
import io.milvus.grpc.KeyValuePair;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.model.Tower;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The fields of a collection. All are declared: milvus-lite merges dynamic ones, so that what is left out would stay.
 *
 * @param dim floats in a vector
 */
record RowLayout(Tower tower, int dim) {
    static final String ROW_KEY = "row_key";
    static final String ITEM_ID = "item_id";
    static final String CONTENT_ID = "content_id";
    static final String VERSION = "version";
    static final String CONTENT_DIGEST = "content_digest";
    static final String OCCURRED_AT = "occurred_at";
    static final String ATTRIBUTES = "attributes";
    static final String CAPTION = "caption";
    static final String VECTOR = "vector";

    /** What a VARCHAR holds at most, in bytes. */
    static final int CAPTION_BYTES = 65_535;

    /** What a JSON value takes at most. */
    static final int ATTRIBUTES_BYTES = 65_536;

    private static final int CONTENT_ID_BYTES = 64;
    private static final int DIGEST_BYTES = 32;
    private static final String MAX_LENGTH = "max_length";
    private static final String DIM = "dim";

    boolean hasCaption() {
        return tower == Tower.TEXT;
    }

    /** All but the vector. */
    List<String> headerFields() {
        List<String> names = new ArrayList<>(List.of(ROW_KEY, VERSION, CONTENT_DIGEST, OCCURRED_AT, ATTRIBUTES));
        if (hasCaption()) {
            names.add(CAPTION);
        }
        return names;
    }

    List<String> allFields() {
        List<String> names = headerFields();
        names.add(VECTOR);
        return names;
    }

    CollectionSchema schema(String collection) {
        CollectionSchema.Builder schema = CollectionSchema.newBuilder()
                .setName(collection)
                .setEnableDynamicField(false)
                .addFields(varchar(ROW_KEY, CONTENT_ID_BYTES + 1 + ItemId.MAX_BYTES).toBuilder()
                        .setIsPrimaryKey(true))
                .addFields(varchar(ITEM_ID, ItemId.MAX_BYTES))
                .addFields(varchar(CONTENT_ID, CONTENT_ID_BYTES))
                .addFields(field(VERSION, DataType.Int64))
                .addFields(varchar(CONTENT_DIGEST, DIGEST_BYTES))
                .addFields(field(OCCURRED_AT, DataType.Int64))
                .addFields(field(ATTRIBUTES, DataType.JSON));
        if (hasCaption()) {
            schema.addFields(varchar(CAPTION, CAPTION_BYTES));
        }
        return schema.addFields(field(VECTOR, DataType.FloatVector, DIM, dim)).build();
    }

    /** What a collection's schema has other than this; empty when nothing. Words that it keeps are no difference. */
    List<String> differences(CollectionSchema found) {
        Map<String, String> wanted = described(schema(found.getName()));
        Map<String, String> there = described(FullText.without(found));
        TreeSet<String> names = new TreeSet<>(wanted.keySet());
        names.addAll(there.keySet());
        List<String> differences = names.stream()
                .filter(name -> !Objects.equals(wanted.get(name), there.get(name)))
                .map(name -> "field " + name + ": " + there.getOrDefault(name, "absent") + " (expected: "
                        + wanted.getOrDefault(name, "absent") + ")")
                .collect(Collectors.toCollection(ArrayList::new));
        if (found.getEnableDynamicField()) {
            differences.add("dynamic fields: on (expected: off)");
        }
        return differences;
    }

    private static Map<String, String> described(CollectionSchema schema) {
        return schema.getFieldsList().stream()
                .filter(field -> !field.getIsDynamic())
                .collect(Collectors.toMap(FieldSchema::getName, RowLayout::described, (a, b) -> a, TreeMap::new));
    }

    private static String described(FieldSchema field) {
        String sizes = field.getTypeParamsList().stream()
                .filter(param -> param.getKey().equals(DIM) || param.getKey().equals(MAX_LENGTH))
                .map(KeyValuePair::getValue)
                .collect(Collectors.joining());
        return field.getDataType()
                + (sizes.isEmpty() ? "" : "(" + sizes + ")")
                + (field.getIsPrimaryKey() ? " primary key" : "");
    }

    private static FieldSchema varchar(String name, int bytes) {
        return field(name, DataType.VarChar, MAX_LENGTH, bytes);
    }

    private static FieldSchema field(String name, DataType type, String parameter, int value) {
        return field(name, type).toBuilder()
                .addTypeParams(parameter(parameter, Integer.toString(value)))
                .build();
    }

    private static FieldSchema field(String name, DataType type) {
        return FieldSchema.newBuilder().setName(name).setDataType(type).build();
    }

    static KeyValuePair parameter(String key, String value) {
        return KeyValuePair.newBuilder().setKey(key).setValue(value).build();
    }
}
