package io.tuwen.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.model.Tower;
import io.tuwen.schemas.ImageEvent;
import io.tuwen.schemas.InlineImage;
import io.tuwen.testkit.catalogue.DrawnCatalogue.Split;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stream against the files: what is measured on one must be what is measured on the other. */
class HeldOutGoodsTest {
    private static final DrawnCatalogue CATALOGUE = new DrawnCatalogue(1);
    private static final int COUNT = 7;

    @TempDir
    Path folder;

    private final HeldOutGoods heldOut = new HeldOutGoods(CATALOGUE, COUNT);
    private final List<Message> messages = new ArrayList<>();
    private final List<JsonNode> lines = new ArrayList<>();

    @BeforeEach
    void readBoth() throws IOException {
        heldOut.messages().forEachRemaining(messages::add);
        // More lines than goods, so that the number of either must not matter.
        new CatalogueFolder(folder, CATALOGUE).write(Split.HELDOUT, COUNT + 2, () -> {});
        for (String line : Files.readAllLines(folder.resolve("heldout.zh.jsonl"))) {
            lines.add(JsonMapper.builder().build().readTree(line));
        }
    }

    @Test
    void pictures_areTheFiles() throws IOException {
        List<Message> pictures = of(Tower.IMAGE);
        assertThat(pictures).hasSize(COUNT);
        for (int index = 0; index < COUNT; index++) {
            Path file = folder.resolve(lines.get(index).get("image").asText());
            byte[] event = Objects.requireNonNull(pictures.get(index).value()).apply(Instant.EPOCH);
            Object image = ImageEvent.fromByteBuffer(ByteBuffer.wrap(event)).getImage();
            assertThat(((InlineImage) image).getBytes()).isEqualTo(ByteBuffer.wrap(Files.readAllBytes(file)));
        }
    }

    @Test
    void captionsAndLabels_areTheFirstOfTheLines() {
        List<HeldOutGoods.Good> goods = heldOut.goods().toList();
        assertThat(goods).hasSize(COUNT);
        for (int index = 0; index < COUNT; index++) {
            JsonNode line = lines.get(index);
            HeldOutGoods.Good good = goods.get(index);
            assertThat(good.caption()).isEqualTo(line.get("texts").get(0).asText());
            assertThat(good.labels().kind().name())
                    .isEqualTo(line.get("labels").get("kind").asText());
            assertThat(((Meaning.Live) of(Tower.TEXT).get(index).meaning()).content())
                    .isEqualTo(good.caption());
        }
    }

    @Test
    void everyMessage_isLiveUnderItsOwnItem_andMarked() {
        assertThat(messages).hasSize((int) heldOut.messageCount());
        assertThat(of(Tower.IMAGE).get(6).meaning())
                .isInstanceOfSatisfying(
                        Meaning.Live.class,
                        live -> assertThat(live.key()).isEqualTo(RowKey.parse("main:heldout-00006")));
        assertThat(messages)
                .extracting(Message::meaning)
                .allSatisfy(meaning -> assertThat(((Meaning.Live) meaning).attributes())
                        .isEqualTo(Attributes.of(Map.of("split", "heldout"))));
    }

    private List<Message> of(Tower tower) {
        return messages.stream().filter(message -> message.tower() == tower).toList();
    }
}
