package io.tuwen.core.index;

import io.tuwen.core.identity.RowKey;

/** One change of one row. */
public sealed interface Mutation {

    RowKey key();

    long version();

    record Put(Row row) implements Mutation {
        @Override
        public RowKey key() {
            return row.header().key();
        }

        @Override
        public long version() {
            return row.header().version();
        }
    }

    record Retag(RowTag tag) implements Mutation {
        @Override
        public RowKey key() {
            return tag.key();
        }

        @Override
        public long version() {
            return tag.version();
        }
    }

    record Remove(RowKey key, long version) implements Mutation {}
}
