package io.tuwen.search.http;

import io.tuwen.search.live.Feed;
import io.tuwen.search.live.History;
import io.tuwen.search.live.Pictures;
import java.util.Optional;

/** What a service may have beyond search. Where a part is not there its paths answer 404 with a remedy. */
public record Extras(Optional<Feed> feed, Optional<History> history, Optional<Pictures> pictures, Showcase showcase) {
    public static final Extras NONE = new Extras(Optional.empty(), Optional.empty(), Optional.empty(), Showcase.PLAIN);
}
