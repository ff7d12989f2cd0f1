package io.tuwen.search.picture;

import io.tuwen.core.identity.RowKey;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.search.live.story.Chronicle;
import io.tuwen.search.live.story.Place;
import io.tuwen.search.live.story.Said;
import io.tuwen.search.live.story.Told;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Pictures as the stream told of them: within their records, or elsewhere. */
public final class StreamOriginals implements Originals {
    private final Chronicle chronicle;
    private final Records records;
    private final Fetches fetches;

    /** Pictures within records. */
    @FunctionalInterface
    public interface Records {
        /**
         * @return empty where the record is not there any more, or has no picture
         * @throws FailureException when nobody can tell
         */
        Optional<ByteBuffer> picture(Place place);
    }

    public StreamOriginals(Chronicle chronicle, Records records, Fetches fetches) {
        this.chronicle = chronicle;
        this.records = records;
        this.fetches = fetches;
    }

    @Override
    public Optional<Original> newest(RowKey key) {
        return chronicle.shown(key).map(this::original);
    }

    private Original original(Told told) {
        URI address = told.said() instanceof Said.Shown shown ? shown.address() : null;
        return address == null
                ? new InRecord(told.place())
                : fetches.at(address, told.place().toString());
    }

    private final class InRecord implements Original {
        private final Place place;

        InRecord(Place place) {
            this.place = place;
        }

        @Override
        public String name() {
            return place.toString();
        }

        @Override
        public Outcome<Optional<ByteBuffer>> read() {
            try {
                return Outcome.success(records.picture(place));
            } catch (FailureException e) {
                return Outcome.failed(e.failure());
            }
        }
    }
}
