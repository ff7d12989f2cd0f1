package io.tuwen.milvus;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.milvus.grpc.CollectionSchema;
import io.milvus.grpc.DataType;
import io.milvus.grpc.DescribeCollectionResponse;
import io.milvus.grpc.FieldSchema;
import io.milvus.grpc.FunctionSchema;
import io.milvus.grpc.FunctionType;
import io.milvus.grpc.KeyValuePair;
import java.util.List;
import java.util.Optional;

/**
 * What a collection of captions has beside its rows where words can be looked for: the server cuts each caption into words by
 * jieba, and keeps their counts in a field of its own that nobody writes and nobody reads.
 */
final class FullText {
    /** The counts of a caption's words. */
    static final String FIELD = "caption_words";

    /** Jieba alone keeps these as words, which would then be found in most captions. */
    private static final String MARKS = " -_/\\|+*#&%~·,.:;!?'\"()[]，。、：；！？（）【】《》“”‘’…—";

    private static final String ANALYZER = analyzer();
    private static final String PROPERTY = "tuwen.full_text";
    private static final String KEPT = "bm25";
    private static final String REFUSED = "refused";
    private static final String REMEDY = "; to have it, drop that collection on a server that offers BM25 with jieba"
            + " (milvus-lite 3.2, Milvus 2.5), and have the captions read again from their beginning";

    private FullText() {}

    /** JSON. */
    private static String analyzer() {
        ObjectNode analyzer = JsonNodeFactory.instance.objectNode().put("tokenizer", "jieba");
        ObjectNode stop =
                analyzer.putArray("filter").add("lowercase").addObject().put("type", "stop");
        ArrayNode words = stop.putArray("stop_words");
        MARKS.codePoints().mapToObj(Character::toString).forEach(words::add);
        return analyzer.toString();
    }

    /** A collection of captions that keeps words. */
    static CollectionSchema with(CollectionSchema plain) {
        CollectionSchema.Builder schema = plain.toBuilder().clearFields();
        for (FieldSchema field : plain.getFieldsList()) {
            schema.addFields(field.getName().equals(RowLayout.CAPTION) ? analyzed(field) : field);
        }
        return schema.addFields(FieldSchema.newBuilder().setName(FIELD).setDataType(DataType.SparseFloatVector))
                .addFunctions(FunctionSchema.newBuilder()
                        .setName(FIELD)
                        .setType(FunctionType.BM25)
                        .addInputFieldNames(RowLayout.CAPTION)
                        .addOutputFieldNames(FIELD))
                .build();
    }

    private static FieldSchema analyzed(FieldSchema field) {
        return field.toBuilder()
                .addTypeParams(RowLayout.parameter("enable_analyzer", "true"))
                .addTypeParams(RowLayout.parameter("analyzer_params", ANALYZER))
                .build();
    }

    /** Whether its words are kept: a server that knows no functions may have taken the rest. */
    static boolean in(CollectionSchema found) {
        return found.getFunctionsList().stream()
                .anyMatch(function -> function.getType() == FunctionType.BM25
                        && function.getOutputFieldNamesList().equals(List.of(FIELD)));
    }

    /** The rest of a collection: the same whether words are kept or not. */
    static CollectionSchema without(CollectionSchema found) {
        if (!in(found)) {
            return found;
        }
        List<FieldSchema> fields = found.getFieldsList().stream()
                .filter(field -> !field.getName().equals(FIELD))
                .toList();
        return found.toBuilder().clearFields().addAllFields(fields).build();
    }

    /** What a collection of captions remembers of the day when it was made. */
    static KeyValuePair property(boolean offered) {
        return RowLayout.parameter(PROPERTY, offered ? KEPT : REFUSED);
    }

    /** Why words cannot be looked for, and the remedy; empty where they can. */
    static Optional<String> absence(DescribeCollectionResponse found) {
        if (in(found.getSchema())) {
            return Optional.empty();
        }
        boolean refused = found.getPropertiesList().contains(property(false));
        String when = refused ? "on a server that offers no full text" : "before full text was kept";
        return Optional.of("the collection of captions was made " + when + REMEDY);
    }
}
