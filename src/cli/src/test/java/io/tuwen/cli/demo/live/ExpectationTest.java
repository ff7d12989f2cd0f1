package io.tuwen.cli.demo.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.cli.publish.Place;
import io.tuwen.core.event.Attributes;
import io.tuwen.core.identity.ContentId;
import io.tuwen.core.identity.ItemId;
import io.tuwen.core.identity.RowKey;
import io.tuwen.testkit.catalogue.Meaning;
import org.junit.jupiter.api.Test;

class ExpectationTest {
    private static final RowKey CUP = new RowKey(ContentId.MAIN, new ItemId("cup"));

    private final Expectation expectation = new Expectation();

    private static Meaning live(long version) {
        return new Meaning.Live(CUP, version, Attributes.NONE, "v" + version);
    }

    private static Place at(long offset) {
        return new Place("catalogue.images", 0, offset);
    }

    @Test
    void newestOfAnybody_isExpected_andComesFromItsRecord() {
        expectation.told(at(0), live(1000));
        expectation.toldByOthers(at(1), live(1001));
        expectation.told(at(2), live(999));

        assertThat(expectation.version(CUP)).hasValue(1001L);
        assertThat(expectation.origin(CUP)).hasValue(at(1));
    }

    @Test
    void recordOfOthersThatIsRefused_isTakenBack() {
        expectation.told(at(0), live(1000));
        expectation.toldByOthers(at(1), live(1001));
        expectation.deadLettered(at(1));

        assertThat(expectation.version(CUP)).hasValue(1000L);
        assertThat(expectation.origin(CUP)).hasValue(at(0));
    }

    @Test
    void rowThatOnlyARefusedRecordTold_isNotExpected() {
        expectation.toldByOthers(at(0), live(1));
        expectation.deadLettered(at(0));

        assertThat(expectation.live()).isEmpty();
        assertThat(expectation.origin(CUP)).isEmpty();
    }

    @Test
    void refusalThatIsReadBeforeItsRecord_holdsToo() {
        expectation.told(at(0), live(1000));
        expectation.deadLettered(at(1));
        expectation.toldByOthers(at(1), live(1001));

        assertThat(expectation.version(CUP)).hasValue(1000L);
    }

    @Test
    void severalRefused_areTakenBackInAnyOrder() {
        expectation.told(at(0), live(1000));
        expectation.toldByOthers(at(1), live(1001));
        expectation.toldByOthers(at(2), live(1002));
        expectation.deadLettered(at(1));
        expectation.deadLettered(at(2));

        assertThat(expectation.version(CUP)).hasValue(1000L);
        assertThat(expectation.origin(CUP)).hasValue(at(0));
    }

    @Test
    void whatCameAfterARefusedRecord_stays() {
        expectation.told(at(0), live(1000));
        expectation.toldByOthers(at(1), live(1001));
        expectation.told(at(2), live(2000));
        expectation.deadLettered(at(1));

        assertThat(expectation.version(CUP)).hasValue(2000L);
    }

    @Test
    void tombstoneOfOthers_takesTheRow() {
        expectation.told(at(0), live(1000));
        expectation.toldByOthers(at(1), new Meaning.ItemGone(CUP.itemId()));

        assertThat(expectation.version(CUP)).isEmpty();
    }
}
