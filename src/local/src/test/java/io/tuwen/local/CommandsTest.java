package io.tuwen.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.local.TritonServer.Listen;
import io.tuwen.local.child.ChildCommand;
import io.tuwen.local.python.Venv;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is run, word by word. */
class CommandsTest {
    private static final Path HOME = Path.of("/tuwen");
    private static final Path DATA = Path.of("/data");
    private static final Venv VENV = new Venv(HOME, HOME.resolve(".tuwen/venv"), "3.11", null);

    @Test
    void milvusLite_servesItsFolder() {
        ChildCommand command = MilvusLite.command(VENV, new MilvusLite.Settings(19530, DATA));

        assertThat(command.arguments())
                .containsExactly(
                        "/tuwen/.tuwen/venv/bin/python",
                        "/tuwen/infra/local/supervise.py",
                        "--grace",
                        "10",
                        "--",
                        "/tuwen/.tuwen/venv/bin/python",
                        "/tuwen/infra/local/milvus_lite_server.py",
                        "--port",
                        "19530",
                        "--data-dir",
                        "/data/rows");
        assertThat(command.environment()).isEmpty();
    }

    @Test
    void milvusStandalone_isNotAskedTwiceToEnd() {
        ChildCommand command = MilvusStandalone.command(VENV, new MilvusStandalone.Settings(24000, DATA, true));

        assertThat(command.arguments())
                .containsExactly(
                        "/tuwen/.tuwen/venv/bin/python",
                        "/tuwen/infra/local/supervise.py",
                        "--grace",
                        "0",
                        "--",
                        "/tuwen/.tuwen/venv/bin/python",
                        "/tuwen/infra/local/milvus_standalone.py",
                        "--port",
                        "24000",
                        "--data-dir",
                        "/data/server");
        assertThat(command.environment())
                .containsExactlyEntriesOf(Map.of("COMMON_SECURITY_AUTHORIZATIONENABLED", "true"));
    }

    @Test
    void triton_listensOnLoopbackOnlyAndLoadsWhatItIsTold() {
        Listen listen = new Listen(8001, 8000, 8002);
        ChildCommand command = TritonServer.command(
                VENV,
                new TritonServer.Settings(HOME.resolve("triton-models/demo"), List.of("image", "text"), listen, DATA));

        assertThat(command.arguments())
                .containsExactly(
                        "/tuwen/.tuwen/venv/bin/python",
                        "/tuwen/infra/local/supervise.py",
                        "--grace",
                        "10",
                        "--",
                        "/tuwen/.tuwen/venv/lib/python3.11/site-packages/pytriton/tritonserver/bin/tritonserver",
                        "--model-repository=/tuwen/triton-models/demo",
                        "--backend-directory=/data/backends",
                        "--model-control-mode=explicit",
                        "--load-model=image",
                        "--load-model=text",
                        "--http-address=127.0.0.1",
                        "--http-port=8000",
                        "--grpc-address=127.0.0.1",
                        "--grpc-port=8001",
                        "--metrics-address=127.0.0.1",
                        "--metrics-port=8002",
                        "--allow-gpu-metrics=false",
                        "--pinned-memory-pool-byte-size=0",
                        "--backend-config=python,shm-region-prefix-name=tuwen-8001-",
                        "--exit-timeout-secs=5");
    }

    @Test
    void triton_findsTheEnvironmentsPythonFirst() {
        assertThat(TritonServer.environment(VENV, Map.of("PATH", "/usr/bin")))
                .containsExactlyEntriesOf(Map.of("PATH", "/tuwen/.tuwen/venv/bin:/usr/bin"));
    }

    @Test
    void triton_isToldWhereTheInterpretersLibraryIs() {
        Venv venv = new Venv(HOME, HOME.resolve(".tuwen/venv"), "3.12", Path.of("/opt/python/lib"));

        assertThat(TritonServer.environment(venv, Map.of()))
                .containsEntry("LD_LIBRARY_PATH", "/opt/python/lib")
                .containsEntry("PATH", "/tuwen/.tuwen/venv/bin");
        assertThat(TritonServer.environment(venv, Map.of("LD_LIBRARY_PATH", "/cuda")))
                .containsEntry("LD_LIBRARY_PATH", "/opt/python/lib:/cuda");
    }

    @Test
    void kafka_listensOnLoopbackOnly() {
        assertThat(KafkaSettings.of(new KafkaBroker.Settings(9092, DATA), 9093))
                .containsEntry("listeners", "PLAINTEXT://127.0.0.1:9092,CONTROLLER://127.0.0.1:9093")
                .containsEntry("controller.quorum.voters", "1@127.0.0.1:9093")
                .containsEntry("log.dirs", "/data");
    }
}
