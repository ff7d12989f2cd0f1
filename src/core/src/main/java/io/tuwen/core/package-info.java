/** The domain: identity, decisions, contracts, ports; must not know Flink, gRPC, Milvus or HTTP. */
@NullMarked
package io.tuwen.core;

import org.jspecify.annotations.NullMarked;
