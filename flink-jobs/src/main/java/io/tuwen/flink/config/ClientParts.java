package io.tuwen.flink.config;

import io.tuwen.encoder.EncoderSettings;
import io.tuwen.encoder.fetch.FetchSettings;
import io.tuwen.encoder.fetch.HostSettings;
import io.tuwen.encoder.picture.PictureLimits;
import io.tuwen.flink.store.StoreRoot;
import io.tuwen.milvus.MilvusSettings;
import io.tuwen.schemas.registry.RegistryCredentials;
import io.tuwen.schemas.registry.RegistrySettings;
import io.tuwen.triton.TritonChannel;
import io.tuwen.triton.TritonSettings;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.configuration.MemorySize;
import org.jspecify.annotations.Nullable;

/** Settings of what talks to the outside. */
record ClientParts(Findings findings) {
    /** What the index keeps of a caption's text. */
    private static final int MOST_CAPTION_BYTES = 65_535;

    @Nullable
    RegistrySettings registry(JobConfig.Registry config) {
        findings.readable("registry.password-file", config.passwordFile());
        findings.readable("registry.token-file", config.tokenFile());
        boolean pair = config.user().isPresent() == config.passwordFile().isPresent();
        findings.expect(
                pair, "registry.user", config.user().orElse("none"), "set together with registry.password-file");
        boolean one = config.user().isEmpty() || config.tokenFile().isEmpty();
        findings.expect(one, "registry.token-file", config.tokenFile(), "none beside registry.user");
        return config.url()
                .map(url -> findings.gather(
                        "registry.url", () -> RegistrySettings.of(url).withCredentials(credentials(config))))
                .orElse(null);
    }

    private static RegistryCredentials credentials(JobConfig.Registry config) {
        Optional<Path> password = config.passwordFile().filter(Files::isReadable);
        if (config.user().isPresent() && password.isPresent()) {
            return new RegistryCredentials.Basic(config.user().get(), secret(password.get()));
        }
        return config.tokenFile()
                .filter(Files::isReadable)
                .<RegistryCredentials>map(file -> new RegistryCredentials.Bearer(secret(file)))
                .orElseGet(RegistryCredentials.Anonymous::new);
    }

    private static String secret(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read (expected: a secret)", e);
        }
    }

    TritonChannel tritonChannel(JobConfig.Triton config) {
        JobConfig.Tls tls = config.tls();
        TritonChannel channel = TritonChannel.to(config.address());
        if (tls.enabled()) {
            channel = channel.withTls(new TritonChannel.Tls(
                    tls.trusted().orElse(null),
                    tls.certificate().orElse(null),
                    tls.key().orElse(null)));
        }
        if (config.tokenFile().isPresent()) {
            channel = channel.withTokenFile(config.tokenFile().get());
        }
        channel.findings().forEach(finding -> findings.add("triton", finding));
        return channel;
    }

    TritonSettings triton(JobConfig.Triton config) {
        TritonSettings defaults = TritonSettings.defaults();
        TritonSettings settings = defaults.withBatches(new TritonSettings.Batches(
                        config.batchRows(), config.batchBytes().getBytes(), config.batchLinger()))
                .withCalls(new TritonSettings.Calls(
                        config.deadline(),
                        Math.min(defaults.calls().firstLimit(), config.maxInFlight()),
                        config.maxInFlight(),
                        defaults.calls().mostQueued()))
                .withPatience(config.patience());
        if (config.modelVersion().isPresent()) {
            settings = settings.withVersion(config.modelVersion().get());
        }
        settings.findings().forEach(finding -> findings.add("triton", finding));
        return settings;
    }

    @Nullable
    MilvusSettings milvus(JobConfig.Milvus config) {
        findings.between("milvus.request-bytes", config.requestBytes(), 1 << 18, 1 << 30);
        findings.readable("milvus.token-file", config.tokenFile());
        JobConfig.Tls tls = config.tls();
        MilvusSettings.Patience usual = MilvusSettings.Patience.DEFAULT;
        return findings.gather(
                "milvus",
                () -> new MilvusSettings(
                        config.address(),
                        config.database(),
                        new MilvusSettings.Security(
                                tls.enabled(),
                                file(tls.trusted()),
                                file(tls.certificate()),
                                file(tls.key()),
                                file(config.tokenFile())),
                        new MilvusSettings.Limits(config.requestRows(), (int)
                                Math.min(config.requestBytes().getBytes(), Integer.MAX_VALUE)),
                        new MilvusSettings.Patience(
                                config.writeDeadline(),
                                config.readDeadline(),
                                config.patience(),
                                usual.answer(),
                                usual.keepAlive())));
    }

    private static @Nullable File file(Optional<Path> path) {
        return path.map(Path::toFile).orElse(null);
    }

    @Nullable
    EncoderSettings encoder(JobConfig config) {
        findings.between("caption.max-bytes", config.caption().maxBytes(), 1, MOST_CAPTION_BYTES);
        EncoderSettings usual = EncoderSettings.defaults();
        return findings.gather(
                "picture",
                () -> new EncoderSettings(
                        config.picture().threads().orElse(usual.threads()),
                        usual.queued(),
                        new PictureLimits(
                                config.picture().maxBytes().getBytes(),
                                config.picture().maxPixels(),
                                config.picture()
                                        .maxDecodedBytes()
                                        .map(MemorySize::getBytes)
                                        .orElse(PictureLimits.HALF_OF_HEAP)),
                        (int) config.caption().maxBytes().getBytes(),
                        fetch(config.fetch()),
                        config.picture().flags()));
    }

    private FetchSettings fetch(JobConfig.Fetch config) {
        FetchSettings settings = new FetchSettings(
                new FetchSettings.Timeouts(config.connectTimeout(), config.readTimeout(), config.timeout()),
                new FetchSettings.Calls(
                        config.maxCalls(),
                        new HostSettings(
                                config.maxCallsPerHost(),
                                config.maxRatePerHost(),
                                config.circuitFailures(),
                                config.circuitPause())),
                new FetchSettings.Reach(
                        listed(config.allowedHosts(), config.allowedNetworks()),
                        listed(config.deniedHosts(), config.deniedNetworks()),
                        config.ports()),
                new FetchSettings.Http(
                        config.userAgent(),
                        config.maxRedirects(),
                        config.downgrades(),
                        config.headersFile().orElse(null),
                        config.proxy().orElse(null)),
                config.fileRoots().orElse(List.of()));
        settings.findings().forEach(finding -> findings.addOfKey("fetch", finding));
        return settings;
    }

    List<StoreRoot> stores(JobConfig.Fetch config) {
        return config.storeRoots().orElse(List.of()).stream()
                .flatMap(text -> Stream.ofNullable(findings.gather("fetch.store-roots", () -> StoreRoot.parse(text))))
                .toList();
    }

    private static FetchSettings.Listed listed(Optional<List<String>> hosts, Optional<List<String>> networks) {
        return new FetchSettings.Listed(hosts.orElse(List.of()), networks.orElse(List.of()));
    }
}
