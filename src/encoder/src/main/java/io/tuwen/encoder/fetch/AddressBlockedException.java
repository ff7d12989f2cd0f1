package io.tuwen.encoder.fetch;

import java.net.UnknownHostException;

/** An address pictures may not come from; a kind of exception that every resolver may throw. */
final class AddressBlockedException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    /** @param reason what is wrong with it and what was expected, without the address */
    AddressBlockedException(String reason) {
        super(reason);
    }
}
