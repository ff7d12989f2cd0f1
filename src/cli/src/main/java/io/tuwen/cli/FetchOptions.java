package io.tuwen.cli;

import io.tuwen.encoder.fetch.FetchSettings;
import io.tuwen.encoder.fetch.FetchSettings.Reach;
import java.util.List;
import picocli.CommandLine.Option;

/** Where pictures may be fetched from. */
final class FetchOptions {
    @Option(
            names = "--allow-network",
            paramLabel = "CIDR",
            split = ",",
            description = "Internal addresses that pictures may be fetched from; default: none.")
    private List<String> networks = List.of();

    /** @throws picocli.CommandLine.ParameterException when a network is none */
    FetchSettings settings(Verb verb) {
        FetchSettings settings = FetchSettings.DEFAULT.withReach(Reach.including(networks));
        if (!settings.findings().isEmpty()) {
            throw verb.usage("--allow-network: " + String.join("; ", settings.findings()));
        }
        return settings;
    }
}
