package io.tuwen.milvus;

import io.tuwen.testkit.servers.RealServer;
import io.tuwen.testkit.servers.RealServers;
import io.tuwen.testkit.store.IndexUnderTest;
import io.tuwen.testkit.store.VectorSearchContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class MilvusStandaloneSearchIT extends VectorSearchContract {
    @RegisterExtension
    static final RealServers SERVERS = RealServers.with(RealServer.MILVUS_STANDALONE);

    @Override
    protected IndexUnderTest index() {
        return new MilvusUnderTest(SERVERS.milvusStandalone());
    }
}
