package io.tuwen.search.page;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.Digest;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.core.index.Row;
import io.tuwen.core.index.RowHeader;
import io.tuwen.core.model.Tower;
import io.tuwen.search.http.Access;
import io.tuwen.search.http.Extras;
import io.tuwen.search.http.Limits;
import io.tuwen.search.http.Parts;
import io.tuwen.search.http.SearchServer;
import io.tuwen.search.http.ServerSettings;
import io.tuwen.search.http.Showcase;
import io.tuwen.search.live.Fate;
import io.tuwen.search.live.Happening;
import io.tuwen.search.live.News;
import io.tuwen.search.live.Pictures;
import io.tuwen.search.live.ToldFeed;
import io.tuwen.testkit.catalogue.DrawnCatalogue;
import io.tuwen.testkit.store.SampleRows;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A shop in memory, and the service that answers for it. What is published is indexed at once, and told. */
final class Stall implements AutoCloseable {
    static final List<String> EXAMPLES = List.of("红色条纹T恤", "蓝色杯子");
    private static final Instant MORNING = Instant.parse("2026-11-27T08:00:00Z");
    private static final DrawnCatalogue DRAWN = new DrawnCatalogue(7);

    final ToldFeed feed = new ToldFeed();
    final Map<Tower, Rack> racks = new EnumMap<>(Map.of(Tower.IMAGE, new Rack(), Tower.TEXT, new Rack()));
    private final Characters model = new Characters();
    private final Map<RowKey, byte[]> pictures = new ConcurrentHashMap<>();
    private final Map<ItemId, List<Happening>> histories = new ConcurrentHashMap<>();
    private final SearchServer server;

    private Stall(boolean demo, @Nullable Path tokens) {
        Parts parts = new Parts(
                SampleRows.model("f".repeat(64)),
                "0",
                model,
                this::rack,
                tower -> new Parts.Collection(
                        "sample", "sample", "f".repeat(64), rack(tower).size()));
        this.server = SearchServer.start(
                new ServerSettings("127.0.0.1", 0, new Access(tokens, List.of()), null, Limits.DEFAULT),
                demo ? parts.with(extras()) : parts);
    }

    /** With all that a demonstration has. */
    static Stall open() {
        return new Stall(true, null);
    }

    static Stall behind(Path tokens) {
        return new Stall(true, tokens);
    }

    /** Search alone. */
    static Stall plain() {
        return new Stall(false, null);
    }

    private Extras extras() {
        StallActs acts = new StallActs(this);
        return new Extras(
                Optional.of(feed),
                Optional.of(item -> List.copyOf(histories.getOrDefault(item, List.of()))),
                Optional.of(this::picture),
                Optional.of(acts),
                new Showcase(true, acts.names(), EXAMPLES, List.of()));
    }

    private Optional<Pictures.Thumbnail> picture(RowKey key, int side) {
        return Optional.ofNullable(pictures.get(key)).map(jpeg -> new Pictures.Thumbnail(Digest.of(jpeg), jpeg));
    }

    Rack rack(Tower tower) {
        return Objects.requireNonNull(racks.get(tower));
    }

    String origin() {
        return "http://127.0.0.1:" + server.port();
    }

    static byte[] drawn(int index) {
        return DRAWN.entry(DrawnCatalogue.Split.TRAIN, index).picture();
    }

    /** Some drawn goods: {@code item-00} and so on, of the categories 服装 and 家居, each dearer than the one before. */
    Stall with(int goods) {
        for (int i = 0; i < goods; i++) {
            publish(
                    "item-%02d".formatted(i),
                    "第" + i + "件" + (i % 2 == 0 ? "红色T恤" : "蓝色杯子"),
                    Map.of("category", i % 2 == 0 ? "服装" : "家居", "price", 10.0 * (i + 1), "on_sale", i % 3 > 0),
                    drawn(i));
        }
        return this;
    }

    void publish(String item, String caption, Map<String, Object> attributes, byte[] picture) {
        RowKey key = SampleRows.key(item);
        pictures.put(key, picture);
        model.learn(picture, caption);
        put(Tower.IMAGE, key, caption, attributes);
        put(Tower.TEXT, key, caption, attributes);
    }

    /** Another version of a row, indexed and told. */
    void put(Tower side, RowKey key, String caption, Map<String, Object> attributes) {
        long version = version(side, key) + 1;
        Instant at = MORNING.plusSeconds(version);
        Digest digest = Digest.of(caption.getBytes(StandardCharsets.UTF_8));
        RowHeader header =
                new RowHeader(key, version, digest, at, Attributes.of(attributes), side == Tower.TEXT ? caption : null);
        rack(side).put(new Row(header, Characters.of(caption)));
        remember(key.itemId(), happening(side, version, new Fate.Searchable(at.plusMillis(240))));
        feed.tell(new News.Arrival(side, key, version, false, at, at.plusMillis(240), Attributes.of(attributes)));
    }

    void remove(String item) {
        RowKey key = SampleRows.key(item);
        for (Tower side : Tower.values()) {
            rack(side).remove(key);
            feed.tell(new News.Arrival(side, key, -1, true, MORNING, MORNING.plusMillis(300), Attributes.NONE));
        }
    }

    /** A picture that cannot be read. */
    void refuse(String item, String code, String cause) {
        ItemId id = new ItemId(item);
        remember(id, happening(Tower.IMAGE, 9, new Fate.DeadLettered(code, cause)));
        feed.tell(new News.Letter(id, Tower.IMAGE, code, cause, "embed", MORNING));
    }

    private static Happening happening(Tower side, long version, Fate fate) {
        Happening.What what = side == Tower.IMAGE ? Happening.What.PICTURE : Happening.What.CAPTION;
        return new Happening(MORNING, MORNING.plusSeconds(version), side, version, what, fate);
    }

    private void remember(ItemId item, Happening happening) {
        histories.computeIfAbsent(item, id -> new CopyOnWriteArrayList<>()).add(0, happening);
    }

    private long version(Tower side, RowKey key) {
        return rack(side).get(List.of(key)).stream()
                .mapToLong(row -> row.header().version())
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() {
        server.close();
    }
}
