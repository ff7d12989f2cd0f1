package io.tuwen.testkit.servers;

import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.ModelContracts;
import io.tuwen.core.model.Tower;
import io.tuwen.local.KafkaBroker;
import io.tuwen.local.LocalServer;
import io.tuwen.local.MilvusLite;
import io.tuwen.local.MilvusStandalone;
import io.tuwen.local.TritonServer;
import io.tuwen.local.python.PythonEnvironment;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The servers that integration tests can have. */
public enum RealServer {
    /** Triton with the demo towers of this repository. */
    TRITON_DEMO {
        @Override
        LocalServer start(Path home, Path data, Consumer<String> progress) {
            Path repository = home.resolve("triton-models").resolve("demo");
            ModelContract contract = ModelContracts.read(repository);
            List<String> models =
                    Stream.of(Tower.values()).map(contract::servedName).toList();
            return TritonServer.start(
                    PythonEnvironment.localMode(home).ensure(progress),
                    new TritonServer.Settings(repository, models, TritonServer.Listen.anywhere(), data));
        }
    },
    /** Lenient: one folder, exact search. */
    MILVUS_LITE {
        @Override
        LocalServer start(Path home, Path data, Consumer<String> progress) {
            return MilvusLite.start(
                    PythonEnvironment.localMode(home).ensure(progress), new MilvusLite.Settings(0, data));
        }
    },
    /** Strict: Milvus 2.3.5; not on arm64, where tests that ask for it are skipped. */
    MILVUS_STANDALONE {
        @Override
        LocalServer start(Path home, Path data, Consumer<String> progress) {
            return milvusStandalone(home, data, progress, false);
        }
    },
    /** As {@link #MILVUS_STANDALONE}, for callers with a token only: {@code root:Milvus}. */
    MILVUS_STANDALONE_AUTHORIZED {
        @Override
        LocalServer start(Path home, Path data, Consumer<String> progress) {
            return milvusStandalone(home, data, progress, true);
        }
    },
    /** An empty broker: a test makes topics under names of its own. */
    KAFKA {
        @Override
        LocalServer start(Path home, Path data, Consumer<String> progress) {
            return KafkaBroker.start(new KafkaBroker.Settings(0, data));
        }
    };

    /** @param data an empty folder of its own */
    abstract LocalServer start(Path home, Path data, Consumer<String> progress);

    /** Whether it is built for x86-64 only. */
    boolean onlyX86() {
        return this == MILVUS_STANDALONE || this == MILVUS_STANDALONE_AUTHORIZED;
    }

    private static MilvusStandalone milvusStandalone(
            Path home, Path data, Consumer<String> progress, boolean authorization) {
        return MilvusStandalone.start(
                PythonEnvironment.milvusStandalone(home).ensure(progress),
                new MilvusStandalone.Settings(0, data, authorization));
    }
}
