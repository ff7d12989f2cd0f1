package io.tuwen.flink.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigMappings.ConfigClass;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.encoder.fetch.FetchSettings;
import io.tuwen.encoder.fetch.HostSettings;
import io.tuwen.testkit.servers.RepositoryHome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobConfigTest {
    private static final Pattern LINE = Pattern.compile("(?m)^(#?)(tuwen\\.[a-z.-]+)=(.*)$");

    @TempDir
    Path folder;

    @Test
    void reference_namesEveryKeyWithItsDefault() throws IOException {
        Map<String, String> code = new TreeMap<>();
        JobConfigs.keys().forEach(key -> code.put(key, defaultOf(key)));

        assertThat(reference()).isEqualTo(code);
    }

    private static String defaultOf(String key) {
        String value = ConfigClass.configClass(JobConfig.class).getProperties().get(key);
        return value == null ? "none" : value;
    }

    private static Map<String, String> reference() throws IOException {
        try (InputStream file = Objects.requireNonNull(
                JobConfigTest.class.getResourceAsStream("/tuwen-reference.properties"), "reference file")) {
            Matcher line = LINE.matcher(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            Map<String, String> reference = new TreeMap<>();
            while (line.find()) {
                reference.put(line.group(2), line.group(1).isEmpty() ? line.group(3) : "none");
            }
            return reference;
        }
    }

    @Test
    void settings_ofRequiredKeysOnly_areTheDefaults() {
        JobSettings settings = JobSettings.of(required());

        assertThat(settings.kafka().topic(Tower.IMAGE)).isEqualTo("catalogue.images");
        assertThat(settings.kafka().group(Tower.TEXT)).isEqualTo("tuwen-text");
        assertThat(settings.index().linger()).isEqualTo(Duration.ofMillis(100));
        assertThat(settings.embed().removedTtl()).isEqualTo(Duration.ofDays(30));
        assertThat(settings.encoder().maxCaptionBytes()).isEqualTo(65_535);
        assertThat(settings.registry()).isNull();
    }

    @Test
    void settings_ofFetching_areAllHandedOn() throws IOException {
        Path headers = Files.writeString(folder.resolve("headers"), "https://a.example X-Key: secret");
        Map<String, String> properties = required();
        properties.put("tuwen.fetch.connect-timeout", "1 s");
        properties.put("tuwen.fetch.read-timeout", "2 s");
        properties.put("tuwen.fetch.timeout", "3 s");
        properties.put("tuwen.fetch.max-calls", "4");
        properties.put("tuwen.fetch.max-calls-per-host", "5");
        properties.put("tuwen.fetch.max-rate-per-host", "7");
        properties.put("tuwen.fetch.circuit-failures", "8");
        properties.put("tuwen.fetch.circuit-pause", "9 s");
        properties.put("tuwen.fetch.allowed-hosts", "a.example,*.a.example");
        properties.put("tuwen.fetch.allowed-networks", "10.0.0.0/8");
        properties.put("tuwen.fetch.denied-hosts", "b.example");
        properties.put("tuwen.fetch.denied-networks", "11.0.0.0/8,fd00::/8");
        properties.put("tuwen.fetch.ports", "443,8000-8999");
        properties.put("tuwen.fetch.user-agent", "shop/1");
        properties.put("tuwen.fetch.max-redirects", "6");
        properties.put("tuwen.fetch.downgrades", "true");
        properties.put("tuwen.fetch.headers-file", headers.toString());
        properties.put("tuwen.fetch.proxy", "proxy:3128");
        properties.put("tuwen.fetch.file-roots", "/pictures");
        properties.put("tuwen.fetch.store-roots", "s3://bucket,oss://b/pictures");

        JobSettings settings = JobSettings.of(properties);

        assertThat(settings.encoder().fetch())
                .isEqualTo(new FetchSettings(
                        new FetchSettings.Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3)),
                        new FetchSettings.Calls(4, new HostSettings(5, 7, 8, Duration.ofSeconds(9))),
                        new FetchSettings.Reach(
                                new FetchSettings.Listed(List.of("a.example", "*.a.example"), List.of("10.0.0.0/8")),
                                new FetchSettings.Listed(List.of("b.example"), List.of("11.0.0.0/8", "fd00::/8")),
                                List.of("443", "8000-8999")),
                        new FetchSettings.Http("shop/1", 6, true, headers.toString(), "proxy:3128"),
                        List.of("/pictures")));
        assertThat(settings.stores().toString()).isEqualTo("[s3://bucket/, oss://b/pictures/]");
        assertThat(settings.toString()).doesNotContain("secret");
    }

    @Test
    void settings_ofNothing_nameEverythingThatIsMissingAtOnce() {
        assertThatThrownBy(() -> JobSettings.of(Map.of()))
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("CONFIGURATION_INVALID")
                .hasMessageContaining("tuwen.kafka.bootstrap-servers")
                .hasMessageContaining("tuwen.model.repository")
                .hasMessageContaining("tuwen.triton.address")
                .hasMessageContaining("tuwen.milvus.address");
    }

    @Test
    void settings_malformed_nameKeyValueAndExpectation() {
        Map<String, String> properties = required();
        properties.put("tuwen.index.linger", "soon");
        properties.put("tuwen.index.batch-bytes", "a lot");
        properties.put("tuwen.embed.capacity", "many");
        properties.put("tuwen.indx.linger", "1 s");

        assertThatThrownBy(() -> JobSettings.of(properties))
                .hasMessageContaining("tuwen.index.linger")
                .hasMessageContaining("soon")
                .hasMessageContaining("250 ms")
                .hasMessageContaining("tuwen.index.batch-bytes")
                .hasMessageContaining("a lot")
                .hasMessageContaining("tuwen.embed.capacity")
                .hasMessageContaining("many")
                .hasMessageContaining("tuwen.indx.linger: no such key");
    }

    @Test
    void settings_outOfRange_areAllToldAtOnce() {
        Map<String, String> properties = required();
        properties.put("tuwen.kafka.bootstrap-servers", "nowhere");
        properties.put("tuwen.triton.address", "http://triton");
        properties.put("tuwen.milvus.address", "milvus");
        properties.put("tuwen.model.repository", "/no/such/folder");
        properties.put("tuwen.caption.max-bytes", "1 mb");
        properties.put("tuwen.embed.longest-delay", "1 s");
        properties.put("tuwen.index.batch-rows", "0");
        properties.put("tuwen.registry.url", "ftp://registry");
        properties.put("tuwen.registry.user", "me");
        properties.put("tuwen.fetch.allowed-networks", "10.0.0.0/99");
        properties.put("tuwen.fetch.ports", "443,8000-70000");
        properties.put("tuwen.fetch.read-timeout", "0 s");
        properties.put("tuwen.fetch.headers-file", "/no/such/file");
        properties.put("tuwen.fetch.proxy", "http://proxy");
        properties.put("tuwen.fetch.store-roots", "s3://bucket/pictures,file:///pictures");

        assertThatThrownBy(() -> JobSettings.of(properties))
                .satisfies(failure -> assertThat(Objects.requireNonNull(failure.getMessage())
                                .lines()
                                .skip(1)
                                .map(line -> line.strip().split(":", 2)[0])
                                .distinct())
                        .containsExactlyInAnyOrder(
                                "tuwen.kafka.bootstrap-servers",
                                "tuwen.triton",
                                "tuwen.milvus",
                                "tuwen.model.repository",
                                "tuwen.caption.max-bytes",
                                "tuwen.embed.longest-delay",
                                "tuwen.index.batch-rows",
                                "tuwen.registry.url",
                                "tuwen.registry.user",
                                "tuwen.fetch.allowed-networks",
                                "tuwen.fetch.ports",
                                "tuwen.fetch.headers-file",
                                "tuwen.fetch.proxy",
                                "tuwen.fetch.store-roots",
                                "tuwen.fetch.read-timeout"));
    }

    @Test
    void properties_laterSourcesWin() throws IOException {
        Path file = Files.writeString(
                folder.resolve("job.properties"),
                "tuwen.index.linger=1 s\ntuwen.index.batch-rows=1\ntuwen.embed.tries=1\n");

        Map<String, String> properties = JobProperties.of(
                List.of("-Dtuwen.embed.tries=3", "--config", file.toString()),
                Map.of("TUWEN_INDEX_BATCH_ROWS", "2", "TUWEN_EMBED_TRIES", "2", "TUWEN_HOME", "/"));

        assertThat(properties)
                .isEqualTo(
                        Map.of("tuwen.index.linger", "1 s", "tuwen.index.batch-rows", "2", "tuwen.embed.tries", "3"));
    }

    @Test
    void properties_ofUnknownArguments_areRefused() {
        assertThatThrownBy(() -> JobProperties.of(List.of("--verbose"), Map.of()))
                .hasMessageContaining("--verbose")
                .hasMessageContaining("--config FILE");
        assertThatThrownBy(() -> JobProperties.of(List.of("--config", "/no/such/file"), Map.of()))
                .hasMessageContaining("/no/such/file");
    }

    @Test
    void variables_areOfOneKeyEach() {
        Set<String> variables = new TreeSet<>(
                JobConfigs.keys().stream().map(JobProperties::variable).toList());

        assertThat(variables).hasSameSizeAs(JobConfigs.keys());
    }

    @Test
    void registry_secretsComeFromFiles() throws IOException {
        Path password = Files.writeString(folder.resolve("password"), "secret\n");
        Map<String, String> properties = required();
        properties.put("tuwen.registry.url", "https://registry:8081");
        properties.put("tuwen.registry.user", "me");
        properties.put("tuwen.registry.password-file", password.toString());

        JobSettings settings = JobSettings.of(properties);

        assertThat(Objects.requireNonNull(settings.registry()).credentials().authorization())
                .contains("Basic bWU6c2VjcmV0");
        assertThat(settings.toString()).doesNotContain("password=secret");
    }

    private static Map<String, String> required() {
        Map<String, String> properties = new HashMap<>();
        properties.put("tuwen.kafka.bootstrap-servers", "kafka-1:9092,kafka-2:9092");
        properties.put("tuwen.triton.address", "dns:///triton:8001");
        properties.put("tuwen.milvus.address", "milvus:19530");
        properties.put(
                "tuwen.model.repository",
                RepositoryHome.find().resolve("triton-models").resolve("demo").toString());
        return properties;
    }
}
