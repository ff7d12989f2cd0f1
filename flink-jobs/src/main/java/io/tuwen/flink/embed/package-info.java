/**
 * The heart: one keyed operator that orders events per content, lets the ledger decide, embeds and tells the index; must
 * not know Kafka, Triton, Milvus or how a picture is fetched.
 */
@NullMarked
package io.tuwen.flink.embed;

import org.jspecify.annotations.NullMarked;
