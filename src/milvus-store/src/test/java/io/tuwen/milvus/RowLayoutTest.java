package io.tuwen.milvus;

import static org.assertj.core.api.Assertions.assertThat;

import io.milvus.grpc.CollectionSchema;
import io.milvus.grpc.DataType;
import io.milvus.grpc.FieldSchema;
import io.tuwen.core.model.Tower;
import org.junit.jupiter.api.Test;

class RowLayoutTest {
    private final RowLayout layout = new RowLayout(Tower.TEXT, 512);

    @Test
    void differences_ofItself_areNone() {
        assertThat(layout.differences(layout.schema("c"))).isEmpty();
    }

    @Test
    void differences_ofAnother_areAllNamed() {
        CollectionSchema found = new RowLayout(Tower.IMAGE, 256)
                .schema("c").toBuilder()
                        .setEnableDynamicField(true)
                        .addFields(FieldSchema.newBuilder().setName("colour").setDataType(DataType.Int8))
                        .build();

        assertThat(layout.differences(found))
                .containsExactlyInAnyOrder(
                        "field caption: absent (expected: VarChar(65535))",
                        "field colour: Int8 (expected: absent)",
                        "field vector: FloatVector(256) (expected: FloatVector(512))",
                        "dynamic fields: on (expected: off)");
    }

    @Test
    void differences_keyOfAnotherKind_isNamed() {
        CollectionSchema.Builder found = layout.schema("c").toBuilder();
        found.getFieldsBuilder(0).setIsPrimaryKey(false);

        assertThat(layout.differences(found.build()))
                .containsExactly("field row_key: VarChar(321) (expected: VarChar(321) primary key)");
    }
}
