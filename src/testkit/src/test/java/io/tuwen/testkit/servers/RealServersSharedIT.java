package io.tuwen.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.local.LocalServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The second class that {@link RealServersIT#SEEN} is about. */
class RealServersSharedIT {
    @RegisterExtension
    static final RealServers servers = RealServers.with(RealServer.MILVUS_LITE);

    @Test
    void serverOfAllClasses_isOne() {
        RealServersIT.SEEN.add(servers.milvusLite());
        assertThat(RealServersIT.SEEN).singleElement().matches(LocalServer::alive);
    }
}
