package io.tuwen.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RealServersIT {
    @RegisterExtension
    static final RealServers servers = RealServers.with(RealServer.MILVUS_LITE);

    @RegisterExtension
    static final RealServers others = RealServers.with(RealServer.MILVUS_LITE);

    @Test
    void serverAskedForTwice_isOne() {
        assertThat(servers.milvusLite().alive()).isTrue();
        assertThat(others.milvusLite()).isSameAs(servers.milvusLite());
    }

    @Test
    void serverNotAskedFor_isNamed() {
        assertThatThrownBy(servers::milvusStandalone)
                .hasMessage("MILVUS_STANDALONE was not asked for (expected: one of [MILVUS_LITE])");
    }
}
