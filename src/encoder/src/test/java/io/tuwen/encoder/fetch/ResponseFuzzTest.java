package io.tuwen.encoder.fetch;

import io.tuwen.encoder.fuzz.ByteMutator;
import io.tuwen.encoder.fuzz.FuzzRun;
import io.tuwen.encoder.fuzz.Mutator;
import io.tuwen.encoder.fuzz.PieceMutator;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class ResponseFuzzTest {

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void fetch_fromHostsThatAnswerAnythingKeepsItsPromises() throws IOException {
        List<byte[]> seeds = Responses.all();
        Mutator pieces = new PieceMutator(List.of(new ResponseLayout()), seeds, new ByteMutator());
        new FuzzRun("responses", seeds, pieces, new ResponseTarget()).run(5_000);
    }
}
