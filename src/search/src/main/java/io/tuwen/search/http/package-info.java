/** The service's HTTP side: routes, requests, answers, refusals; must not know Triton or Milvus. */
@NullMarked
package io.tuwen.search.http;

import org.jspecify.annotations.NullMarked;
