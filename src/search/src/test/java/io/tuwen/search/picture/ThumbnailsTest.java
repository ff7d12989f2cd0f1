package io.tuwen.search.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.Digest;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.encoder.fetch.Fetched;
import io.tuwen.encoder.fetch.PictureFetcher;
import io.tuwen.encoder.fetch.Validators;
import io.tuwen.encoder.picture.PictureLimits;
import io.tuwen.encoder.picture.PictureThumbnailer;
import io.tuwen.search.live.Pictures.Thumbnail;
import io.tuwen.search.live.story.Chronicle;
import io.tuwen.search.live.story.Mark;
import io.tuwen.search.live.story.Place;
import io.tuwen.search.live.story.Said;
import io.tuwen.search.live.story.Told;
import io.tuwen.search.retrieval.Plane;
import io.tuwen.testkit.catalogue.Goods;
import io.tuwen.testkit.catalogue.Photographer;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ThumbnailsTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final RowKey CUP = new RowKey(ContentId.MAIN, new ItemId("cup"));
    private static final URI ADDRESS = URI.create("https://example.com/a.jpg");

    private final Chronicle chronicle = new Chronicle();
    private final Map<Place, ByteBuffer> records = new HashMap<>();
    private final List<Place> readRecords = new ArrayList<>();
    private final ShelfFetcher shelf = new ShelfFetcher();
    private final Originals streamed = new StreamOriginals(chronicle, this::read, new Fetches(shelf));
    private final Thumbnails thumbnails = new Thumbnails(streamed, new PictureThumbnailer(PictureLimits.DEFAULT));

    private Optional<ByteBuffer> read(Place place) {
        readRecords.add(place);
        return Optional.ofNullable(records.get(place));
    }

    @Test
    void pictureInItsRecord_isReadThere_once() {
        tell(0, null);
        records.put(place(0), picture(1));

        Thumbnail first = thumbnails.of(CUP, 64).orElseThrow();

        assertThat(thumbnails.of(CUP, 64)).containsSame(first);
        assertThat(readRecords).containsExactly(place(0));
        assertThat(thumbnails.of(CUP, 32).orElseThrow().jpeg().length).isLessThan(first.jpeg().length);
    }

    @Test
    void newRecord_isAnotherPicture() {
        tell(0, null);
        records.put(place(0), picture(1));
        records.put(place(1), picture(2));
        Thumbnail before = thumbnails.of(CUP, 64).orElseThrow();

        tell(1, null);

        assertThat(thumbnails.of(CUP, 64).orElseThrow().digest()).isNotEqualTo(before.digest());
    }

    @Test
    void pictureElsewhere_isFetched() {
        tell(0, ADDRESS);
        shelf.pictures.put(ADDRESS, picture(1));

        assertThat(thumbnails.of(CUP, 64)).isPresent();
        assertThat(readRecords).isEmpty();
    }

    @Test
    void addressInAnAttribute_isFetched_whereTheStreamShowsNone() {
        shelf.pictures.put(ADDRESS, picture(1));
        Plane rows = new Plane()
                .with("cup", "main", 0, Attributes.of(Map.of("url", ADDRESS.toString())))
                .with("pot", "main", 0, Attributes.of(Map.of("url", "no address")))
                .with("pan", "main", 0, Attributes.of(Map.of("url", 5L)));
        Originals both = streamed.orElse(
                new AttributeOriginals(side -> side == Tower.IMAGE ? rows : new Plane(), "url", new Fetches(shelf)));
        Thumbnails all = new Thumbnails(both, new PictureThumbnailer(PictureLimits.DEFAULT));

        assertThat(all.of(CUP, 64)).isPresent();
        assertThat(all.of(new RowKey(ContentId.MAIN, new ItemId("pot")), 64)).isEmpty();
        assertThat(all.of(new RowKey(ContentId.MAIN, new ItemId("pan")), 64)).isEmpty();
        assertThat(all.of(new RowKey(new ContentId("side"), new ItemId("cup")), 64))
                .isEmpty();
    }

    @Test
    void whatIsNotThere_isNone_andWhatCannotBeShown_tellsWhy() {
        assertThat(thumbnails.of(CUP, 64)).isEmpty();
        tell(0, null);
        assertThat(thumbnails.of(CUP, 64)).isEmpty();
        records.put(place(0), ByteBuffer.wrap(new byte[] {1}));
        assertThatFailure(FailureCode.PICTURE_FORMAT_UNKNOWN);
        tell(1, ADDRESS);
        assertThatFailure(FailureCode.PICTURE_HOST_UNAVAILABLE);
    }

    private void assertThatFailure(FailureCode code) {
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> thumbnails.of(CUP, 64))
                .satisfies(e -> assertThat(e.failure().code()).isEqualTo(code));
    }

    @Test
    void oldThumbnails_areForgotten_whenThereAreTooManyBytes() {
        RecentThumbnails recent = new RecentThumbnails();
        Thumbnail large = new Thumbnail(Digest.NONE, new byte[(int) RecentThumbnails.MOST_BYTES / 2]);
        for (String name : List.of("a", "b", "a", "c")) {
            recent.get(new RecentThumbnails.Name("a", 64));
            recent.put(new RecentThumbnails.Name(name, 64), large);
        }

        assertThat(recent.get(new RecentThumbnails.Name("a", 64))).isPresent();
        assertThat(recent.get(new RecentThumbnails.Name("b", 64))).isEmpty();
        assertThat(recent.get(new RecentThumbnails.Name("c", 64))).isPresent();
    }

    private void tell(long version, @Nullable URI address) {
        Said said = new Said.Shown(ContentId.MAIN, version, NOON, Mark.ofPicture(Attributes.NONE, null), address);
        chronicle.told(new Told(place(version), NOON, CUP.itemId(), said), true, NOON);
    }

    private static Place place(long offset) {
        return new Place(Tower.IMAGE, 0, offset);
    }

    private static ByteBuffer picture(long seed) {
        return ByteBuffer.wrap(Photographer.take(Goods.random(new SplittableRandom(seed)), 100, 100, "jpg"));
    }

    /** Has what lies on it; for all else its host is away. */
    private static final class ShelfFetcher implements PictureFetcher {
        private final Map<URI, ByteBuffer> pictures = new HashMap<>();

        @Override
        public CompletableFuture<Outcome<Fetched>> fetch(URI uri, Validators known) {
            ByteBuffer picture = pictures.get(uri);
            return CompletableFuture.completedFuture(
                    picture == null
                            ? Outcome.failed(FailureCode.PICTURE_HOST_UNAVAILABLE, "away")
                            : Outcome.success(new Fetched.Picture(picture, null)));
        }

        @Override
        public void close() {}
    }
}
