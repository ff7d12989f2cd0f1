package io.tuwen.local;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.local.python.Venv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The folder of backends that tritonserver is given: its own Python backend, and on top of that one which answers to
 * {@code backend: "onnxruntime"}. Files are copied, since a link that leaves the folder is refused, and since Triton writes
 * beside them.
 *
 * @param target assembled anew at each start
 * @param triton the server within the environment
 * @param stub the program that runs Python models; linked, as it must stay beside its libraries
 * @param onnxruntime {@code model.py} of the backend on top
 */
record TritonBackends(Path target, Path triton, Path stub, Path onnxruntime) {
    private static final List<String> PYTHON_BACKEND = List.of("libtriton_python.so", "triton_python_backend_utils.py");

    private static final String STUB = "triton_python_backend_stub";

    static TritonBackends of(Venv venv, Path target) {
        Path triton = tritonFolder(venv);
        Path stub =
                triton.resolve("python_backend_stubs").resolve(venv.release()).resolve(STUB);
        Path onnxruntime = venv.home().resolve("triton-models/backends/onnxruntime/model.py");
        return new TritonBackends(target, triton, stub, onnxruntime);
    }

    static Path tritonFolder(Venv venv) {
        return venv.sitePackages().resolve("pytriton").resolve("tritonserver");
    }

    void assemble() {
        try {
            Path python = Files.createDirectories(target.resolve("python"));
            for (String file : PYTHON_BACKEND) {
                copy(triton.resolve("backends").resolve("python").resolve(file), python.resolve(file));
            }
            Files.deleteIfExists(python.resolve(STUB));
            Files.createSymbolicLink(python.resolve(STUB), stub);
            copy(
                    onnxruntime,
                    Files.createDirectories(target.resolve("onnxruntime")).resolve("model.py"));
        } catch (IOException e) {
            throw new FailureException(
                    FailureCode.CONFIGURATION_INVALID,
                    target + ": cannot be written (expected: a data folder of this user's own); " + e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
}
