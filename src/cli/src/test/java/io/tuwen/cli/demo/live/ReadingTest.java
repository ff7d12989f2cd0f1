package io.tuwen.cli.demo.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.model.Tower;
import io.tuwen.schemas.InlineImage;
import io.tuwen.testkit.catalogue.Meaning;
import io.tuwen.testkit.catalogue.Message;
import io.tuwen.testkit.catalogue.Messages;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static final RowKey CUP = new RowKey(ContentId.MAIN, new ItemId("cup"));
    private static final Attributes PRICE = Attributes.of(Map.of("price", 9.5, "stock", 3L, "on_sale", true));

    private static Optional<Meaning> read(Message message) {
        byte[] value = message.value() == null ? null : message.value().apply(Instant.EPOCH);
        return Reading.of(message.tower(), message.key(), value);
    }

    @Test
    void record_meansWhatItsScriptMeansWithIt() {
        InlineImage image = new InlineImage(ByteBuffer.wrap(new byte[] {1}));
        assertThat(read(Messages.image(CUP, 7, image, PRICE, ""))).hasValue(new Meaning.Live(CUP, 7, PRICE, ""));
        for (Message message : new Message[] {
            Messages.caption(CUP, 7, "杯子", PRICE),
            Messages.removal(Tower.IMAGE, CUP, 8),
            Messages.removal(Tower.TEXT, CUP, 8),
            Messages.tombstone(Tower.TEXT, CUP.itemId())
        }) {
            assertThat(read(message)).hasValue(message.meaning());
        }
    }

    @Test
    void recordThatCannotBeRead_meansNothing() {
        assertThat(Reading.of(Tower.IMAGE, new byte[] {'a'}, new byte[] {1, 2, 3}))
                .isEmpty();
        assertThat(Reading.of(Tower.TEXT, null, null)).isEmpty();
        assertThat(Reading.of(Tower.TEXT, new byte[0], null)).isEmpty();
    }
}
