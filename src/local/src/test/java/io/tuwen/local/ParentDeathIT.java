package io.tuwen.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.local.python.PythonEnvironment;
import io.tuwen.local.python.Venv;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers do not outlive the process that started them, however it ends. */
class ParentDeathIT {
    private static final Path HOME = Path.of(System.getProperty("tuwen.home"));
    private static final long PATIENCE_SECONDS = 30;

    @TempDir
    static Path milvusData;

    /** The process that is going to die: starts two servers, tells their ports, and waits for its end. */
    static final class Parent {
        private Parent() {}

        public static void main(String[] arguments) throws IOException {
            Venv venv = PythonEnvironment.localMode(HOME).ensure(line -> {});
            MilvusLite milvus = MilvusLite.start(venv, new MilvusLite.Settings(0, Path.of(arguments[0])));
            TritonServer triton = TritonServer.start(
                    venv,
                    new TritonServer.Settings(
                            HOME.resolve("triton-models").resolve("demo"),
                            List.of("text"),
                            TritonServer.Listen.anywhere(),
                            Path.of("target", "tritonserver-it")));
            System.out.println(milvus.address() + " " + triton.address());
            if (System.in.read() == 'q') {
                System.exit(0);
            }
        }
    }

    @BeforeAll
    static void makeEnvironment() {
        PythonEnvironment.localMode(HOME).ensure(line -> {});
    }

    @Test
    void killedOutright_leavesNoProcessNoPortAndNoSharedMemory() throws Exception {
        Process parent = startParent();
        List<Integer> ports = ports(parent);
        List<ProcessHandle> children = parent.descendants().toList();
        assertThat(children).hasSizeGreaterThanOrEqualTo(3);

        parent.destroyForcibly();
        assertGone(children, ports);
        assertThat(TritonServerIT.sharedMemory("tuwen-" + ports.get(1) + "-")).isEmpty();
    }

    @Test
    void endedWithoutClosing_leavesNoProcessAndNoPort() throws Exception {
        Process parent = startParent();
        List<Integer> ports = ports(parent);
        List<ProcessHandle> children = parent.descendants().toList();

        parent.getOutputStream().write('q');
        parent.getOutputStream().flush();
        assertGone(children, ports);
    }

    private static void assertGone(List<ProcessHandle> children, List<Integer> ports) throws Exception {
        try {
            for (ProcessHandle child : children) {
                child.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } finally {
            children.forEach(ProcessHandle::destroyForcibly);
        }
        assertThat(ports).allMatch(Ports::isFree);
    }

    private static Process startParent() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dtuwen.home=" + HOME,
                        Parent.class.getName(),
                        milvusData.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Told when both serve. */
    private static List<Integer> ports(Process parent) throws IOException {
        try (BufferedReader reader = parent.inputReader()) {
            String addresses = reader.readLine();
            assertThat(addresses).isNotNull();
            return Stream.of(addresses.split(" "))
                    .map(address -> Integer.valueOf(address.substring(address.indexOf(':') + 1)))
                    .toList();
        }
    }
}
