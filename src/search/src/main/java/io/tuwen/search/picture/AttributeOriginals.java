package io.tuwen.search.picture;

import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.model.Tower;
import io.tuwen.search.retrieval.Sides;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Pictures whose addresses stand in an attribute of their rows. */
public final class AttributeOriginals implements Originals {
    private final Sides sides;
    private final String attribute;
    private final Fetches fetches;

    /** @param attribute that holds an address; rows without it, or with something else in it, have no picture */
    public AttributeOriginals(Sides sides, String attribute, Fetches fetches) {
        this.sides = sides;
        this.attribute = attribute;
        this.fetches = fetches;
    }

    @Override
    public Optional<Original> newest(RowKey key) {
        return sides.of(Tower.IMAGE).of(key.itemId()).stream()
                .filter(row -> row.key().equals(key))
                .findFirst()
                .flatMap(this::original);
    }

    private Optional<Original> original(RowHeader row) {
        return address(row).map(address -> fetches.at(address, row.key() + " " + row.version()));
    }

    private Optional<URI> address(RowHeader row) {
        try {
            return row.attributes().values().get(attribute) instanceof String text
                    ? Optional.of(new URI(text))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
