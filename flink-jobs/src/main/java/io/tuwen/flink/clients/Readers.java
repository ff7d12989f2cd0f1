package io.tuwen.flink.clients;

import io.tuwen.core.model.Tower;
import io.tuwen.flink.config.JobSettings;
import io.tuwen.flink.decode.EventReader;
import io.tuwen.flink.decode.EventReaderFactory;
import io.tuwen.schemas.registry.Backoff;
import io.tuwen.schemas.registry.PatientResolver;
import io.tuwen.schemas.registry.RegistrySettings;
import io.tuwen.schemas.registry.SchemaRegistry;
import io.tuwen.schemas.wire.KnownSchemas;
import io.tuwen.schemas.wire.SchemaResolver;
import java.time.Duration;
import java.util.Map;

/**
 * Readers of the topic of one tower, with the schemas that are known here and those of the registry, where there is one.
 *
 * @param properties of the job's configuration
 */
public record Readers(Tower tower, Map<String, String> properties) implements EventReaderFactory {
    private static final Backoff REGISTRY_AWAY = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

    @Override
    public EventReader create() {
        JobSettings settings = JobSettings.of(properties);
        RegistrySettings registry = settings.registry();
        SchemaResolver schemas = registry == null
                ? new KnownSchemas()
                : new PatientResolver(new SchemaRegistry(registry), REGISTRY_AWAY);
        return new EventReader(tower, schemas, settings.encoder().maxCaptionBytes());
    }
}
