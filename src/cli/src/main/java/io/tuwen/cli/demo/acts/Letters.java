package io.tuwen.cli.demo.acts;

import io.tuwen.core.identity.ItemId;
import io.tuwen.schemas.DeadLetter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The codes of an item's dead letters. Not safe for use by many threads. */
final class Letters {
    private final ByteBuffer key;
    private final List<String> codes = new ArrayList<>();

    Letters(ItemId item) {
        this.key = ByteBuffer.wrap(item.value().getBytes(StandardCharsets.UTF_8));
    }

    void read(List<DeadLetter> letters) {
        letters.stream()
                .filter(letter -> key.equals(letter.getKey()))
                .map(DeadLetter::getCode)
                .forEach(codes::add);
    }

    List<String> codes() {
        return List.copyOf(codes);
    }
}
