package io.tuwen.triton;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.Tower;
import io.tuwen.triton.proto.DataType;
import io.tuwen.triton.proto.ModelConfig;
import io.tuwen.triton.proto.ModelDynamicBatching;
import io.tuwen.triton.proto.ModelInput;
import io.tuwen.triton.proto.ModelMetadataResponse;
import io.tuwen.triton.proto.ModelMetadataResponse.TensorMetadata;
import io.tuwen.triton.proto.ModelParameter;
import io.tuwen.triton.proto.ModelQueuePolicy;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TritonModelTest {
    private static final ModelContract CONTRACT = TestContract.CONTRACT;

    private static ModelMetadataResponse.Builder served() {
        return ModelMetadataResponse.newBuilder()
                .setName("image")
                .addVersions("1")
                .addInputs(tensor("pixels", "UINT8", -1, 8, 8, 3))
                .addOutputs(tensor("embedding", "FP32", -1, 64));
    }

    private static TensorMetadata tensor(String name, String datatype, long... shape) {
        return TensorMetadata.newBuilder()
                .setName(name)
                .setDatatype(datatype)
                .addAllShape(LongStream.of(shape).boxed().toList())
                .build();
    }

    private static ModelConfig.Builder config() {
        return ModelConfig.newBuilder().setName("image").setMaxBatchSize(64);
    }

    private static List<String> mismatches(ModelMetadataResponse.Builder metadata, ModelConfig.Builder config) {
        return TritonModel.of(metadata.build(), config.build()).mismatches(CONTRACT, Tower.IMAGE);
    }

    @Test
    void mismatches_contractsOwnModel_none() {
        assertThat(mismatches(served(), config())).isEmpty();
    }

    @Test
    void mismatches_sizesLeftOpen_none() {
        var open = served().setInputs(0, tensor("pixels", "UINT8", -1, -1, -1, 3));

        assertThat(mismatches(open, config())).isEmpty();
    }

    @Test
    void mismatches_fingerprintInConfig_isCompared() {
        var own = ModelParameter.newBuilder().setStringValue(CONTRACT.fingerprint());
        var other = ModelParameter.newBuilder().setStringValue("beef");

        assertThat(mismatches(served(), config().putParameters("fingerprint", own.build())))
                .isEmpty();
        assertThat(mismatches(served(), config().putParameters("fingerprint", other.build())))
                .containsExactly("fingerprint: beef (expected: " + CONTRACT.fingerprint() + ")");
    }

    @Test
    void mismatches_everythingWrong_isToldAtOnce() {
        ModelMetadataResponse.Builder wrong = ModelMetadataResponse.newBuilder()
                .setName("picture")
                .addInputs(tensor("pixels", "FP32", -1, 3, 8, 8))
                .addInputs(tensor("mask", "UINT8", -1, 8))
                .addOutputs(tensor("vector", "FP32", -1, 64));

        assertThat(mismatches(wrong, config().setMaxBatchSize(0)))
                .containsExactly(
                        "name: picture (expected: image)",
                        "max_batch_size: 0 (expected: at least 1, with a model exported for batches)",
                        "input \"pixels\": datatype FP32 (expected: UINT8)",
                        "input \"pixels\": shape [-1, 3, 8, 8] (expected: [-1, 8, 8, 3])",
                        "output \"embedding\": missing, served are [vector] (expected: served under this name)",
                        "input \"mask\": required (expected: no input that the contract lacks)");
    }

    @Test
    void mismatches_optionalInput_doesNotMatter() {
        var metadata = served().addInputs(tensor("mask", "UINT8", -1, 8));
        var config = config().addInput(ModelInput.newBuilder()
                .setName("mask")
                .setDataType(DataType.TYPE_UINT8)
                .setOptional(true));

        assertThat(mismatches(metadata, config)).isEmpty();
    }

    @Test
    void of_readsTheQueue() {
        ModelConfig.Builder queue = config().setDynamicBatching(ModelDynamicBatching.newBuilder()
                .setDefaultQueuePolicy(ModelQueuePolicy.newBuilder().setDefaultTimeoutMicroseconds(1500)));

        TritonModel model = TritonModel.of(served().build(), queue.build());

        assertThat(model.dynamicBatching()).isTrue();
        assertThat(model.queueTimeout()).isEqualTo(Duration.ofNanos(1_500_000));
        assertThat(TritonModel.of(served().build(), config().build()).dynamicBatching())
                .isFalse();
    }
}
