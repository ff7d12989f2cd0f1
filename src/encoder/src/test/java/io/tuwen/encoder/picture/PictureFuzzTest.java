package io.tuwen.encoder.picture;

import io.tuwen.encoder.fuzz.ByteMutator;
import io.tuwen.encoder.fuzz.FuzzRun;
import io.tuwen.encoder.fuzz.Mutator;
import io.tuwen.encoder.fuzz.PieceMutator;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class PictureFuzzTest {

    /** The time-out is for what never ends; all of it takes under a minute. */
    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void prepare_ofDamagedFilesKeepsItsPromises() throws IOException {
        List<byte[]> files = PictureCorpus.files();
        Mutator bytes = new ByteMutator();
        Mutator pieces = new PieceMutator(PictureCorpus.LAYOUTS, files, bytes);
        Mutator either = (file, random) -> (random.nextInt(4) == 0 ? bytes : pieces).mutate(file, random);
        new FuzzRun("pictures", files, either, new PictureTarget()).run(20_000);
    }
}
