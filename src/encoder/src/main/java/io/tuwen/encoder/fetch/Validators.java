package io.tuwen.encoder.fetch;

import org.jspecify.annotations.Nullable;

/** What is known already of the picture that is fetched. Asked at each address on the way to it. */
@FunctionalInterface
public interface Validators {
    /** Nothing: the picture is wanted whole. */
    Validators NONE = address -> null;

    /** @return the validator of the picture that was got from this address; null when there is none */
    @Nullable
    String at(String address);
}
