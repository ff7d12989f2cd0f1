package io.tuwen.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tuwen.local.LocalServer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RealServersIT {
    @RegisterExtension
    static final RealServers servers = RealServers.with(RealServer.MILVUS_LITE);

    /** Of both test classes, in whatever order they run. */
    static final Set<LocalServer> SEEN = ConcurrentHashMap.newKeySet();

    @Test
    void serverOfAllClasses_isOne() {
        SEEN.add(servers.milvusLite());
        assertThat(SEEN).singleElement().matches(LocalServer::alive);
    }

    @Test
    void serverNotAskedFor_isNamed() {
        assertThatThrownBy(servers::milvusStandalone)
                .hasMessage("MILVUS_STANDALONE was not asked for (expected: one of [MILVUS_LITE])");
    }
}
