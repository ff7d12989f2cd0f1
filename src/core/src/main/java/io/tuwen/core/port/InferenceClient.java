package io.tuwen.core.port;

import io.tuwen.core.outcome.Outcome;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One tower of a served model.
 *
 * <p>Every future completes, normally, with one outcome a row in the order of the rows, whatever the server does; those
 * under way at {@link #close()} complete with {@code CLOSED}. Failures that mean waiting are waited for inside. Safe for
 * use by many threads; completions may run on any thread and must not block.
 */
public interface InferenceClient extends AutoCloseable {

    /**
     * @param rows one raw input tensor a row, little-endian, without the batch dimension: UINT8 [S, S, 3] for pictures,
     *     INT64 [L] for captions; at least one row, all of one length
     * @return one vector of dim floats a row
     */
    CompletableFuture<List<Outcome<float[]>>> infer(List<byte[]> rows);

    @Override
    void close();
}
