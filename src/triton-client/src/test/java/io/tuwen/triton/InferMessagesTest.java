package io.tuwen.triton;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.tuwen.core.model.ModelContract.Tensor;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.triton.proto.ModelInferRequest;
import io.tuwen.triton.proto.ModelInferResponse;
import io.tuwen.triton.proto.ModelInferResponse.InferOutputTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InferMessagesTest {
    private static final TowerSpec TOWER = new TowerSpec(
            "image", "2", new Tensor("pixels", "UINT8"), List.of(1L, 2L), new Tensor("embedding", "FP32"), 2);

    private final InferMessages messages = new InferMessages(TOWER, 0.01);

    @Test
    void request_isRawAndNamesWhatItWants() {
        ModelInferRequest request = messages.request(List.of(new byte[] {1, 2}, new byte[] {3, 4}));

        assertThat(request.getModelName()).isEqualTo("image");
        assertThat(request.getModelVersion()).isEqualTo("2");
        assertThat(request.getInputs(0).getShapeList()).containsExactly(2L, 1L, 2L);
        assertThat(request.getInputs(0).getDatatype()).isEqualTo("UINT8");
        assertThat(request.getRawInputContents(0).toByteArray()).containsExactly(1, 2, 3, 4);
        assertThat(request.getOutputs(0).getName()).isEqualTo("embedding");
    }

    @Test
    void refusal_rowsOfOtherLength_evenWhenTheSumIsRight() {
        assertThat(messages.refusal(List.of(new byte[] {1, 2}))).isNull();
        assertThat(messages.refusal(List.of(new byte[] {1}, new byte[] {1, 2, 3})))
                .hasToString("MODEL_INPUT_REFUSED: image:2: row of 1 bytes (expected: 2)");
    }

    @Test
    void outcomes_goodAnswer_vectorsInOrder() {
        var outcomes = messages.outcomes(answer(List.of(2L, 2L), 1, 0, 0.6f, -0.8f), 2);

        assertThat(outcomes)
                .extracting(outcome -> ((Outcome.Success<float[]>) outcome).value())
                .containsExactly(new float[] {1, 0}, new float[] {0.6f, -0.8f});
    }

    @Test
    void outcomes_anotherOutputFirst_isFoundByName() {
        ModelInferResponse answer = ModelInferResponse.newBuilder()
                .addOutputs(InferOutputTensor.newBuilder().setName("other"))
                .addRawOutputContents(ByteString.EMPTY)
                .mergeFrom(answer(List.of(1L, 2L), 1, 0))
                .build();

        assertThat(messages.outcomes(answer, 1).get(0)).isInstanceOf(Outcome.Success.class);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, 0, 0.5f, 3})
    void outcomes_badValuesInOneRow_failThatRowOnly(float bad) {
        var outcomes = messages.outcomes(answer(List.of(3L, 2L), 1, 0, bad, 0, 0, 1), 3);

        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Success.class);
        assertThat(TestRows.code(outcomes.get(1))).isEqualTo(FailureCode.MODEL_OUTPUT_INVALID);
        assertThat(outcomes.get(2)).isInstanceOf(Outcome.Success.class);
    }

    @ParameterizedTest
    @MethodSource
    void outcomes_answerOfAnotherForm_failsAllRows(ModelInferResponse answer, String message) {
        var outcomes = messages.outcomes(answer, 2);

        assertThat(outcomes)
                .hasSize(2)
                .allSatisfy(outcome -> assertThat(TestRows.code(outcome)).isEqualTo(FailureCode.MODEL_OUTPUT_INVALID));
        assertThat(outcomes.get(0).toString()).contains(message);
    }

    static Stream<Arguments> outcomes_answerOfAnotherForm_failsAllRows() {
        ModelInferResponse good = answer(List.of(2L, 2L), 1, 0, 0, 1);
        return Stream.of(
                arguments(ModelInferResponse.getDefaultInstance(), "no output \"embedding\""),
                arguments(good.toBuilder().clearRawOutputContents().build(), "no output \"embedding\""),
                arguments(
                        good.toBuilder()
                                .setOutputs(0, output("embedding", "FP16", List.of(2L, 2L)))
                                .build(),
                        "datatype FP16"),
                arguments(answer(List.of(1L, 2L), 1, 0), "shape [1, 2] (expected: [2, 2])"),
                arguments(answer(List.of(2L, 3L), 1, 0, 0, 0, 1, 0), "shape [2, 3] (expected: [2, 2])"),
                arguments(answer(List.of(4L), 1, 0, 0, 1), "shape [4] (expected: [2, 2])"),
                arguments(answer(List.of(2L, 2L), 1, 0, 0), "12 bytes (expected: 16)"));
    }

    private static Arguments arguments(ModelInferResponse answer, String message) {
        return Arguments.of(answer, message);
    }

    private static ModelInferResponse answer(List<Long> shape, float... values) {
        ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        return ModelInferResponse.newBuilder()
                .addOutputs(output("embedding", "FP32", shape))
                .addRawOutputContents(ByteString.copyFrom(raw))
                .build();
    }

    private static InferOutputTensor output(String name, String datatype, List<Long> shape) {
        return InferOutputTensor.newBuilder()
                .setName(name)
                .setDatatype(datatype)
                .addAllShape(shape)
                .build();
    }
}
