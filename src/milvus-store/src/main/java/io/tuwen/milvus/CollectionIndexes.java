package io.tuwen.milvus;

import io.milvus.grpc.IndexDescription;
import io.milvus.grpc.KeyValuePair;
import io.milvus.grpc.Status;
import io.tuwen.milvus.Reply.Done;
import io.tuwen.milvus.Reply.Rejected;
import java.util.List;

/** Makes the indexes of fields, and knows them again. */
record CollectionIndexes(CollectionCalls calls) {

    /** Once: looks, makes it where there is none, and looks again. */
    Reply<Boolean> have(String collection, FieldIndex wanted) {
        Reply<List<IndexDescription>> there = described(collection, wanted);
        if (none(there)) {
            Reply<Status> made = calls.createIndex(collection, wanted);
            there = described(collection, wanted);
            if (none(there)) {
                return Rejections.of(made);
            }
        }
        if (!(there instanceof Done<List<IndexDescription>> found)) {
            return Rejections.of(there);
        }
        String metric = metric(found.value());
        return metric.equals(wanted.metric())
                ? new Done<>(true)
                : Rejections.fatal("collection " + collection + ": " + wanted.field() + " indexed for metric " + metric
                        + " (expected: " + wanted.metric() + "); drop that index");
    }

    private static boolean none(Reply<List<IndexDescription>> there) {
        return there instanceof Done<List<IndexDescription>> found
                && found.value().isEmpty();
    }

    /** None is an error on every release, of its own kind on each. */
    private Reply<List<IndexDescription>> described(String collection, FieldIndex index) {
        Reply<List<IndexDescription>> found =
                calls.describeIndex(collection, index).map(response -> response.getIndexDescriptionsList());
        boolean none = found instanceof Rejected<List<IndexDescription>> rejected
                && rejected.verdict().code() == MilvusStatus.INDEX_MISSING;
        return none ? new Done<>(List.of()) : found;
    }

    private static String metric(List<IndexDescription> indexes) {
        return indexes.get(0).getParamsList().stream()
                .filter(param -> param.getKey().equals(CollectionCalls.METRIC))
                .map(KeyValuePair::getValue)
                .findFirst()
                .orElse("unknown");
    }
}
