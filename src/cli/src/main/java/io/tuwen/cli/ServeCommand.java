package io.tuwen.cli;

import io.tuwen.cli.stack.Addresses;
import io.tuwen.encoder.EncoderSettings;
import io.tuwen.search.LiveParts;
import io.tuwen.search.SearchService;
import io.tuwen.search.SearchService.Behind;
import io.tuwen.search.http.Access;
import io.tuwen.search.http.Limits;
import io.tuwen.search.http.ServerSettings;
import io.tuwen.search.http.Tls;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tuwen serve}. */
@Command(
        name = "serve",
        description = "Answers searches over HTTP until Ctrl-C.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Without --tokens it listens on this machine only. The file holds lines of",
            "`read TOKEN` and `admin TOKEN`. /openapi.json tells how to ask. With --kafka, or",
            "beside a stack that runs here, it also tells what happens to the catalogue",
            "(/v1/live), what became of an item, and shows its picture.",
            "",
            "Examples:",
            "  tuwen serve",
            "  tuwen serve --host 0.0.0.0 --tokens /etc/tuwen/tokens",
            "  curl localhost:7700/v1/search --json '{\"text\": \"红色条纹T恤\"}'",
            "  curl localhost:7700/v1/search -F image=@photo.jpg"
        })
final class ServeCommand extends Verb {
    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Where it listens; default: ${DEFAULT-VALUE}.")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "7700",
            description = "0: any free port; default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(names = "--tokens", paramLabel = "FILE", description = "Who may ask; needed for other machines to ask.")
    private @Nullable Path tokens;

    @Option(names = "--tls-cert", paramLabel = "FILE", description = "Certificates to serve HTTPS with, as PEM.")
    private @Nullable Path certificates;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "Key of the first, as PEM (PKCS #8, unencrypted).")
    private @Nullable Path key;

    @Option(
            names = "--cors-origin",
            paramLabel = "ORIGIN",
            description = "Whose pages may ask too, such as https://shop.example; may be repeated.")
    private List<String> origins = List.of();

    @Option(names = "--milvus", paramLabel = "HOST:PORT", description = "Milvus' gRPC address.")
    private @Nullable String milvus;

    @Mixin
    private LiveOptions live = new LiveOptions();

    @Mixin
    private CalibrationOptions calibration = new CalibrationOptions();

    @Mixin
    private FetchOptions fetch = new FetchOptions();

    @Mixin
    private ModelOptions served = new ModelOptions();

    @Mixin
    private RunningOptions stack = new RunningOptions();

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > 65_535) {
            throw usage("--port: " + port + " (expected: 0 to 65535)");
        }
        Optional<Addresses> running = stack.running();
        Behind behind = behind(running);
        ServerSettings settings = settings();
        try (LiveParts parts = LiveParts.start(live.wanted(running), behind);
                SearchService service = SearchService.start(behind, settings, parts.extras())) {
            Runtime.getRuntime().addShutdownHook(new Thread(service::close, "stop-serving"));
            Output.line(
                    spec(),
                    "Search at " + (certificates == null ? "http" : "https") + "://" + host + ":" + service.port()
                            + "; Ctrl-C stops it");
            new CountDownLatch(1).await();
        }
        return ExitCode.OK;
    }

    private ServerSettings settings() {
        if ((certificates == null) != (key == null)) {
            throw usage("--tls-cert and --tls-key: one of them (expected: both, or none)");
        }
        Tls tls = certificates == null || key == null ? null : new Tls(certificates, key);
        return new ServerSettings(host, port, new Access(tokens, origins), tls, Limits.DEFAULT);
    }

    private Behind behind(Optional<Addresses> running) {
        return new Behind(
                RunningOptions.part("--triton", served.triton(), running.map(Addresses::triton)),
                RunningOptions.part("--milvus", milvus, running.map(Addresses::milvus)),
                RunningOptions.model(served.model(), running),
                EncoderSettings.defaults().withFetch(fetch.settings(this)),
                calibration.source());
    }
}
