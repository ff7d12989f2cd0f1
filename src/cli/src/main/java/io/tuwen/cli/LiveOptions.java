package io.tuwen.cli;

import io.tuwen.cli.stack.Addresses;
import io.tuwen.cli.stack.LocalServers;
import io.tuwen.schemas.registry.RegistrySettings;
import io.tuwen.schemas.registry.SchemaRegistry;
import io.tuwen.schemas.wire.KnownSchemas;
import io.tuwen.schemas.wire.SchemaResolver;
import io.tuwen.search.LiveParts.Stream;
import io.tuwen.search.LiveParts.Wanted;
import io.tuwen.search.live.kafka.Topics;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a service tells of the catalogue as it changes. */
final class LiveOptions {
    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "Kafka bootstrap servers, to tell what happens as it happens; default: of the running stack.")
    private @Nullable String kafka;

    @Option(
            names = "--picture-attribute",
            paramLabel = "NAME",
            description =
                    "Attribute that holds the address of an item's picture, for those that the stream does not show.")
    private @Nullable String pictureAttribute;

    Wanted wanted(Optional<Addresses> running) {
        Optional<String> bootstrap = Optional.ofNullable(kafka).or(() -> running.map(Addresses::kafka));
        SchemaResolver schemas = schemas(running);
        Optional<Stream> stream = bootstrap.map(
                address -> new Stream(Topics.standard(address, LocalServers.DEAD_LETTERS), schemas, null));
        return new Wanted(stream.orElse(null), pictureAttribute);
    }

    private static SchemaResolver schemas(Optional<Addresses> running) {
        String registry = running.map(Addresses::registry).orElse(null);
        return registry == null ? new KnownSchemas() : new SchemaRegistry(RegistrySettings.of(URI.create(registry)));
    }
}
