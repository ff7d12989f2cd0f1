package io.tuwen.triton;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.triton.proto.ModelInferRequest;
import io.tuwen.triton.proto.ModelInferRequest.InferInputTensor;
import io.tuwen.triton.proto.ModelInferRequest.InferRequestedOutputTensor;
import io.tuwen.triton.proto.ModelInferResponse;
import io.tuwen.triton.proto.ModelInferResponse.InferOutputTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows to a request, and a response to outcomes. Pure; trusts nothing that the server says. */
final class InferMessages {
    private final TowerSpec tower;
    private final double normTolerance;

    /** @param normTolerance how far a vector's length may be from 1 */
    InferMessages(TowerSpec tower, double normTolerance) {
        this.tower = tower;
        this.normTolerance = normTolerance;
    }

    /** What the server would say too, but could miss where a long row makes up for a short one. */
    @Nullable
    Failure refusal(List<byte[]> rows) {
        int expected = tower.rowBytes();
        for (byte[] row : rows) {
            if (row.length != expected) {
                return Failure.of(
                        FailureCode.MODEL_INPUT_REFUSED,
                        tower + ": row of " + row.length + " bytes (expected: " + expected + ")");
            }
        }
        return null;
    }

    /** @param rows each of the tower's length; they must stay as they are until the call is over */
    ModelInferRequest request(List<byte[]> rows) {
        // Wrapped and joined as a rope: the pixels are copied once, onto the wire.
        List<ByteString> wrapped =
                rows.stream().map(UnsafeByteOperations::unsafeWrap).toList();
        return ModelInferRequest.newBuilder()
                .setModelName(tower.model())
                .setModelVersion(tower.version() == null ? "" : tower.version())
                .addInputs(InferInputTensor.newBuilder()
                        .setName(tower.input().name())
                        .setDatatype(tower.input().datatype())
                        .addShape(rows.size())
                        .addAllShape(tower.rowShape()))
                .addOutputs(InferRequestedOutputTensor.newBuilder()
                        .setName(tower.output().name()))
                .addRawInputContents(ByteString.copyFrom(wrapped))
                .build();
    }

    /** One outcome a row; an answer of another form than asked for fails all rows. */
    List<Outcome<float[]>> outcomes(ModelInferResponse response, int rows) {
        int index = indexOfOutput(response);
        if (index < 0) {
            return invalid(rows, "no output \"" + tower.output().name() + "\" with raw contents");
        }
        InferOutputTensor output = response.getOutputs(index);
        ByteString raw = response.getRawOutputContents(index);
        List<Long> shape = List.of((long) rows, (long) tower.dim());
        if (!output.getDatatype().equals("FP32")) {
            return invalid(rows, "datatype " + output.getDatatype() + " (expected: FP32)");
        }
        if (!output.getShapeList().equals(shape)) {
            return invalid(rows, "shape " + output.getShapeList() + " (expected: " + shape + ")");
        }
        long bytes = 4L * rows * tower.dim();
        if (raw.size() != bytes) {
            return invalid(rows, raw.size() + " bytes (expected: " + bytes + ")");
        }
        return vectors(raw, rows);
    }

    private int indexOfOutput(ModelInferResponse response) {
        int both = Math.min(response.getOutputsCount(), response.getRawOutputContentsCount());
        for (int i = 0; i < both; i++) {
            if (response.getOutputs(i).getName().equals(tower.output().name())) {
                return i;
            }
        }
        return -1;
    }

    private List<Outcome<float[]>> vectors(ByteString raw, int rows) {
        FloatBuffer floats = ByteBuffer.wrap(raw.toByteArray())
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        List<Outcome<float[]>> outcomes = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            float[] vector = new float[tower.dim()];
            floats.get(vector);
            outcomes.add(checked(vector));
        }
        return outcomes;
    }

    private Outcome<float[]> checked(float[] vector) {
        double square = 0;
        for (float value : vector) {
            square += (double) value * value;
        }
        double norm = Math.sqrt(square);
        // One comparison finds NaN and infinities too: they make the length NaN or infinite.
        return Math.abs(norm - 1) <= normTolerance
                ? Outcome.success(vector)
                : Outcome.failed(invalid("vector of length " + norm + " (expected: 1, within " + normTolerance + ")"));
    }

    private List<Outcome<float[]>> invalid(int rows, String what) {
        return Rows.failed(rows, invalid(what));
    }

    private Failure invalid(String what) {
        return Failure.of(FailureCode.MODEL_OUTPUT_INVALID, tower + ": answered with " + what);
    }
}
