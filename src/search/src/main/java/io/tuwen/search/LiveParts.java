package io.tuwen.search;

import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.ModelContracts;
import io.tuwen.core.model.Tower;
import io.tuwen.encoder.picture.PictureThumbnailer;
import io.tuwen.schemas.wire.SchemaResolver;
import io.tuwen.search.SearchService.Behind;
import io.tuwen.search.http.Extras;
import io.tuwen.search.http.Showcase;
import io.tuwen.search.index.ServedIndex;
import io.tuwen.search.live.Feed;
import io.tuwen.search.live.History;
import io.tuwen.search.live.News;
import io.tuwen.search.live.Pictures;
import io.tuwen.search.live.feed.LiveFeed;
import io.tuwen.search.live.kafka.RecordBytes;
import io.tuwen.search.live.kafka.RecordReading;
import io.tuwen.search.live.kafka.TopicFollower;
import io.tuwen.search.live.kafka.Topics;
import io.tuwen.search.live.story.Chronicle;
import io.tuwen.search.model.ServedWork;
import io.tuwen.search.picture.AttributeOriginals;
import io.tuwen.search.picture.Fetches;
import io.tuwen.search.picture.Originals;
import io.tuwen.search.picture.StreamOriginals;
import io.tuwen.search.picture.Thumbnails;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Feed, histories and pictures, put together, with clients of their own. To be closed after the server that tells of them. */
public final class LiveParts implements AutoCloseable {
    private final Deque<Part> opened = new ArrayDeque<>();
    private final Behind behind;
    private final ModelContract contract;
    private final Extras extras;

    /**
     * What is wanted.
     *
     * @param stream that is followed; null: none
     * @param pictureAttribute that holds addresses of pictures; null: none does
     */
    public record Wanted(@Nullable Stream stream, @Nullable String pictureAttribute) {}

    /** @param work what the jobs do; null: what Triton tells of it */
    public record Stream(
            Topics topics, SchemaResolver schemas, @Nullable Supplier<News.Work> work) {}

    private record Followed(Feed feed, Chronicle chronicle, Originals originals) {}

    private interface Part {
        void close();
    }

    private LiveParts(Wanted wanted, Behind behind) {
        this.behind = behind;
        this.contract = ModelContracts.read(behind.model());
        try {
            ServedIndex index = new ServedIndex(behind.milvus(), contract);
            opened.push(index::close);
            Fetches fetches = Fetches.of(behind.encoder());
            opened.push(fetches::close);
            Optional<Followed> followed =
                    Optional.ofNullable(wanted.stream()).map(stream -> follow(stream, index, fetches));
            Optional<Originals> inRows = Optional.ofNullable(wanted.pictureAttribute())
                    .map(attribute -> new AttributeOriginals(index, attribute, fetches));
            this.extras = new Extras(
                    followed.map(Followed::feed),
                    followed.map(Followed::chronicle).map(History.class::cast),
                    pictures(followed.map(Followed::originals), inRows),
                    Showcase.PLAIN);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Follows from now on; Kafka and the index may come later.
     *
     * @throws io.tuwen.core.outcome.FailureException CONFIGURATION_INVALID
     */
    public static LiveParts start(Wanted wanted, Behind behind) {
        return new LiveParts(wanted, behind);
    }

    private Followed follow(Stream stream, ServedIndex index, Fetches fetches) {
        Chronicle chronicle = new Chronicle();
        RecordReading reading =
                new RecordReading(stream.topics(), stream.schemas(), contract.preprocessing(Tower.IMAGE));
        RecordBytes records = new RecordBytes(stream.topics(), reading);
        opened.push(records::close);
        LiveFeed.Behind parts = new LiveFeed.Behind(index, index::rowCount, work(stream));
        LiveFeed feed = new LiveFeed(parts, chronicle, InstantSource.system()).start();
        opened.push(feed::close);
        TopicFollower follower = new TopicFollower(stream.topics(), reading, feed).start();
        opened.push(follower::close);
        return new Followed(feed, chronicle, new StreamOriginals(chronicle, records::picture, fetches));
    }

    private Supplier<News.Work> work(Stream stream) {
        if (stream.work() != null) {
            return stream.work();
        }
        ServedWork work = new ServedWork(behind.triton(), contract);
        opened.push(work::close);
        return work;
    }

    private Optional<Pictures> pictures(Optional<Originals> streamed, Optional<Originals> inRows) {
        return streamed.map(first -> inRows.map(first::orElse).orElse(first))
                .or(() -> inRows)
                .map(originals -> new Thumbnails(
                        originals, new PictureThumbnailer(behind.encoder().picture())));
    }

    public Extras extras() {
        return extras;
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }
}
