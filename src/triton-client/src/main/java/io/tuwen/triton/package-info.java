/** Inference over Triton's gRPC; must not know Flink, Milvus, pictures or captions. */
@NullMarked
package io.tuwen.triton;

import org.jspecify.annotations.NullMarked;
