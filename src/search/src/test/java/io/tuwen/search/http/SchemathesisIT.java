package io.tuwen.search.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.tuwen.core.event.Attributes;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.local.python.PythonEnvironment;
import io.tuwen.local.python.Venv;
import io.tuwen.search.retrieval.Plane;
import io.tuwen.testkit.servers.RepositoryHome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schemathesis reads the served document and asks whatever it allows and forbids: each answer is one that it tells of. */
class SchemathesisIT {
    private static final int EXAMPLES = 40;
    private static final int SEED = 20_261_127;

    @TempDir
    Path folder;

    @Test
    void everyAnswer_isAsDocumented() throws Exception {
        Path schemathesis = environment().bin().resolve("st");
        Plane goods = new Plane()
                .with("0", "main", 0, new Attributes(new TreeMap<>(Map.of("price", 31L, "colour", "红"))))
                .with("鞋", "main", 90, new Attributes(new TreeMap<>(Map.of("price", 9.5, "on sale", true))));
        ServerSettings settings = new ServerSettings("127.0.0.1", 0, Access.LOOPBACK, null, Limits.DEFAULT);
        try (RealPictures pictures = new RealPictures();
                Service service = Service.of(settings, pictures, tower -> goods)) {
            assertThat(run(schemathesis, service)).startsWith("status 0").contains("No issues found");
        }
    }

    private static Venv environment() {
        try {
            return PythonEnvironment.schemathesis(RepositoryHome.find()).ensure(line -> {});
        } catch (FailureException e) {
            assumeFalse(e.toString().contains("different python version"), "schemathesis wants Python 3.11");
            throw e;
        }
    }

    private String run(Path schemathesis, Service service) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(schemathesis.toString(), "--config-file", configuration(), "run"));
        command.addAll(List.of("http://127.0.0.1:" + service.port() + OpenApi.PATH, "--no-color", "--warnings", "off"));
        command.addAll(List.of("--seed", String.valueOf(SEED), "--max-examples", String.valueOf(EXAMPLES)));
        // A stream does not end.
        command.addAll(List.of("--exclude-path", "/v1/live", "--continue-on-failure", "--request-timeout", "20"));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return "status " + process.waitFor() + "\n" + output;
    }

    private String configuration() throws IOException {
        Path copy = folder.resolve("schemathesis.toml");
        try (InputStream file = Objects.requireNonNull(
                SchemathesisIT.class.getResourceAsStream("schemathesis.toml"), "schemathesis.toml")) {
            Files.copy(file, copy);
        }
        return copy.toString();
    }
}
