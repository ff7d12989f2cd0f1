package io.tuwen.cli.demo.acts;

import io.tuwen.cli.demo.live.LiveStream;
import io.tuwen.cli.stack.LocalStack;
import io.tuwen.cli.stack.StackClients;
import io.tuwen.core.identity.ItemId;
import io.tuwen.search.act.Acts;
import io.tuwen.search.act.Performance;
import io.tuwen.testkit.catalogue.Shelf;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Plays acts on the running line. What it holds back for one is let go when that ends, however it ends. */
public final class Theatre implements Acts, AutoCloseable {
    private final Stage stage;
    private final Map<String, Play> plays = new LinkedHashMap<>();

    /** An act, ready to be played. */
    interface Play {
        Performance play(Optional<ItemId> item);
    }

    /**
     * @param home where the script `tuwen` is
     * @param folder where acts leave what they publish
     * @param service where acts can be asked for, {@code http://host:port}
     */
    public record Place(Path home, Path folder, String service) {}

    /** @param shelf where pictures of the catalogue are served */
    public Theatre(Place place, LocalStack stack, StackClients clients, LiveStream stream, Shelf shelf) {
        this.stage = new Stage(stack, clients, stream);
        Photographs photographs = new Photographs(stream, shelf);
        for (ItemAct act : ItemActs.all(photographs::again, photographs::isOurs)) {
            plays.put(act.name(), new ItemPlay(act, stage, photographs, place));
        }
        plays.put(LinePlays.KILL_JOB, item -> LinePlays.killJob(stage, place));
        plays.put(LinePlays.PROVE, item -> LinePlays.prove(stage, place));
    }

    @Override
    public List<String> names() {
        return List.copyOf(plays.keySet());
    }

    @Override
    public Performance play(String act, Optional<ItemId> item) {
        return Objects.requireNonNull(plays.get(act), act).play(item);
    }

    @Override
    public void close() {
        stage.close();
    }
}
