package io.tuwen.search.retrieval;

import java.util.List;

/**
 * Questions to vectors of length 1, all of one model. Blocking; safe for use by many threads. All methods throw
 * {@link io.tuwen.core.outcome.FailureException} that tells what is wrong with the content, or with the model.
 */
public interface QueryVectors {

    float[] vector(Query.Encodable query);

    /** Many sentences, in batches on their way to the model. */
    List<float[]> vectors(List<Query.Text> sentences);
}
