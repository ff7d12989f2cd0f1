package io.tuwen.triton;

import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.port.InferenceClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Merges rows of concurrent calls into one call and splits calls that are too large. A batch goes when it is full by
 * rows or bytes, or when its oldest row has waited for the linger time; linger 0 sends at the end of each call, without
 * a timer. Rows keep their order, within a call and across calls.
 */
final class Batching implements InferenceClient {
    private final InferenceClient inner;
    private final TritonSettings.Batches settings;
    private final InferenceMetrics metrics;
    private final Timer timer;
    private final OpenCalls open = new OpenCalls();
    private final Object gathering = new Object();
    private Batch gathered = new Batch();

    /** @param settings with rows no more than the served model takes */
    Batching(InferenceClient inner, TritonSettings.Batches settings, InferenceMetrics metrics, Timer timer) {
        this.inner = inner;
        this.settings = settings;
        this.metrics = metrics;
        this.timer = timer;
    }

    @Override
    public CompletableFuture<List<Outcome<float[]>>> infer(List<byte[]> rows) {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("rows: 0 (expected: at least 1)");
        }
        metrics.accepted(rows.size());
        Gathered call = new Gathered(rows.size(), open.open(rows.size()), metrics);
        for (Batch batch : gather(rows, call)) {
            send(batch);
        }
        return call.promise();
    }

    /** The batches that these rows made ready to go. */
    private List<Batch> gather(List<byte[]> rows, Gathered call) {
        List<Batch> ready = new ArrayList<>();
        synchronized (gathering) {
            for (int i = 0; i < rows.size(); i++) {
                if (!gathered.takes(rows.get(i), settings)) {
                    ready.add(takeGathered());
                }
                gathered.add(rows.get(i), new Slot(call, i));
            }
            if (settings.linger().isZero() || gathered.isFull(settings)) {
                ready.add(takeGathered());
            } else {
                lingerFor(gathered);
            }
        }
        return ready;
    }

    private Batch takeGathered() {
        Batch batch = gathered;
        gathered = new Batch();
        return batch;
    }

    private void lingerFor(Batch batch) {
        if (!batch.lingers) {
            batch.lingers = true;
            timer.after(settings.linger(), () -> sendIfStillGathering(batch));
        }
    }

    private void sendIfStillGathering(Batch batch) {
        synchronized (gathering) {
            if (gathered != batch) {
                return;
            }
            takeGathered();
        }
        send(batch);
    }

    private void send(Batch batch) {
        CompletableFuture<?> unused = inner.infer(batch.rows).handle((outcomes, error) -> {
            batch.settle(error == null ? outcomes : Rows.failed(batch.rows.size(), broken(error)));
            return null;
        });
    }

    /** The decorators complete normally; should one of them break, its callers must not hang. */
    private static Failure broken(Throwable error) {
        return Failure.of(FailureCode.MODEL_FAILED, "the inference client itself broke: " + error);
    }

    @Override
    public void close() {
        open.close();
        inner.close();
    }

    @Override
    public String toString() {
        return "Batching(" + inner + ")";
    }

    /** Where the outcome of a row belongs. */
    private record Slot(Gathered call, int index) {}

    /** Rows of one length that will go together. */
    private static final class Batch {
        private final List<byte[]> rows = new ArrayList<>();
        private final List<Slot> slots = new ArrayList<>();
        private long bytes;
        private boolean lingers;

        boolean takes(byte[] row, TritonSettings.Batches settings) {
            return rows.isEmpty()
                    || (rows.size() < settings.rows()
                            && bytes + row.length <= settings.bytes()
                            && rows.get(0).length == row.length);
        }

        boolean isFull(TritonSettings.Batches settings) {
            return rows.size() >= settings.rows() || bytes >= settings.bytes();
        }

        void add(byte[] row, Slot slot) {
            rows.add(row);
            slots.add(slot);
            bytes += row.length;
        }

        void settle(List<Outcome<float[]>> outcomes) {
            for (int i = 0; i < slots.size(); i++) {
                slots.get(i).call.settle(slots.get(i).index, outcomes.get(i));
            }
        }
    }
}
