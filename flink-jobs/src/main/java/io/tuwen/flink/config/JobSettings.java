package io.tuwen.flink.config;

import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.ModelContracts;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.encoder.EncoderSettings;
import io.tuwen.flink.embed.EmbedSettings;
import io.tuwen.flink.index.IndexSettings;
import io.tuwen.flink.store.StoreRoot;
import io.tuwen.milvus.MilvusSettings;
import io.tuwen.schemas.registry.RegistrySettings;
import io.tuwen.triton.TritonChannel;
import io.tuwen.triton.TritonSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The configuration, checked and in the words of the parts that it is for.
 *
 * @param registry null for none
 * @param modelRepository the folder of model.json and tokenizer, readable by every worker
 * @param stores folders of file systems that Flink knows, from which pictures may come
 * @param properties what all this was made of: a job carries these to its workers, and they make the same of them
 */
public record JobSettings(
        KafkaSettings kafka,
        @Nullable RegistrySettings registry,
        Path modelRepository,
        ModelContract model,
        TritonChannel tritonChannel,
        TritonSettings triton,
        MilvusSettings milvus,
        EncoderSettings encoder,
        List<StoreRoot> stores,
        EmbedSettings embed,
        IndexSettings index,
        Map<String, String> properties) {

    /** @throws FailureException CONFIGURATION_INVALID with all that is wrong, a line each */
    public static JobSettings of(Map<String, String> properties) {
        Findings findings = new Findings();
        JobConfig config = JobConfigs.read(properties, findings.list());
        findings.report();
        return assemble(Objects.requireNonNull(config), findings, properties);
    }

    private static JobSettings assemble(JobConfig config, Findings findings, Map<String, String> properties) {
        ClientParts clients = new ClientParts(findings);
        OperatorParts operators = new OperatorParts(findings);
        KafkaSettings kafka = operators.kafka(config.kafka());
        RegistrySettings registry = clients.registry(config.registry());
        ModelContract model = findings.gather(
                "model.repository", () -> ModelContracts.read(config.model().repository()));
        TritonChannel channel = clients.tritonChannel(config.triton());
        TritonSettings triton = clients.triton(config.triton());
        MilvusSettings milvus = clients.milvus(config.milvus());
        EncoderSettings encoder = clients.encoder(config);
        List<StoreRoot> stores = clients.stores(config.fetch());
        EmbedSettings embed = operators.embed(config.embed());
        IndexSettings index = operators.index(config.index());
        findings.report();
        return new JobSettings(
                kafka,
                registry,
                config.model().repository(),
                Objects.requireNonNull(model),
                channel,
                triton,
                Objects.requireNonNull(milvus),
                Objects.requireNonNull(encoder),
                stores,
                embed,
                index,
                new TreeMap<>(properties));
    }
}
