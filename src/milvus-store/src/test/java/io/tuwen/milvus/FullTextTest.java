package io.tuwen.milvus;

import static org.assertj.core.api.Assertions.assertThat;

import io.milvus.grpc.CollectionSchema;
import io.milvus.grpc.DescribeCollectionResponse;
import io.milvus.grpc.FieldSchema;
import io.tuwen.core.model.Tower;
import org.junit.jupiter.api.Test;

class FullTextTest {
    private final RowLayout layout = new RowLayout(Tower.TEXT, 512);
    private final CollectionSchema plain = layout.schema("c");
    private final CollectionSchema kept = FullText.with(plain);

    @Test
    void differences_wordsThatAreKept_areNone() {
        assertThat(layout.differences(kept)).isEmpty();
    }

    @Test
    void differences_fieldOfThatNameThatNobodyFills_isNamed() {
        CollectionSchema unfilled = kept.toBuilder().clearFunctions().build();

        assertThat(FullText.in(unfilled)).isFalse();
        assertThat(layout.differences(unfilled))
                .containsExactly("field caption_words: SparseFloatVector (expected: absent)");
    }

    @Test
    void with_analyzesTheCaption_andNothingElse() {
        assertThat(kept.getFieldsList())
                .filteredOn(field -> field.getTypeParamsList().stream()
                        .anyMatch(param -> param.getKey().equals("enable_analyzer")))
                .extracting(FieldSchema::getName)
                .containsExactly("caption");
        assertThat(kept.getFieldsList())
                .flatExtracting(FieldSchema::getTypeParamsList)
                .filteredOn(param -> param.getKey().equals("analyzer_params"))
                .singleElement()
                .satisfies(param -> assertThat(param.getValue())
                        .startsWith("{\"tokenizer\":\"jieba\",\"filter\":[\"lowercase\",{\"type\":\"stop\"")
                        .contains("\"\\\\\"", "\"\\\"\"", "\"，\""));
    }

    @Test
    void absence_tellsWhatTheCollectionRemembers() {
        assertThat(FullText.absence(described(kept, true))).isEmpty();
        assertThat(FullText.absence(described(plain, false)).orElseThrow())
                .startsWith(
                        "the collection of captions was made on a server that offers no full text; to have it, drop");
        assertThat(FullText.absence(DescribeCollectionResponse.newBuilder()
                                .setSchema(plain)
                                .build())
                        .orElseThrow())
                .startsWith("the collection of captions was made before full text was kept; to have it, drop");
    }

    private static DescribeCollectionResponse described(CollectionSchema schema, boolean offered) {
        return DescribeCollectionResponse.newBuilder()
                .setSchema(schema)
                .addProperties(FullText.property(offered))
                .build();
    }
}
