package io.tuwen.encoder;

import io.tuwen.core.model.ModelContract;
import io.tuwen.core.model.ModelContracts;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;

/** The contract and the tokenizer that are shipped with the demo towers. */
public final class TestContract {
    private TestContract() {}

    /** The folder that holds model.json and the tokenizer. */
    public static Path repository() {
        URL file = Objects.requireNonNull(TestContract.class.getResource("/" + ModelContracts.FILE));
        try {
            return Objects.requireNonNull(Path.of(file.toURI()).getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public static ModelContract read() {
        return ModelContracts.read(repository());
    }
}
