package io.tuwen.cli;

import io.tuwen.cli.stack.Addresses;
import io.tuwen.cli.stack.LocalServers.Given;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** Which stack a verb talks to: the one that {@code tuwen up} runs, with any of its parts swapped. */
final class StackOptions {
    @Mixin
    private PartOptions parts = new PartOptions();

    @Mixin
    private RunningOptions stack = new RunningOptions();

    /**
     * @throws io.tuwen.core.outcome.FailureException CONFIGURATION_INVALID when a part is neither given nor running
     */
    Addresses resolve() {
        Optional<Addresses> running = stack.running();
        Given given = parts.given();
        return new Addresses(
                RunningOptions.part("--kafka", given.kafka(), running.map(Addresses::kafka)),
                RunningOptions.part("--triton", given.triton(), running.map(Addresses::triton)),
                RunningOptions.part("--milvus", given.milvus(), running.map(Addresses::milvus)),
                given.registry() != null
                        ? given.registry()
                        : running.map(Addresses::registry).orElse(null),
                RunningOptions.model(parts.model(), running));
    }
}
