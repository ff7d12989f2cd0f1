package io.tuwen.search.picture;

import io.tuwen.core.outcome.Outcome;
import io.tuwen.encoder.EncoderSettings;
import io.tuwen.encoder.fetch.Fetched;
import io.tuwen.encoder.fetch.PictureFetcher;
import io.tuwen.encoder.fetch.SchemePictureFetcher;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Pictures that lie elsewhere, fetched as the jobs fetch them, and from where they may. */
public final class Fetches implements AutoCloseable {
    private final PictureFetcher fetcher;

    Fetches(PictureFetcher fetcher) {
        this.fetcher = fetcher;
    }

    /** @throws io.tuwen.core.outcome.FailureException CONFIGURATION_INVALID with every finding */
    public static Fetches of(EncoderSettings settings) {
        return new Fetches(SchemePictureFetcher.standard(
                settings.fetch(), settings.picture().maxBytes()));
    }

    /** @param name by which it is known that it may have changed */
    Original at(URI address, String name) {
        return new Fetch(address, name + " " + address);
    }

    private final class Fetch implements Original {
        private final URI address;
        private final String name;

        Fetch(URI address, String name) {
            this.address = address;
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        /** With nothing known, a fetch brings a picture. */
        @Override
        public Outcome<Optional<ByteBuffer>> read() {
            return fetcher.fetch(address).join().map(fetched -> Optional.of(((Fetched.Picture) fetched).bytes()));
        }
    }

    @Override
    public void close() {
        fetcher.close();
    }
}
