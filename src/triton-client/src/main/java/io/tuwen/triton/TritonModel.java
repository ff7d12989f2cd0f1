package io.tuwen.triton;

import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.ModelContract.Tensor;
import io.tuwen.core.model.Tower;
import io.tuwen.triton.proto.ModelConfig;
import io.tuwen.triton.proto.ModelInput;
import io.tuwen.triton.proto.ModelMetadataResponse;
import io.tuwen.triton.proto.ModelMetadataResponse.TensorMetadata;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A model as Triton serves it.
 *
 * @param versions those that are up
 * @param maxBatchSize most rows of one call; 0 where the model takes no batches
 * @param dynamicBatching whether the server merges calls
 * @param queueTimeout after which the server refuses a call that waits; zero for never
 * @param inputs required ones
 * @param fingerprint of the pair of towers, where config.pbtxt tells it as parameter {@code fingerprint}
 */
public record TritonModel(
        String name,
        List<String> versions,
        int maxBatchSize,
        boolean dynamicBatching,
        Duration queueTimeout,
        List<ServedTensor> inputs,
        List<ServedTensor> outputs,
        @Nullable String fingerprint) {

    /** @param shape with the batch dimension; -1 where any size goes */
    public record ServedTensor(String name, String datatype, List<Long> shape) {
        static ServedTensor of(TensorMetadata tensor) {
            return new ServedTensor(tensor.getName(), tensor.getDatatype(), List.copyOf(tensor.getShapeList()));
        }
    }

    static TritonModel of(ModelMetadataResponse metadata, ModelConfig config) {
        List<String> optional = config.getInputList().stream()
                .filter(ModelInput::getOptional)
                .map(ModelInput::getName)
                .toList();
        String fingerprint = config.containsParameters("fingerprint")
                ? config.getParametersOrThrow("fingerprint").getStringValue()
                : null;
        return new TritonModel(
                metadata.getName(),
                List.copyOf(metadata.getVersionsList()),
                config.getMaxBatchSize(),
                config.hasDynamicBatching(),
                queueTimeout(config),
                metadata.getInputsList().stream()
                        .filter(input -> !optional.contains(input.getName()))
                        .map(ServedTensor::of)
                        .toList(),
                metadata.getOutputsList().stream().map(ServedTensor::of).toList(),
                fingerprint);
    }

    private static Duration queueTimeout(ModelConfig config) {
        long microseconds = config.getDynamicBatching().getDefaultQueuePolicy().getDefaultTimeoutMicroseconds();
        return Duration.ofNanos(microseconds * 1000);
    }

    /** All that differs from what the contract says of the tower; empty when nothing does. */
    public List<String> mismatches(ModelContract contract, Tower tower) {
        TowerSpec expected = TowerSpec.of(contract, tower, null);
        List<String> findings = new ArrayList<>();
        if (!name.equals(expected.model())) {
            findings.add("name: " + name + " (expected: " + expected.model() + ")");
        }
        if (maxBatchSize < 1) {
            findings.add(
                    "max_batch_size: " + maxBatchSize + " (expected: at least 1, with a model exported for batches)");
        }
        if (fingerprint != null && !fingerprint.equals(contract.fingerprint())) {
            findings.add("fingerprint: " + fingerprint + " (expected: " + contract.fingerprint() + ")");
        }
        compare(findings, "input", inputs, expected.input(), expected.rowShape());
        compare(findings, "output", outputs, expected.output(), List.of((long) expected.dim()));
        for (ServedTensor input : inputs) {
            if (!input.name().equals(expected.input().name())) {
                findings.add("input \"" + input.name() + "\": required (expected: no input that the contract lacks)");
            }
        }
        return findings;
    }

    private static void compare(
            List<String> findings, String kind, List<ServedTensor> served, Tensor expected, List<Long> rowShape) {
        String subject = kind + " \"" + expected.name() + "\"";
        List<Long> shape = Stream.concat(Stream.of(-1L), rowShape.stream()).toList();
        for (ServedTensor tensor : served) {
            if (tensor.name().equals(expected.name())) {
                if (!tensor.datatype().equals(expected.datatype())) {
                    findings.add(
                            subject + ": datatype " + tensor.datatype() + " (expected: " + expected.datatype() + ")");
                }
                if (!admits(tensor.shape(), shape)) {
                    findings.add(subject + ": shape " + tensor.shape() + " (expected: " + shape + ")");
                }
                return;
            }
        }
        findings.add(subject + ": missing, served are "
                + served.stream().map(ServedTensor::name).toList() + " (expected: served under this name)");
    }

    private static boolean admits(List<Long> served, List<Long> expected) {
        if (served.size() != expected.size()) {
            return false;
        }
        for (int i = 0; i < served.size(); i++) {
            if (served.get(i) != -1 && !served.get(i).equals(expected.get(i))) {
                return false;
            }
        }
        return true;
    }
}
