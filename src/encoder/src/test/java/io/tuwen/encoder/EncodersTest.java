package io.tuwen.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tuwen.core.event.Content;
import io.tuwen.core.event.Content.Caption;
import io.tuwen.core.event.Content.InlinePicture;
import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.outcome.Outcome.Failed;
import io.tuwen.core.outcome.Outcome.Success;
import io.tuwen.core.port.Embedding;
import io.tuwen.core.port.Material;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class EncodersTest {
    private static final ModelContract CONTRACT = TestContract.read();

    private final UnitInference model = new UnitInference();

    @Test
    void pictures_reachTheModelAsItsInput() throws IOException {
        try (Encoders encoders = encoders(Tower.IMAGE)) {
            assertThat(embed(encoders, picture("quality75.jpg"))).isInstanceOf(Success.class);
            int side = CONTRACT.image().size();
            assertThat(model.rows())
                    .singleElement()
                    .satisfies(row -> assertThat(row).hasSize(side * side * 3));
        }
    }

    @Test
    void captions_reachTheModelAsItsInput() {
        try (Encoders encoders = encoders(Tower.TEXT)) {
            assertThat(embed(encoders, new Caption("杰尼龟"))).isInstanceOf(Success.class);
            ByteBuffer row = ByteBuffer.wrap(model.rows().get(0)).order(ByteOrder.LITTLE_ENDIAN);
            assertThat(row.remaining()).isEqualTo(CONTRACT.text().contextLength() * Long.BYTES);
            assertThat(row.getLong()).isEqualTo(101);
            assertThat(row.getLong()).isEqualTo(3345);
        }
    }

    @Test
    void embed_ofABadPictureFailsAndSparesTheModel() {
        try (Encoders encoders = encoders(Tower.IMAGE)) {
            Content bad = new InlinePicture(ByteBuffer.wrap(new byte[] {'n', 'o'}));
            assertThat(failure(embed(encoders, bad)).code()).isEqualTo(FailureCode.PICTURE_FORMAT_UNKNOWN);
            assertThat(model.rows()).isEmpty();
        }
    }

    @Test
    void embed_ofTheOtherTowersMaterialIsTheCallersMistake() throws IOException {
        try (Encoders encoders = encoders(Tower.TEXT);
                Encoders other = encoders(Tower.IMAGE)) {
            Outcome<Material> material =
                    other.loader().load(picture("rgb8.png")).join();
            assertThatThrownBy(() -> encoders.embedder().embed(((Success<Material>) material).value()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void embed_afterCloseIsClosed() throws IOException {
        for (Tower tower : Tower.values()) {
            Encoders encoders = encoders(tower);
            Content content = tower == Tower.IMAGE ? picture("rgb8.png") : new Caption("裙");
            Material material =
                    ((Success<Material>) encoders.loader().load(content).join()).value();
            encoders.close();
            assertThat(failure(encoders.embedder().embed(material).join()).code())
                    .isEqualTo(FailureCode.CLOSED);
            assertThat(model.isClosed()).isTrue();
        }
    }

    @Test
    void embed_tellsWhatWasFoundInAPicture_whenAsked() throws IOException {
        try (Encoders flagging =
                        encoders(Tower.IMAGE, EncoderSettings.defaults().withPictureFlags());
                Encoders usual = encoders(Tower.IMAGE)) {
            assertThat(findings(flagging))
                    .containsOnlyKeys("tuwen_blank", "tuwen_tiny", "tuwen_extreme_ratio", "tuwen_phash")
                    .containsEntry("tuwen_tiny", true);
            assertThat(findings(usual)).isEmpty();
        }
    }

    private static Map<String, Object> findings(Encoders encoders) throws IOException {
        return ((Success<Embedding>) embed(encoders, picture("rgb8.png")))
                .value()
                .findings()
                .values();
    }

    private Encoders encoders(Tower tower) {
        return encoders(tower, EncoderSettings.defaults());
    }

    private Encoders encoders(Tower tower, EncoderSettings settings) {
        return Encoders.of(tower, CONTRACT, TestContract.repository(), model, settings);
    }

    private static Content picture(String name) throws IOException {
        try (InputStream in = EncodersTest.class.getResourceAsStream("/golden/pictures/" + name)) {
            return new InlinePicture(
                    ByteBuffer.wrap(Objects.requireNonNull(in, name).readAllBytes()));
        }
    }

    private static Outcome<Embedding> embed(Encoders encoders, Content content) {
        Outcome<Material> material = encoders.loader().load(content).join();
        return encoders.embedder().embed(((Success<Material>) material).value()).join();
    }

    private static Failure failure(Outcome<Embedding> outcome) {
        return ((Failed<Embedding>) outcome).failure();
    }
}
