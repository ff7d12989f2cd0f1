package io.tuwen.triton;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.tuwen.core.model.ModelContract.Tensor;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.triton.proto.ModelInferRequest;
import io.tuwen.triton.proto.ModelInferResponse;
import io.tuwen.triton.proto.ModelInferResponse.InferOutputTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A tower of rows of two bytes whose vectors anyone can compute; a row that begins with 13 breaks it. */
final class TestTower {
    static final int DIM = 4;
    static final int ROW_BYTES = 2;
    static final byte POISON = 13;
    static final TowerSpec SPEC = new TowerSpec(
            "image", null, new Tensor("pixels", "UINT8"), List.of(1L, 2L), new Tensor("embedding", "FP32"), DIM);

    private TestTower() {}

    /** Of length 1, and of no other row. */
    static float[] vector(byte[] row) {
        Random random = new Random(row[0] * 256L + row[1]);
        double[] values = random.doubles(DIM, -1, 1).toArray();
        double square = 0;
        for (double value : values) {
            square += value * value;
        }
        float[] vector = new float[DIM];
        for (int i = 0; i < DIM; i++) {
            vector[i] = (float) (values[i] / Math.sqrt(square));
        }
        return vector;
    }

    /** The first byte of the row {first, 0} whose vector it is, or the failure's code. */
    static String recognise(Outcome<float[]> outcome) {
        if (outcome instanceof Outcome.Success<float[]> success) {
            return IntStream.range(0, 100)
                    .filter(first -> Arrays.equals(vector(TestRows.row(first)), success.value()))
                    .mapToObj(Integer::toString)
                    .findFirst()
                    .orElse("a vector of no row");
        }
        return TestRows.code(outcome).name();
    }

    /** Refuses a call with a poisoned row as Triton does, whole. */
    static ScriptedTriton.Answer poisonable() {
        return (request, caller) -> {
            if (isPoisoned(request)) {
                caller.onError(Status.INVALID_ARGUMENT
                        .withDescription("the model refuses a row")
                        .asRuntimeException());
            } else {
                ScriptedTriton.good().to(request, caller);
            }
        };
    }

    private static boolean isPoisoned(ModelInferRequest request) {
        ByteString rows = request.getRawInputContents(0);
        for (int i = 0; i < rows.size(); i += ROW_BYTES) {
            if (rows.byteAt(i) == POISON) {
                return true;
            }
        }
        return false;
    }

    static ModelInferResponse answer(ModelInferRequest request) {
        byte[] rows = request.getRawInputContents(0).toByteArray();
        int count = rows.length / ROW_BYTES;
        ByteBuffer raw = ByteBuffer.allocate(count * 4 * DIM).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            for (float value : vector(new byte[] {rows[i * ROW_BYTES], rows[i * ROW_BYTES + 1]})) {
                raw.putFloat(value);
            }
        }
        return ModelInferResponse.newBuilder()
                .addOutputs(InferOutputTensor.newBuilder()
                        .setName("embedding")
                        .setDatatype("FP32")
                        .addShape(count)
                        .addShape(DIM))
                .addRawOutputContents(ByteString.copyFrom(raw.flip()))
                .build();
    }
}
