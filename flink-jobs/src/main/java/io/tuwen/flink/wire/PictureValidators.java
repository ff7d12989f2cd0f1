package io.tuwen.flink.wire;

import io.tuwen.core.port.Known;
import io.tuwen.core.port.Validator;
import io.tuwen.schemas.PictureValidator;

/** Pictures that were seen before, as they lie in keyed state. */
public final class PictureValidators {
    private PictureValidators() {}

    public static Known toDomain(PictureValidator state) {
        return new Known(
                Digests.toDomain(state.getContentDigest()),
                new Validator(Digests.toDomain(state.getSource()), state.getValue()));
    }

    public static PictureValidator fromDomain(Known known) {
        return new PictureValidator(
                Digests.fromDomain(known.digest()),
                Digests.fromDomain(known.validator().source()),
                known.validator().value());
    }
}
