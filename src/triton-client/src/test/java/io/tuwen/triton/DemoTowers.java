package io.tuwen.triton;

import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.ModelContracts;
import io.tuwen.testkit.servers.RepositoryHome;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;

/** Rows of the demo towers. */
final class DemoTowers {
    static final ModelContract CONTRACT =
            ModelContracts.read(RepositoryHome.find().resolve("triton-models").resolve("demo"));

    private DemoTowers() {}

    static byte[] pixels(int seed) {
        byte[] pixels = new byte[CONTRACT.image().size() * CONTRACT.image().size() * 3];
        new Random(seed).nextBytes(pixels);
        return pixels;
    }

    /** A caption of one word between the two special ids of BERT. */
    static byte[] ids(long word) {
        ByteBuffer ids = ByteBuffer.allocate(Long.BYTES * CONTRACT.text().contextLength())
                .order(ByteOrder.LITTLE_ENDIAN);
        ids.putLong(101).putLong(word).putLong(102);
        return ids.array();
    }

    /** No vocabulary is that large: the model's code breaks on it. */
    static byte[] idsBeyondTheVocabulary() {
        return ids(1_000_000_000L);
    }
}
