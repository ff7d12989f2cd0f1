package io.tuwen.triton;

import static io.tuwen.core.outcome.FailureCode.MODEL_FAILED;
import static io.tuwen.core.outcome.FailureCode.MODEL_INPUT_REFUSED;
import static io.tuwen.triton.TestRows.read;
import static io.tuwen.triton.TestRows.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.FailureCode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BisectingTest {
    private final PoisonableClient triton = new PoisonableClient(MODEL_INPUT_REFUSED);
    private final Bisecting bisecting = new Bisecting(triton);

    @Test
    void infer_goodRows_oneCall() {
        assertThat(read(bisecting.infer(rows(1, 2, 3)))).containsExactly(1f, 2f, 3f);
        assertThat(triton.calls()).isEqualTo(1);
    }

    @Test
    void infer_onePoisonedOf64_aloneToBlame() {
        List<byte[]> rows = rows(Stream.iterate(1, i -> i + 1).limit(64));
        triton.poison(17);

        List<Object> outcomes = read(bisecting.infer(rows));

        assertThat(outcomes).hasSize(64);
        for (int i = 0; i < 64; i++) {
            assertThat(outcomes.get(i)).isEqualTo(i == 16 ? MODEL_INPUT_REFUSED : (Object) (float) (i + 1));
        }
        assertThat(triton.calls()).isEqualTo(1 + 2 * 6);
    }

    @Test
    void infer_allPoisoned_eachToBlame() {
        triton.poison(1, 2, 3);

        assertThat(read(bisecting.infer(rows(1, 2, 3)))).containsOnly(MODEL_INPUT_REFUSED);
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureCode.class,
            names = {"MODEL_OUTPUT_INVALID", "MODEL_ACCESS_DENIED", "MODEL_CONTRACT_MISMATCH", "CLOSED"})
    void infer_failureOfNoRow_isNotTakenApart(FailureCode code) {
        HeldClient held = new HeldClient();
        var call = new Bisecting(held).infer(rows(1, 2, 3));

        held.call(0).fail(code);

        assertThat(read(call)).containsExactly(code, code, code);
        assertThat(held.calls()).hasSize(1);
    }

    @Test
    void infer_brokenModel_isTakenApart() {
        PoisonableClient broken = new PoisonableClient(MODEL_FAILED);
        broken.poison(2);

        assertThat(read(new Bisecting(broken).infer(rows(1, 2, 3)))).containsExactly(1f, MODEL_FAILED, 3f);
    }

    @Test
    void infer_closedWhileTakenApart_keepsWhatIsKnown() {
        HeldClient held = new HeldClient();
        Bisecting client = new Bisecting(held);
        var call = client.infer(rows(1, 2));
        held.call(0).fail(MODEL_INPUT_REFUSED);
        held.call(1).succeed();

        client.close();

        assertThat(read(call)).containsExactly(1f, FailureCode.CLOSED);
    }
}
