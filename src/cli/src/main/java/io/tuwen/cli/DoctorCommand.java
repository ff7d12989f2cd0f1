package io.tuwen.cli;

import io.tuwen.cli.doctor.Diagnosis;
import io.tuwen.cli.doctor.Doctor;
import io.tuwen.cli.stack.LocalServers;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tuwen doctor}. */
@Command(
        name = "doctor",
        description = "Tells what of this machine and of a running stack is not as it should be, and the remedy.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit code 0 when all is well, 1 when something is not.",
            "",
            "Examples:",
            "  tuwen doctor",
            "  tuwen doctor --kafka broker:9092 --triton gpu:8001 --milvus index:19530"
        })
final class DoctorCommand extends Verb {
    @Option(names = "--json", description = "One JSON object on one line.")
    private boolean json;

    @Mixin
    private StackOptions stack = new StackOptions();

    /** All that was found. */
    record Report(boolean healthy, List<Diagnosis> findings) {}

    @Override
    public Integer call() {
        List<String> topics = List.of(Tower.IMAGE.topic(), Tower.TEXT.topic(), LocalServers.DEAD_LETTERS);
        Doctor doctor = new Doctor(Home.path(), topics);
        List<Diagnosis> found = new ArrayList<>(doctor.machine());
        try {
            found.addAll(doctor.stack(stack.resolve()));
        } catch (FailureException e) {
            found.addAll(doctor.ports());
            found.add(new Diagnosis("stack", false, e.failure().message(), "start one: ./tuwen up"));
        }
        Report report = new Report(found.stream().allMatch(Diagnosis::healthy), found);
        print(report);
        return report.healthy() ? ExitCode.OK : ExitCode.FAILED;
    }

    private void print(Report report) {
        if (json) {
            Output.json(spec(), report);
            return;
        }
        for (Diagnosis finding : report.findings()) {
            Output.line(
                    spec(), (finding.healthy() ? "ok    " : "WRONG ") + finding.subject() + ": " + finding.detail());
            if (!finding.remedy().isEmpty()) {
                Output.line(spec(), "      " + finding.remedy());
            }
        }
    }
}
