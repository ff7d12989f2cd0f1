package io.tuwen.cli;

import io.tuwen.cli.stack.Addresses;
import io.tuwen.cli.stack.LocalServers;
import io.tuwen.cli.stack.LocalStack;
import io.tuwen.cli.stack.ScratchFolder;
import io.tuwen.cli.stack.StackFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tuwen up}. */
@Command(
        name = "up",
        description = "Runs Kafka, Triton, Milvus and both jobs on this machine until Ctrl-C.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "All servers listen on 127.0.0.1: on their usual ports, or on free ones where",
            "those are taken. A part whose address is given is not started; Kafka's topics",
            "must be there then.",
            "",
            "Examples:",
            "  tuwen up",
            "  tuwen up --data shop",
            "  tuwen up --triton gpu:8001 --model towers/vit-b-16",
            "  tuwen up --allow-network 192.168.7.0/24"
        })
final class UpCommand extends Verb {
    private static final long LOOK_EVERY_SECONDS = 1;

    @Option(names = "--data", paramLabel = "DIR", description = "Keeps the data there; default: none is kept.")
    private @Nullable Path data;

    @Option(names = "--kafka-port", paramLabel = "PORT", description = "Where our Kafka listens; 0: any free port.")
    private @Nullable Integer kafkaPort;

    @Option(names = "--triton-port", paramLabel = "PORT", description = "Where our Triton answers gRPC.")
    private @Nullable Integer tritonPort;

    @Option(names = "--milvus-port", paramLabel = "PORT", description = "Where our Milvus listens.")
    private @Nullable Integer milvusPort;

    @Mixin
    private FetchOptions fetch = new FetchOptions();

    @Mixin
    private PartOptions parts = new PartOptions();

    @Override
    public Integer call() throws InterruptedException {
        if (data != null) {
            return run(data.toAbsolutePath().normalize());
        }
        try (ScratchFolder scratch = ScratchFolder.below(Home.scratch())) {
            return run(scratch.path());
        }
    }

    private int run(Path folder) throws InterruptedException {
        LocalServers.ListenOn ports = new LocalServers.ListenOn(kafkaPort, tritonPort, milvusPort);
        Path model = Optional.ofNullable(parts.model()).orElseGet(Home::demoModel);
        LocalStack.Wanted wanted = new LocalStack.Wanted(
                new LocalServers.Wanted(Home.path(), folder, model, parts.given(), ports),
                LocalStack.reaching(fetch.settings(this).reach()));
        try (LocalStack stack = LocalStack.start(wanted, Output.teller(spec()));
                Notes notes = Notes.leave(stack.addresses(), data)) {
            Output.addresses(spec(), stack.addresses());
            return watch(stack);
        }
    }

    private int watch(LocalStack stack) throws InterruptedException {
        Optional<String> damage = stack.damage();
        while (damage.isEmpty()) {
            TimeUnit.SECONDS.sleep(LOOK_EVERY_SECONDS);
            damage = stack.damage();
        }
        Output.complain(spec(), damage.get());
        return ExitCode.FAILED;
    }

    /** The notes of where this stack is, for the other verbs. */
    record Notes(List<StackFile> files) implements AutoCloseable {
        static Notes leave(Addresses addresses, @Nullable Path data) {
            List<StackFile> files = data == null
                    ? List.of(StackFile.in(Home.state()))
                    : List.of(StackFile.in(Home.state()), StackFile.in(data));
            files.forEach(file -> file.write(addresses));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> files.forEach(StackFile::remove), "remove-notes"));
            return new Notes(files);
        }

        @Override
        public void close() {
            files.forEach(StackFile::remove);
        }
    }
}
