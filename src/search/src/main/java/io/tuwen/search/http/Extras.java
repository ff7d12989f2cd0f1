package io.tuwen.search.http;

import io.tuwen.search.act.Acts;
import io.tuwen.search.live.Feed;
import io.tuwen.search.live.History;
import io.tuwen.search.live.Pictures;
import java.util.Optional;

/** What a service may have beyond search. Where a part is not there its paths answer 404 with a remedy. */
public record Extras(
        Optional<Feed> feed,
        Optional<History> history,
        Optional<Pictures> pictures,
        Optional<Acts> acts,
        Showcase showcase) {
    public static final Extras NONE = new Extras(Optional.empty(), Optional.empty(), Optional.empty(), Showcase.PLAIN);

    /** Of a catalogue that is a shop's own, where nobody acts. */
    public Extras(Optional<Feed> feed, Optional<History> history, Optional<Pictures> pictures, Showcase showcase) {
        this(feed, history, pictures, Optional.empty(), showcase);
    }
}
