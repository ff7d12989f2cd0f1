package io.tuwen.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OraclePropertyTest {

    /** Content is told by item and version, as honest producers do, so that the order must not matter. */
    @Property
    void anyOrderAndRepetition_endsTheSame(@ForAll("meanings") List<Meaning> meanings, @ForAll Random random) {
        List<Meaning> shuffled = new ArrayList<>(meanings);
        shuffled.addAll(meanings);
        Collections.shuffle(shuffled, random);

        assertThat(told(shuffled).live()).isEqualTo(told(meanings).live());
    }

    @Property
    void rowIsLive_exactlyWhenItsNewestVersionIsAndIsNotRemoved(@ForAll("meanings") List<Meaning> meanings) {
        Oracle oracle = told(meanings);
        for (int item = 0; item < 3; item++) {
            RowKey key = key(item);
            long newest = meanings.stream()
                    .filter(meaning -> keyOf(meaning).equals(key))
                    .mapToLong(OraclePropertyTest::versionOf)
                    .max()
                    .orElse(-1);
            boolean removed = meanings.contains(new Meaning.Gone(key, newest));
            assertThat(oracle.live().containsKey(key)).isEqualTo(newest >= 0 && !removed);
        }
    }

    @Property
    void tombstone_takesTheWholeItem(@ForAll("meanings") List<Meaning> meanings) {
        Oracle oracle = told(meanings);
        oracle.told(new Meaning.ItemGone(key(0).itemId()));
        meanings.forEach(oracle::told);
        assertThat(oracle.live()).doesNotContainKey(key(0));
    }

    @Provide
    static Arbitrary<List<Meaning>> meanings() {
        Arbitrary<Meaning> live = Combinators.combine(Arbitraries.integers().between(0, 2), versions())
                .as((item, version) -> new Meaning.Live(key(item), version, Attributes.NONE, item + "v" + version));
        Arbitrary<Meaning> gone = Combinators.combine(Arbitraries.integers().between(0, 2), versions())
                .as((item, version) -> new Meaning.Gone(key(item), version));
        return Arbitraries.oneOf(live, gone).list().ofMaxSize(12);
    }

    private static Arbitrary<Long> versions() {
        return Arbitraries.longs().between(0, 4);
    }

    private static RowKey key(int item) {
        return new RowKey(ContentId.MAIN, new ItemId("item-" + item));
    }

    private static RowKey keyOf(Meaning meaning) {
        return meaning instanceof Meaning.Live live ? live.key() : ((Meaning.Gone) meaning).key();
    }

    private static long versionOf(Meaning meaning) {
        return meaning instanceof Meaning.Live live ? live.version() : ((Meaning.Gone) meaning).version();
    }

    private static Oracle told(List<Meaning> meanings) {
        Oracle oracle = new Oracle();
        meanings.forEach(oracle::told);
        return oracle;
    }
}
