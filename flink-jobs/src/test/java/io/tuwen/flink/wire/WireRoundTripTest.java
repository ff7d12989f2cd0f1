package io.tuwen.flink.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.event.CatalogueEvent;
import io.tuwen.core.event.CatalogueEvent.ContentChanged;
import io.tuwen.core.event.Content.InlinePicture;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.index.Mutation;
import io.tuwen.core.ledger.LedgerEntry;
import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.schemas.DeadLetter;
import io.tuwen.schemas.InlineSlice;
import io.tuwen.schemas.ParkedEvent;
import io.tuwen.schemas.RowMutation;
import io.tuwen.schemas.SourceRecord;
import io.tuwen.schemas.StreamEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class WireRoundTripTest {

    @Property(tries = 300)
    void streamEvent_throughBytes_isTheSameEvent(@ForAll("events") CatalogueEvent event) throws IOException {
        StreamEvent travelling = StreamEvents.fromDomain(event);

        StreamEvent arrived = throughBytes(Types.STREAM_EVENT, travelling);

        assertThat(arrived).isEqualTo(travelling);
        assertThat(StreamEvents.toDomain(arrived))
                .usingRecursiveComparison()
                .withEqualsForType(ByteBuffer::equals, ByteBuffer.class)
                .isEqualTo(event);
    }

    @Property(tries = 300)
    void rowMutation_throughBytes_isTheSameMutation(@ForAll("mutations") Mutation mutation) throws IOException {
        Provenance provenance = new Provenance(WireArbitraries.source(null), Instant.ofEpochMilli(5), true, 0);
        RowMutation travelling = RowMutations.fromDomain(mutation, provenance);

        RowMutation arrived = throughBytes(Types.ROW_MUTATION, travelling);

        assertThat(arrived).isEqualTo(travelling);
        assertThat(RowMutations.toDomain(arrived)).usingRecursiveComparison().isEqualTo(mutation);
        assertThat(RowMutations.key(arrived)).isEqualTo(mutation.key());
        assertThat(arrived.getFirstOfKey()).isTrue();
        assertThat(arrived.getRecords()).isZero();
    }

    @Property(tries = 300)
    void ledgerState_throughBytes_isTheSameEntry(@ForAll("ledgerEntries") LedgerEntry entry) throws IOException {
        assertThat(LedgerStates.toDomain(throughBytes(Types.LEDGER_STATE, LedgerStates.fromDomain(entry))))
                .isEqualTo(entry);
    }

    @Property(tries = 100)
    void parkedEvent_throughBytes_isTheSame(@ForAll("events") CatalogueEvent event) throws IOException {
        ParkedEvent parked = new ParkedEvent(StreamEvents.fromDomain(event), Instant.ofEpochMilli(77), 3);

        assertThat(throughBytes(Types.PARKED_EVENT, parked)).isEqualTo(parked);
    }

    @Property(tries = 100)
    void forced_event_differsInNothingElse(@ForAll("events") CatalogueEvent event) {
        StreamEvent before = StreamEvents.fromDomain(event);

        StreamEvent after = StreamEvents.forced(before);

        assertThat(after.getForced()).isTrue();
        assertThat(after).usingRecursiveComparison().ignoringFields("forced").isEqualTo(before);
    }

    @Test
    void inlinePicture_isAViewOfTheRecord_notACopy() {
        SourceRecord source = WireArbitraries.source(new byte[] {0, 1, 2, 3, 4, 5});
        StreamEvent event =
                new StreamEvent(source, "1", "main", 1L, Instant.EPOCH, new InlineSlice(2, 3), Map.of(), false);

        InlinePicture picture = (InlinePicture) ((ContentChanged) StreamEvents.toDomain(event)).content();

        assertThat(picture.bytes()).isEqualTo(ByteBuffer.wrap(new byte[] {2, 3, 4}));
        assertThat(picture.bytes().array()).isSameAs(source.getValue().array());
    }

    @Test
    void inlinePicture_outsideItsRecord_isRefused() {
        CatalogueEvent event = new ContentChanged(
                new ItemId("1"),
                ContentId.MAIN,
                1,
                Instant.EPOCH,
                new InlinePicture(ByteBuffer.allocate(3)),
                Attributes.NONE,
                false,
                WireArbitraries.source(new byte[] {1}));

        assertThatThrownBy(() -> StreamEvents.fromDomain(event)).hasMessageContaining("outside its record");
    }

    @Test
    void deadLetter_keepsTheRecordAndTellsTheCause() throws IOException {
        SourceRecord source = WireArbitraries.source(new byte[] {4, 2});
        Failure failure = Failure.of(FailureCode.PICTURE_CORRUPT, "picture: cut off");

        DeadLetter letter = throughBytes(
                Types.DEAD_LETTER,
                new DeadLetters(Stage.EMBED, "images", "demo@01234567")
                        .of(source, failure, 3, Instant.ofEpochMilli(8)));

        assertThat(letter.getValue()).isEqualTo(source.getValue());
        assertThat(letter.getKey()).isEqualTo(source.getKey());
        assertThat(letter.getHeaders()).isEqualTo(source.getHeaders());
        assertThat(letter.getOffset()).isEqualTo(14);
        assertThat(letter.getCode()).isEqualTo("PICTURE_CORRUPT");
        assertThat(letter.getStage()).isEqualTo("embed");
        assertThat(letter.getAttempts()).isEqualTo(3);
        assertThat(letter.getFailedAt()).isEqualTo(Instant.ofEpochMilli(8));
    }

    @Provide
    Arbitrary<CatalogueEvent> events() {
        return WireArbitraries.events();
    }

    @Provide
    Arbitrary<Mutation> mutations() {
        return WireArbitraries.mutations();
    }

    @Provide
    Arbitrary<LedgerEntry> ledgerEntries() {
        return WireArbitraries.ledgerEntries();
    }

    /** As Flink writes and reads it, with generic types forbidden. */
    private static <T> T throughBytes(TypeInformation<T> type, T value) throws IOException {
        SerializerConfigImpl config = new SerializerConfigImpl();
        config.setGenericTypes(false);
        TypeSerializer<T> serializer = type.createSerializer(config);
        DataOutputSerializer out = new DataOutputSerializer(256);
        serializer.serialize(value, out);
        T read = serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
        assertThat(serializer.copy(value)).isEqualTo(value);
        return Objects.requireNonNull(read);
    }
}
