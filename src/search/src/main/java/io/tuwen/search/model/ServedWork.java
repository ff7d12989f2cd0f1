package io.tuwen.search.model;

import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.Tower;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.search.live.News.Work;
import io.tuwen.triton.TritonAdmin;
import io.tuwen.triton.TritonChannel;
import io.tuwen.triton.TritonConnection;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * What Triton tells of its work: rows that both towers inferred since it started, whoever asked. Connected when first asked;
 * safe for use by many threads.
 */
public final class ServedWork implements Supplier<Work>, AutoCloseable {
    private final TritonConnection triton;
    private final ModelContract contract;

    /** @param address gRPC, {@code host:port} */
    public ServedWork(String address, ModelContract contract) {
        this.triton = TritonConnection.open(TritonChannel.to(address));
        this.contract = contract;
    }

    @Override
    public Work get() {
        try {
            TritonAdmin admin = new TritonAdmin(triton);
            long inferences = 0;
            for (Tower tower : Tower.values()) {
                inferences += admin.statistics(contract.servedName(tower)).inferences();
            }
            return new Work(OptionalLong.of(inferences), OptionalLong.empty(), OptionalLong.empty());
        } catch (FailureException e) {
            return Work.UNKNOWN;
        }
    }

    @Override
    public void close() {
        triton.close();
    }
}
