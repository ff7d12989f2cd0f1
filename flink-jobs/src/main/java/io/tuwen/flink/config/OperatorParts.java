package io.tuwen.flink.config;

import io.tuwen.flink.embed.Backoff;
import io.tuwen.flink.embed.EmbedSettings;
import io.tuwen.flink.index.IndexSettings;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Settings of what runs inside Flink. */
record OperatorParts(Findings findings) {
    private static final long KIB = 1 << 10;
    private static final long GIB = 1 << 30;

    KafkaSettings kafka(JobConfig.Kafka config) {
        String servers = config.bootstrapServers();
        findings.expect(
                servers.matches("[^,:\\s]+:\\d{1,5}(,[^,:\\s]+:\\d{1,5})*"),
                "kafka.bootstrap-servers",
                servers,
                "host:port, several separated by commas");
        findings.between("kafka.max-record", config.maxRecord(), 64 * KIB, GIB / 2);
        findings.readable("kafka.client-properties", config.clientProperties());
        Properties client = config.clientProperties().map(this::read).orElseGet(Properties::new);
        return new KafkaSettings(
                servers,
                config.imagesTopic(),
                config.captionsTopic(),
                config.deadLettersTopic(),
                config.groupPrefix(),
                (int) config.maxRecord().getBytes(),
                client);
    }

    private Properties read(Path file) {
        Properties properties = new Properties();
        if (Files.isReadable(file)) {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("tuwen.kafka.client-properties: " + file + " cannot be read", e);
            }
        }
        return properties;
    }

    EmbedSettings embed(JobConfig.Embed config) {
        findings.atLeast("embed.capacity", config.capacity(), 1);
        findings.between("embed.capacity-bytes", config.capacityBytes(), KIB, 1024 * GIB);
        findings.positive("embed.full-patience", config.fullPatience());
        findings.atLeast("embed.max-parked", config.maxParked(), config.capacity());
        findings.atLeast("embed.tries", config.tries(), 1);
        findings.positive("embed.first-delay", config.firstDelay());
        findings.expect(
                config.longestDelay().compareTo(config.firstDelay()) >= 0,
                "embed.longest-delay",
                config.longestDelay(),
                "at least tuwen.embed.first-delay, " + config.firstDelay());
        findings.positive("embed.removed-ttl", config.removedTtl());
        return new EmbedSettings(
                config.capacity(),
                config.capacityBytes().getBytes(),
                config.fullPatience(),
                config.maxParked(),
                new Backoff.Settings(config.tries(), config.firstDelay(), config.longestDelay()),
                config.removedTtl());
    }

    IndexSettings index(JobConfig.Index config) {
        findings.atLeast("index.batch-rows", config.batchRows(), 1);
        findings.between("index.batch-bytes", config.batchBytes(), KIB, GIB);
        findings.expect(!config.linger().isNegative(), "index.linger", config.linger(), "not negative");
        return new IndexSettings(config.batchRows(), config.batchBytes().getBytes(), config.linger());
    }
}
