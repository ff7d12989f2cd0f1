package io.tuwen.cli.demo.acts;

import io.tuwen.cli.demo.live.Hold;
import io.tuwen.core.identity.ItemId;
import io.tuwen.search.act.Performance;
import io.tuwen.search.act.Performance.Fact;
import io.tuwen.search.retrieval.Finding;
import io.tuwen.search.retrieval.RefusedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Plays one act on an item: chooses it, waits until it stands still, publishes, and looks until all facts hold. */
final class ItemPlay implements Theatre.Play {
    /** A host that is dead is found so after some tries. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final ItemAct act;
    private final Stage stage;
    private final Photographs photographs;
    private final Theatre.Place place;

    ItemPlay(ItemAct act, Stage stage, Photographs photographs, Theatre.Place place) {
        this.act = act;
        this.stage = stage;
        this.photographs = photographs;
        this.place = place;
    }

    @Override
    public Performance play(Optional<ItemId> wanted) {
        Deadline deadline = Deadline.in(PATIENCE);
        return act.isAlone() ? alone(wanted, deadline) : amongOthers(wanted, deadline);
    }

    private Performance alone(Optional<ItemId> wanted, Deadline deadline) {
        try (Hold hold = stage.stream().hold()) {
            deadline.require(() -> stage.stream().isSettled(stage.counts()), "what was under way did not end");
            return play(wanted.map(stage::standing).orElseGet(this::choose), deadline);
        }
    }

    private Performance amongOthers(Optional<ItemId> wanted, Deadline deadline) {
        ItemId item = wanted.orElseGet(() -> choose().item());
        try (Hold hold = stage.stream().hold(item)) {
            deadline.require(() -> stage.isCurrent(item), "what was under way did not end");
            return play(stage.standing(item), deadline);
        }
    }

    private Standing choose() {
        return new Casting(stage, act).choose();
    }

    private Performance play(Standing before, Deadline deadline) {
        long began = System.nanoTime();
        require(before);
        Change change = act.change(before);
        change.laid().forEach(photographs::lay);
        Path file = new ActFolder(place.folder()).write(act.name(), change);
        List<Fact> facts = publish(before, change, file, deadline);
        return new Performance(
                act.name(),
                Optional.of(before.item()),
                ShellLine.publish(place.home(), file),
                Duration.ofNanos(System.nanoTime() - began),
                facts);
    }

    private void require(Standing before) {
        String id = before.item().value();
        if (before.rows().isEmpty()) {
            throw new RefusedException(
                    RefusedException.Kind.NOT_FOUND,
                    new Finding("item_id", id, "an item that is indexed"),
                    "name another, or none");
        }
        act.lacks(before).ifPresent(missing -> {
            throw new RefusedException(new Finding("item_id", id, missing), "name another, or none");
        });
    }

    private List<Fact> publish(Standing before, Change change, Path file, Deadline deadline) {
        try (Stage.Watching watching = stage.publish(before, file)) {
            List<Fact> facts = act.facts(before, change, watching.look());
            while (!facts.stream().allMatch(Fact::holds) && deadline.isAhead()) {
                facts = act.facts(before, change, watching.look());
            }
            return facts;
        }
    }
}
