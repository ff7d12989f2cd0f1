/** Learns from pairs of picture and caption which score is better than chance, for each question; must not know HTTP, Triton or Milvus. */
@NullMarked
package io.tuwen.search.calibration;

import org.jspecify.annotations.NullMarked;
