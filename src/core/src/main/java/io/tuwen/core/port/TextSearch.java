package io.tuwen.core.port;

import io.tuwen.core.index.Filter;
import io.tuwen.core.index.Hit;
import java.util.List;
import java.util.Optional;

/**
 * Full text of the captions of one collection, by BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009).
 * Blocking; safe for use by many threads.
 *
 * <p>All methods throw {@link io.tuwen.core.outcome.FailureException} when the index cannot answer.
 */
public interface TextSearch extends AutoCloseable {

    /** Where nobody keeps words. */
    TextSearch NONE = new NoTextSearch();

    /** Why there is no full text, for people; empty where there is. */
    Optional<String> absence();

    /**
     * Wants full text to be there.
     *
     * @param words cut into words by the index, as captions are
     * @param k 1 to 16384
     * @return at most k hits that pass the filter and share a word with the question, best first; scores are above 0, without a
     *     bound, and compare within one answer only
     */
    List<Hit> search(String words, int k, Filter filter);

    @Override
    void close();
}
