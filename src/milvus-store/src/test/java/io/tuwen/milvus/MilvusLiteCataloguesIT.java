package io.tuwen.milvus;

import io.tuwen.local.ChildServer;
import io.tuwen.testkit.servers.RealServer;
import io.tuwen.testkit.servers.RealServers;
import org.junit.jupiter.api.extension.RegisterExtension;

class MilvusLiteCataloguesIT extends AbstractCataloguesIT {
    @RegisterExtension
    static final RealServers SERVERS = RealServers.with(RealServer.MILVUS_LITE);

    @Override
    ChildServer server() {
        return SERVERS.milvusLite();
    }
}
