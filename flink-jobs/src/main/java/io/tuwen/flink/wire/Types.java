package io.tuwen.flink.wire;

import io.tuwen.schemas.DeadLetter;
import io.tuwen.schemas.LedgerState;
import io.tuwen.schemas.ParkedEvent;
import io.tuwen.schemas.PictureValidator;
import io.tuwen.schemas.RowMutation;
import io.tuwen.schemas.SourceRecord;
import io.tuwen.schemas.StreamEvent;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;

/** Flink's type information of all that travels or is kept: generated Avro classes only, so that nothing needs Kryo. */
public final class Types {
    public static final TypeInformation<SourceRecord> SOURCE_RECORD = new AvroTypeInfo<>(SourceRecord.class);
    public static final TypeInformation<StreamEvent> STREAM_EVENT = new AvroTypeInfo<>(StreamEvent.class);
    public static final TypeInformation<RowMutation> ROW_MUTATION = new AvroTypeInfo<>(RowMutation.class);
    public static final TypeInformation<DeadLetter> DEAD_LETTER = new AvroTypeInfo<>(DeadLetter.class);
    public static final TypeInformation<ParkedEvent> PARKED_EVENT = new AvroTypeInfo<>(ParkedEvent.class);
    public static final TypeInformation<LedgerState> LEDGER_STATE = new AvroTypeInfo<>(LedgerState.class);
    public static final TypeInformation<PictureValidator> PICTURE_VALIDATOR =
            new AvroTypeInfo<>(PictureValidator.class);

    private Types() {}
}
