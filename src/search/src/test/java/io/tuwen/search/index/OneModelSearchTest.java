package io.tuwen.search.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tuwen.core.identity.ItemId;
import io.tuwen.core.index.Filter;
import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.milvus.CollectionInUse;
import io.tuwen.search.retrieval.Plane;
import io.tuwen.testkit.store.SampleRows;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OneModelSearchTest {
    private static final ModelContract OURS = SampleRows.model("a".repeat(64));
    private static final ModelContract OTHER = SampleRows.model("b".repeat(64));

    private CollectionInUse inUse = of(OURS);
    private final OneModelSearch search =
            new OneModelSearch(new AliasCheck(Tower.IMAGE, OURS, () -> inUse), new Plane().with("item", 0));

    @Test
    void aliasOfTheModel_isAnswered() {
        assertThat(search.search(List.of(Plane.at(0)), 1, Filter.NONE).get(0)).hasSize(1);
    }

    @Test
    void aliasSwitchedToAnotherModel_isNoticedAtOnce_andWhenItIsSwitchedBack() {
        inUse = of(OTHER);
        assertRefused(() -> search.search(List.of(Plane.at(0)), 1, Filter.NONE));
        assertRefused(() -> search.get(List.of(SampleRows.key("item"))));
        assertRefused(() -> search.of(new ItemId("item")));
        assertRefused(() -> search.scan(header -> {}));

        inUse = of(OURS);
        assertThat(search.of(new ItemId("item"))).hasSize(1);
    }

    /** The eight digits of the name are not the whole fingerprint. */
    @Test
    void collectionOfTheSameNameAndAnotherModel_isRefused() {
        ModelContract alike = SampleRows.model("a".repeat(63) + "b");
        inUse = of(alike);
        assertRefused(() -> search.of(new ItemId("item")));
    }

    private static void assertRefused(Runnable question) {
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(question::run)
                .satisfies(e -> assertThat(e.failure().code()).isEqualTo(FailureCode.INDEX_CONTRACT_MISMATCH))
                .withMessageContaining("alias catalogue_images: names ");
    }

    private static CollectionInUse of(ModelContract model) {
        return new CollectionInUse(Tower.IMAGE.collection(model), model.name(), model.fingerprint(), Optional.empty());
    }
}
