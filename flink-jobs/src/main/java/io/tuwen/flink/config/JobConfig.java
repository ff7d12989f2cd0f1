package io.tuwen.flink.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.MemorySize;

/**
 * Every key that the jobs know. What each means, its unit and its dangers stand in {@code tuwen-reference.properties};
 * what belongs to Flink itself (checkpoints, state backend, restarts) is set in Flink's own configuration.
 */
@ConfigMapping(prefix = JobConfig.PREFIX)
public interface JobConfig {
    String PREFIX = "tuwen";

    Kafka kafka();

    Registry registry();

    Model model();

    Triton triton();

    Milvus milvus();

    Picture picture();

    Caption caption();

    Fetch fetch();

    Embed embed();

    Index index();

    interface Kafka {
        String bootstrapServers();

        @WithDefault("catalogue.images")
        String imagesTopic();

        @WithDefault("catalogue.captions")
        String captionsTopic();

        @WithDefault("catalogue.dead-letters")
        String deadLettersTopic();

        @WithDefault("tuwen")
        String groupPrefix();

        @WithDefault("32 mb")
        MemorySize maxRecord();

        Optional<Path> clientProperties();
    }

    interface Registry {
        Optional<URI> url();

        Optional<String> user();

        Optional<Path> passwordFile();

        Optional<Path> tokenFile();
    }

    interface Model {
        Path repository();
    }

    /** PEM files. */
    interface Tls {
        @WithDefault("false")
        boolean enabled();

        Optional<Path> trusted();

        Optional<Path> certificate();

        Optional<Path> key();
    }

    interface Triton {
        String address();

        Tls tls();

        Optional<Path> tokenFile();

        Optional<String> modelVersion();

        @WithDefault("64")
        int batchRows();

        @WithDefault("16 mb")
        MemorySize batchBytes();

        @WithDefault("5 ms")
        Duration batchLinger();

        @WithDefault("30 s")
        Duration deadline();

        @WithDefault("64")
        int maxInFlight();

        @WithDefault("2 min")
        Duration patience();
    }

    interface Milvus {
        String address();

        @WithDefault("default")
        String database();

        Tls tls();

        Optional<Path> tokenFile();

        @WithDefault("1000")
        int requestRows();

        @WithDefault("8 mb")
        MemorySize requestBytes();

        @WithDefault("30 s")
        Duration writeDeadline();

        @WithDefault("30 s")
        Duration readDeadline();

        @WithDefault("90 s")
        Duration patience();
    }

    interface Picture {
        @WithDefault("20 mb")
        MemorySize maxBytes();

        @WithDefault("50000000")
        long maxPixels();

        Optional<MemorySize> maxDecodedBytes();

        Optional<Integer> threads();

        @WithDefault("false")
        boolean flags();
    }

    interface Caption {
        @WithDefault("65535 bytes")
        MemorySize maxBytes();
    }

    interface Fetch {
        @WithDefault("5 s")
        Duration connectTimeout();

        @WithDefault("10 s")
        Duration readTimeout();

        @WithDefault("30 s")
        Duration timeout();

        @WithDefault("tuwen/0.1")
        String userAgent();

        @WithDefault("3")
        int maxRedirects();

        @WithDefault("false")
        boolean downgrades();

        Optional<String> headersFile();

        Optional<String> proxy();

        @WithDefault("64")
        int maxCalls();

        @WithDefault("16")
        int maxCallsPerHost();

        @WithDefault("0")
        int maxRatePerHost();

        @WithDefault("8")
        int circuitFailures();

        @WithDefault("30 s")
        Duration circuitPause();

        Optional<List<String>> allowedHosts();

        Optional<List<String>> allowedNetworks();

        Optional<List<String>> deniedHosts();

        Optional<List<String>> deniedNetworks();

        @WithDefault("80,443")
        List<String> ports();

        Optional<List<String>> fileRoots();

        Optional<List<String>> storeRoots();
    }

    interface Embed {
        @WithDefault("256")
        int capacity();

        @WithDefault("256 mb")
        MemorySize capacityBytes();

        @WithDefault("1 s")
        Duration fullPatience();

        @WithDefault("100000")
        int maxParked();

        @WithDefault("8")
        int tries();

        @WithDefault("5 s")
        Duration firstDelay();

        @WithDefault("10 min")
        Duration longestDelay();

        @WithDefault("30 d")
        Duration removedTtl();
    }

    interface Index {
        @WithDefault("500")
        int batchRows();

        @WithDefault("32 mb")
        MemorySize batchBytes();

        @WithDefault("100 ms")
        Duration linger();
    }
}
