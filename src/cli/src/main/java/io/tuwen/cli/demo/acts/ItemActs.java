package io.tuwen.cli.demo.acts;

import io.tuwen.cli.demo.acts.Standing.Picture;
import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.index.Filter;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.search.act.Performance.Fact;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** All that can be done to an item. */
final class ItemActs {
    private static final String PRICE = "price";
    private static final String ON_SALE = "on_sale";
    private static final double FIRST_PRICE = 99.0;

    private ItemActs() {}

    /**
     * @param photographs draws an item anew, as a JPEG
     * @param isOurs whether an address is one where pictures can be laid
     */
    static List<ItemAct> all(Function<ItemId, byte[]> photographs, Predicate<String> isOurs) {
        return List.of(
                new Price(),
                new Swap(photographs, isOurs),
                new OffSale(),
                new Delete(),
                new Late(),
                new Corrupt(photographs),
                new DeadHost());
    }

    private static Attributes with(Standing before, String name, Object value) {
        return before.attributes().with(Attributes.of(Map.of(name, value)));
    }

    /** A fifth off, in cents. */
    private static double reduced(Attributes attributes) {
        return attributes.values().get(PRICE) instanceof Double price
                ? Math.max(0.01, Math.round(price * 80) / 100.0)
                : FIRST_PRICE;
    }

    /** Another price: no vector is touched. */
    private record Price() implements ItemAct {
        @Override
        public String name() {
            return "price";
        }

        @Override
        public Optional<String> lacks(Standing before) {
            return Optional.empty();
        }

        @Override
        public Change change(Standing before) {
            return Lines.retagged(before, with(before, PRICE, reduced(before.attributes())));
        }

        @Override
        public List<Fact> facts(Standing before, Change change, Look now) {
            return new Facts(before, change, now)
                    .attributeChanged(PRICE, reduced(before.attributes()))
                    .vectorsUntouched()
                    .inferencesSpent(0)
                    .list();
        }
    }

    /** Another photograph, under the same address where it has one. */
    private record Swap(Function<ItemId, byte[]> photographs, Predicate<String> isOurs) implements ItemAct {
        @Override
        public String name() {
            return "swap";
        }

        @Override
        public boolean isBest(Standing before) {
            return address(before).isPresent();
        }

        private Optional<String> address(Standing before) {
            return before.picture()
                    .filter(Picture.At.class::isInstance)
                    .map(at -> ((Picture.At) at).address())
                    .filter(isOurs);
        }

        @Override
        public Change change(Standing before) {
            byte[] photograph = photographs.apply(before.item());
            return address(before)
                    .map(address -> Lines.pictureAt(before, address, Map.of(address, photograph)))
                    .orElseGet(() -> Lines.pictured(before, photograph));
        }

        @Override
        public List<Fact> facts(Standing before, Change change, Look now) {
            Facts facts = new Facts(before, change, now).pictureVectorChanged().inferencesSpent(1);
            address(before).ifPresent(facts::addressUnchanged);
            if (before.rows().containsKey(Tower.TEXT)) {
                facts.rowUnchanged(Tower.TEXT);
            }
            return facts.list();
        }
    }

    /** Off sale: who filters by that sees it no more. */
    private record OffSale() implements ItemAct {
        private static final Filter SHOWN = new Filter.Equal(ON_SALE, true);

        @Override
        public String name() {
            return "off-sale";
        }

        @Override
        public Optional<String> lacks(Standing before) {
            boolean onSale = Boolean.TRUE.equals(before.attributes().values().get(ON_SALE));
            return onSale ? Optional.empty() : Optional.of("an item that is on sale");
        }

        @Override
        public Change change(Standing before) {
            return Lines.retagged(before, with(before, ON_SALE, false));
        }

        @Override
        public List<Fact> facts(Standing before, Change change, Look now) {
            Facts facts = new Facts(before, change, now)
                    .attributeChanged(ON_SALE, false)
                    .vectorsUntouched()
                    .inferencesSpent(0);
            boolean hidden = now.shown().test(Filter.NONE) && !now.shown().test(SHOWN);
            return facts.hiddenByFilter(hidden, "{\"=\": {\"on_sale\": true}}").list();
        }
    }

    /** Gone, with picture and caption. */
    private record Delete() implements ItemAct {
        @Override
        public String name() {
            return "delete";
        }

        @Override
        public Optional<String> lacks(Standing before) {
            return Optional.empty();
        }

        @Override
        public Change change(Standing before) {
            return Lines.deleted(before);
        }

        @Override
        public List<Fact> facts(Standing before, Change change, Look now) {
            return new Facts(before, change, now).rowsGone().inferencesSpent(0).list();
        }
    }

    /** A newer price overtakes an older one. */
    private record Late() implements ItemAct {
        @Override
        public String name() {
            return "late";
        }

        @Override
        public Optional<String> lacks(Standing before) {
            return Optional.empty();
        }

        @Override
        public Change change(Standing before) {
            double newer = reduced(before.attributes());
            return Lines.retagged(before, with(before, PRICE, newer), with(before, PRICE, newer + 1));
        }

        @Override
        public List<Fact> facts(Standing before, Change change, Look now) {
            long newer = change.version();
            Facts facts = new Facts(before, change, now)
                    .superseded(newer - 1, newer, before.rows().size())
                    .attributeChanged(PRICE, reduced(before.attributes()));
            before.rows().keySet().stream().sorted().forEach(tower -> facts.rowStandsAt(tower, newer));
            return facts.list();
        }
    }

    /** Half a picture. */
    private record Corrupt(Function<ItemId, byte[]> photographs) implements ItemAct {
        @Override
        public String name() {
            return "corrupt";
        }

        @Override
        public boolean isAlone() {
            return false;
        }

        @Override
        public Change change(Standing before) {
            byte[] whole = photographs.apply(before.item());
            return Lines.pictured(before, Arrays.copyOf(whole, whole.length / 2));
        }

        @Override
        public List<Fact> facts(Standing before, Change change, Look now) {
            return new Facts(before, change, now)
                    .deadLetter(FailureCode.PICTURE_CORRUPT.name())
                    .rowUnchanged(Tower.IMAGE)
                    .list();
        }
    }

    /** A picture at a host that does not answer, while everything else goes on. */
    private record DeadHost() implements ItemAct {
        /** Of loopback, where nobody listens. */
        private static final String HOST = "http://127.0.0.2:1/";

        @Override
        public String name() {
            return "dead-host";
        }

        @Override
        public boolean isAlone() {
            return false;
        }

        @Override
        public Change change(Standing before) {
            return Lines.pictureAt(before, HOST + before.nextVersion() + ".jpg", Map.of());
        }

        @Override
        public List<Fact> facts(Standing before, Change change, Look now) {
            return new Facts(before, change, now)
                    .deadLetter(FailureCode.PICTURE_HOST_UNAVAILABLE.name())
                    .rowUnchanged(Tower.IMAGE)
                    .othersKeptFlowing()
                    .list();
        }
    }
}
