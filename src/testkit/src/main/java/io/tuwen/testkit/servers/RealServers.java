package io.tuwen.testkit.servers;

import io.tuwen.local.KafkaBroker;
import io.tuwen.local.LocalServer;
import io.tuwen.local.MilvusLite;
import io.tuwen.local.MilvusStandalone;
import io.tuwen.local.TritonServer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a test class real servers. Each is started once in a JVM, by the first class that asks for it, and stopped after
 * the last test; so tests share them, and one that stops or kills a server starts it again.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final RealServers servers = RealServers.with(RealServer.MILVUS_LITE);
 * }</pre>
 */
public final class RealServers implements BeforeAllCallback {
    private static final Logger LOG = LoggerFactory.getLogger(RealServers.class);
    private static final Namespace NAMESPACE = Namespace.create(RealServers.class);

    private final List<RealServer> wanted;
    private final Map<RealServer, LocalServer> started = new EnumMap<>(RealServer.class);

    private RealServers(List<RealServer> wanted) {
        this.wanted = wanted;
    }

    public static RealServers with(RealServer... wanted) {
        return new RealServers(List.of(wanted));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        for (RealServer kind : wanted) {
            skipWhereItCannotRun(kind);
            started.put(kind, start(kind, context).server());
        }
    }

    public TritonServer triton() {
        return (TritonServer) server(RealServer.TRITON_DEMO);
    }

    public MilvusLite milvusLite() {
        return (MilvusLite) server(RealServer.MILVUS_LITE);
    }

    public MilvusStandalone milvusStandalone() {
        return (MilvusStandalone) server(RealServer.MILVUS_STANDALONE);
    }

    /** Asks its callers for the token {@code root:Milvus}. */
    public MilvusStandalone milvusStandaloneAuthorized() {
        return (MilvusStandalone) server(RealServer.MILVUS_STANDALONE_AUTHORIZED);
    }

    public KafkaBroker kafka() {
        return (KafkaBroker) server(RealServer.KAFKA);
    }

    /** For tests that run on several kinds. */
    public LocalServer server(RealServer kind) {
        return Objects.requireNonNull(
                started.get(kind), () -> kind + " was not asked for (expected: one of " + wanted + ")");
    }

    private static StartedServer start(RealServer kind, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        kind,
                        key -> StartedServer.start(kind, line -> LOG.info("{}: {}", kind, line)),
                        StartedServer.class);
    }

    private static void skipWhereItCannotRun(RealServer kind) {
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        Assumptions.assumeTrue(
                !kind.onlyX86() || Set.of("amd64", "x86_64").contains(machine),
                () -> kind + " needs an x86-64 machine; this one is " + machine);
    }
}
