package io.tuwen.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tuwen.core.event.Content;
import io.tuwen.core.event.Content.InlinePicture;
import io.tuwen.core.event.Content.PictureReference;
import io.tuwen.core.identity.Digest;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.outcome.Outcome.Failed;
import io.tuwen.core.outcome.Outcome.Success;
import io.tuwen.core.port.Known;
import io.tuwen.core.port.Material;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PictureLoaderTest {
    private static final String PREPROCESSING = "1/square/bicubic/224/white/applied";
    private static final URI ADDRESS = URI.create("http://shop.example/p.jpg");
    private static final URI ELSEWHERE = URI.create("http://shop.example/q.jpg");
    private static final byte[] FILE = "a picture".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SHA256 = Digest.sha256(ByteBuffer.wrap(FILE));
    private static final Digest DIGEST = Digest.ofContent(SHA256, PREPROCESSING);

    private final StoredPictures pictures = new StoredPictures().with(ADDRESS, FILE);
    private final PictureLoader loader = new PictureLoader(pictures, PREPROCESSING);

    @Test
    void load_ofAnInlinePictureIsThereAtOnce() {
        var loading = loader.load(new InlinePicture(ByteBuffer.wrap(FILE)));
        assertThat(loading).isDone();
        assertThat(loading.join()).isEqualTo(Outcome.success(new Material.Picture(DIGEST, ByteBuffer.wrap(FILE))));
        assertThat(pictures.fetches()).isZero();
    }

    @Test
    void load_ofAReferenceFetchesAndGivesTheSameDigest() {
        assertThat(loader.load(new PictureReference(ADDRESS, null)).join().map(Material::digest))
                .isEqualTo(Outcome.success(DIGEST));
        assertThat(loader.load(new PictureReference(ADDRESS, SHA256)).join().map(Material::digest))
                .isEqualTo(Outcome.success(DIGEST));
    }

    @Test
    void load_ofOtherBytesThanToldIsAMismatch() {
        PictureReference reference = new PictureReference(ADDRESS, new byte[32]);
        assertThat(code(reference)).isEqualTo(FailureCode.PICTURE_DIGEST_MISMATCH);
    }

    @Test
    void load_handsFailuresOn() {
        assertThat(code(new PictureReference(URI.create("http://shop.example/gone.jpg"), SHA256)))
                .isEqualTo(FailureCode.PICTURE_NOT_FOUND);
    }

    @Test
    void load_ofNoPictureIsTheCallersMistake() {
        assertThatThrownBy(() -> loader.load(new Content.Caption("裙")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Caption");
    }

    @Test
    void knownDigest_needsNoFetchWhenTold() {
        assertThat(new PictureReference(ADDRESS, SHA256).knownDigest(PREPROCESSING))
                .contains(DIGEST);
        assertThat(new PictureReference(ADDRESS, null).knownDigest(PREPROCESSING))
                .isEmpty();
        assertThat(pictures.fetches()).isZero();
    }

    @Test
    void load_underAnotherPreprocessingIsAnotherContent() {
        PictureLoader other = new PictureLoader(pictures, "1/square/bicubic/336/white/applied");
        InlinePicture picture = new InlinePicture(ByteBuffer.wrap(FILE));
        assertThat(((Success<Material>) other.load(picture).join()).value().digest())
                .isNotEqualTo(DIGEST);
    }

    @Test
    void load_ofWhatIsKnownIsUnchanged_atTheSameAddress() {
        Known known = known(loader);
        assertThat(load(loader, new PictureReference(ADDRESS, null), known)).isEqualTo(new Material.Unchanged(DIGEST));

        pictures.with(ELSEWHERE, FILE);
        assertThat(load(loader, new PictureReference(ELSEWHERE, null), known))
                .isInstanceOfSatisfying(
                        Material.Picture.class,
                        picture -> assertThat(picture.digest()).isEqualTo(DIGEST));
    }

    @Test
    void load_ofAnotherPictureThanKnownGivesItWhole() {
        Known known = known(loader);
        pictures.with(ADDRESS, "another".getBytes(StandardCharsets.UTF_8));
        assertThat(load(loader, new PictureReference(ADDRESS, null), known))
                .isInstanceOfSatisfying(
                        Material.Picture.class,
                        picture -> assertThat(picture.digest()).isNotEqualTo(DIGEST));
    }

    @Test
    void load_ofWhatIsKnownUnderAnotherPreprocessingGivesItWhole() {
        PictureLoader other = new PictureLoader(pictures, "1/square/bicubic/336/white/applied");
        assertThat(load(other, new PictureReference(ADDRESS, null), known(loader)))
                .isInstanceOf(Material.Picture.class);
    }

    @Test
    void load_ofWhatIsKnownButSaidToBeAnotherIsComparedWhole() {
        Failed<Material> failed =
                (Failed<Material>) loader.load(new PictureReference(ADDRESS, new byte[32]), known(loader))
                        .join();
        assertThat(failed.failure().code()).isEqualTo(FailureCode.PICTURE_DIGEST_MISMATCH);
    }

    private static Known known(PictureLoader loader) {
        Material.Picture picture = (Material.Picture) load(loader, new PictureReference(ADDRESS, null), null);
        return new Known(picture.digest(), Objects.requireNonNull(picture.validator()));
    }

    private static Material load(PictureLoader loader, PictureReference reference, @Nullable Known known) {
        return ((Success<Material>) loader.load(reference, known).join()).value();
    }

    @Test
    void close_closesTheFetcher() {
        loader.close();
        assertThat(pictures.isClosed()).isTrue();
    }

    private FailureCode code(PictureReference reference) {
        return ((Failed<Material>) loader.load(reference).join()).failure().code();
    }
}
