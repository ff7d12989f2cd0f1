package io.tuwen.flink.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Mutation;
import io.tuwen.core.index.Row;
import io.tuwen.core.index.RowHeader;
import io.tuwen.flink.wire.RowMutations;
import io.tuwen.schemas.MutationKind;
import io.tuwen.schemas.RowMutation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MutationBufferTest {
    private final MutationBuffer buffer = new MutationBuffer();

    @Example
    void add_retagAfterPut_isOnePutWithTheNewAttributes() {
        buffer.add(Mutations.put("a", 1, 7));
        int fallenOut = buffer.add(Mutations.retag("a", 2));

        RowMutation folded = buffer.take().get(0);
        assertThat(fallenOut).isEqualTo(1);
        assertThat(folded.getKind()).isEqualTo(MutationKind.PUT);
        assertThat(folded.getVersion()).isEqualTo(2);
        assertThat(folded.getAttributes()).isEqualTo(Map.of("version", 2L, "tuwen_content", 7L));
        assertThat(folded.getVector()).isEqualTo(Mutations.put("a", 1, 7).getVector());
        assertThat(folded.getSource().getOffset()).isEqualTo(2);
    }

    @Example
    void add_afterFirstOfKey_staysFirstOfKey() {
        buffer.add(Mutations.firstPut("a", 1, 7));
        buffer.add(Mutations.put("a", 2, 8));

        assertThat(buffer.take().get(0).getFirstOfKey()).isTrue();
    }

    @Example
    void reaches_rowsOrBytes_whicheverComesFirst() {
        buffer.add(Mutations.put("a", 1, 7));
        buffer.add(Mutations.put("a", 2, 7));

        assertThat(buffer.reaches(new IndexSettings(2, 1_000_000, Duration.ZERO)))
                .isFalse();
        assertThat(buffer.reaches(new IndexSettings(2, 500, Duration.ZERO))).isTrue();
        buffer.add(Mutations.put("b", 1, 7));
        assertThat(buffer.reaches(new IndexSettings(2, 1_000_000, Duration.ZERO)))
                .isTrue();
    }

    @Example
    void take_twice_isEmptyThen() {
        buffer.add(Mutations.put("a", 1, 7));
        buffer.take();

        assertThat(buffer.isEmpty()).isTrue();
        assertThat(buffer.reaches(new IndexSettings(1, 1, Duration.ZERO))).isFalse();
    }

    /** Folding and then writing is the same as writing one by one; every record is counted once. */
    @Property
    void take_anyMutationsInAnyBatches_endsLikeWritingOneByOne(
            @ForAll("histories") List<RowMutation> history, @ForAll Set<Integer> cuts) {
        Map<RowKey, Row> oneByOne = new HashMap<>();
        history.forEach(mutation -> write(oneByOne, mutation));

        Map<RowKey, Row> folded = new HashMap<>();
        int records = 0;
        for (int i = 0; i < history.size(); i++) {
            records += buffer.add(history.get(i));
            if (cuts.contains(i) || i == history.size() - 1) {
                List<RowMutation> batch = buffer.take();
                assertThat(keys(batch)).hasSameSizeAs(batch);
                for (RowMutation mutation : batch) {
                    records += mutation.getRecords();
                    write(folded, mutation);
                }
            }
        }
        assertThat(described(folded)).isEqualTo(described(oneByOne));
        assertThat(records).isEqualTo(history.size());
    }

    private static Set<RowKey> keys(List<RowMutation> batch) {
        return new HashSet<>(batch.stream().map(RowMutations::key).toList());
    }

    private static Map<RowKey, String> described(Map<RowKey, Row> rows) {
        Map<RowKey, String> described = new HashMap<>();
        rows.forEach((key, row) -> described.put(key, row.header() + " " + row.vector()[0]));
        return described;
    }

    private static void write(Map<RowKey, Row> rows, RowMutation travelling) {
        Mutation mutation = RowMutations.toDomain(travelling);
        if (mutation instanceof Mutation.Put put) {
            rows.put(put.key(), put.row());
        } else if (mutation instanceof Mutation.Retag retag) {
            rows.computeIfPresent(retag.key(), (key, row) -> retagged(row, retag));
        } else {
            rows.remove(mutation.key());
        }
    }

    private static Row retagged(Row row, Mutation.Retag retag) {
        RowHeader header = new RowHeader(
                row.header().key(),
                retag.tag().version(),
                row.header().contentDigest(),
                retag.tag().occurredAt(),
                retag.tag().attributes().keepingOwnOf(row.header().attributes()),
                null);
        return new Row(header, row.vector());
    }

    @Provide
    Arbitrary<List<RowMutation>> histories() {
        Arbitrary<String> items = Arbitraries.of("a", "b", "c");
        Arbitrary<MutationKind> kinds = Arbitraries.of(MutationKind.class);
        return Combinators.combine(items, kinds)
                .as(Map::entry)
                .list()
                .ofMinSize(1)
                .ofMaxSize(30)
                .map(MutationBufferTest::numbered);
    }

    /** As the ledger orders them: only what is there is retagged. */
    private static List<RowMutation> numbered(List<Map.Entry<String, MutationKind>> steps) {
        List<RowMutation> history = new ArrayList<>();
        Set<String> live = new HashSet<>();
        for (int i = 0; i < steps.size(); i++) {
            String item = steps.get(i).getKey();
            MutationKind kind = steps.get(i).getValue();
            if (kind == MutationKind.REMOVE) {
                live.remove(item);
                history.add(Mutations.remove(item, i));
            } else {
                boolean isNew = live.add(item);
                history.add(kind == MutationKind.PUT || isNew ? Mutations.put(item, i, i) : Mutations.retag(item, i));
            }
        }
        return history;
    }
}
