package io.tuwen.search.http;

import io.tuwen.search.zeroshot.ZeroShot;
import java.util.List;

/**
 * Labels, best first.
 *
 * @param logitScale what the cosines were multiplied with
 */
record ClassifyAnswer(String model, double logitScale, List<ZeroShot.Scored> labels) {}
