package io.tuwen.cli;

import picocli.CommandLine.Command;

/** {@code tuwen eval}: only its own verbs do anything. */
@Command(
        name = "eval",
        description = "Measures a model, or the whole line with it, on data sets of benchmarks.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "KIND",
        subcommands = {EvalRetrievalCommand.class, EvalClassificationCommand.class},
        footer = {
            "",
            "Examples:",
            "  tuwen eval retrieval MUGE --split valid",
            "  tuwen eval classification food-101",
        })
final class EvalCommand {}
