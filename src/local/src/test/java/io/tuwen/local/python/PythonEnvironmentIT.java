package io.tuwen.local.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonEnvironmentIT {
    private static final Path HOME = Path.of(System.getProperty("tuwen.home"));

    @Test
    void ensure_givesAPythonWithThePackages() throws Exception {
        Venv venv = PythonEnvironment.localMode(HOME).ensure(line -> {});

        assertThat(venv.sitePackages()).isDirectoryContaining("glob:**/milvus_lite");
        Process python = new ProcessBuilder(venv.python().toString(), "-c", "import onnxruntime, pymilvus").start();
        assertThat(python.waitFor()).isZero();
    }

    @Test
    void ensure_theSecondTime_doesNothing() {
        PythonEnvironment environment = PythonEnvironment.localMode(HOME);
        Venv venv = environment.ensure(line -> {});
        List<String> progress = new ArrayList<>();

        assertThat(environment.ensure(progress::add)).isEqualTo(venv);
        assertThat(progress).isEmpty();
        assertThat(environment.findings()).isEmpty();
    }

    @Test
    void folderThatIsNoRepository_isNamed(@TempDir Path elsewhere) {
        assertThatThrownBy(() -> PythonEnvironment.localMode(elsewhere).ensure(line -> {}))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo(FailureCode.CONFIGURATION_INVALID))
                .hasMessageContaining(elsewhere.resolve("infra/local/requirements.txt") + ": cannot be read");
    }
}
