package io.tuwen.milvus;

import com.google.protobuf.ByteString;
import io.milvus.grpc.DataType;
import io.milvus.grpc.FieldData;
import io.milvus.grpc.FloatArray;
import io.milvus.grpc.JSONArray;
import io.milvus.grpc.LongArray;
import io.milvus.grpc.ScalarField;
import io.milvus.grpc.StringArray;
import io.milvus.grpc.VectorField;
import io.tuwen.core.identity.Digest;
import io.tuwen.core.identity.RowKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows as the columns that travel. */
record RowColumns(RowLayout layout) {

    List<FieldData> write(List<StoredRow> rows) {
        List<FieldData> columns = new ArrayList<>();
        columns.add(texts(RowLayout.ROW_KEY, rows, row -> row.key().toString()));
        columns.add(texts(RowLayout.ITEM_ID, rows, row -> row.key().itemId().value()));
        columns.add(
                texts(RowLayout.CONTENT_ID, rows, row -> row.key().contentId().value()));
        columns.add(longs(RowLayout.VERSION, rows, StoredRow::version));
        columns.add(
                texts(RowLayout.CONTENT_DIGEST, rows, row -> row.contentDigest().toString()));
        columns.add(longs(RowLayout.OCCURRED_AT, rows, StoredRow::occurredAt));
        columns.add(jsons(rows));
        if (layout.hasCaption()) {
            columns.add(texts(RowLayout.CAPTION, rows, row -> Objects.requireNonNull(row.caption())));
        }
        columns.add(vectors(rows));
        return columns;
    }

    /**
     * @param columns in any order, the vector among them or not; none at all for no rows
     * @throws IllegalStateException when a column is absent or holds what this program never wrote
     */
    List<StoredRow> read(List<FieldData> columns) {
        Map<String, FieldData> byName =
                columns.stream().collect(Collectors.toMap(FieldData::getFieldName, Function.identity(), (a, b) -> a));
        FieldData keys = byName.get(RowLayout.ROW_KEY);
        if (keys == null) {
            return List.of();
        }
        int count = keys.getScalars().getStringData().getDataCount();
        Reader reader = new Reader(byName, layout, byName.get(RowLayout.VECTOR));
        List<StoredRow> rows = new ArrayList<>(count);
        for (int row = 0; row < count; row++) {
            rows.add(reader.row(row));
        }
        return rows;
    }

    private record Reader(
            Map<String, FieldData> columns,
            RowLayout layout,
            @Nullable FieldData vectors) {
        StoredRow row(int row) {
            return new StoredRow(
                    RowKey.parse(text(RowLayout.ROW_KEY, row)),
                    number(RowLayout.VERSION, row),
                    Digest.parse(text(RowLayout.CONTENT_DIGEST, row)),
                    number(RowLayout.OCCURRED_AT, row),
                    column(RowLayout.ATTRIBUTES).getJsonData().getData(row),
                    layout.hasCaption() ? text(RowLayout.CAPTION, row) : null,
                    vector(row));
        }

        private String text(String field, int row) {
            return column(field).getStringData().getData(row);
        }

        private long number(String field, int row) {
            return column(field).getLongData().getData(row);
        }

        private ScalarField column(String field) {
            FieldData column = columns.get(field);
            if (column == null) {
                throw new IllegalStateException("Milvus answered without the column " + field);
            }
            return column.getScalars();
        }

        private float[] vector(int row) {
            if (vectors == null) {
                return new float[0];
            }
            FloatArray floats = vectors.getVectors().getFloatVector();
            float[] vector = new float[layout.dim()];
            for (int i = 0; i < vector.length; i++) {
                vector[i] = floats.getData(row * vector.length + i);
            }
            return vector;
        }
    }

    private static FieldData texts(String name, List<StoredRow> rows, Function<StoredRow, String> value) {
        StringArray.Builder values = StringArray.newBuilder();
        rows.forEach(row -> values.addData(value.apply(row)));
        return column(name, DataType.VarChar, ScalarField.newBuilder().setStringData(values));
    }

    private static FieldData longs(String name, List<StoredRow> rows, ToLongFunction<StoredRow> value) {
        LongArray.Builder values = LongArray.newBuilder();
        rows.forEach(row -> values.addData(value.applyAsLong(row)));
        return column(name, DataType.Int64, ScalarField.newBuilder().setLongData(values));
    }

    private static FieldData jsons(List<StoredRow> rows) {
        List<ByteString> values = rows.stream().map(StoredRow::attributes).toList();
        return column(
                RowLayout.ATTRIBUTES,
                DataType.JSON,
                ScalarField.newBuilder().setJsonData(JSONArray.newBuilder().addAllData(values)));
    }

    private static FieldData column(String name, DataType type, ScalarField.Builder values) {
        return FieldData.newBuilder()
                .setFieldName(name)
                .setType(type)
                .setScalars(values)
                .build();
    }

    private FieldData vectors(List<StoredRow> rows) {
        FloatArray.Builder floats = FloatArray.newBuilder();
        for (StoredRow row : rows) {
            for (float value : row.vector()) {
                floats.addData(value);
            }
        }
        return FieldData.newBuilder()
                .setFieldName(RowLayout.VECTOR)
                .setType(DataType.FloatVector)
                .setVectors(VectorField.newBuilder().setDim(layout.dim()).setFloatVector(floats))
                .build();
    }
}
