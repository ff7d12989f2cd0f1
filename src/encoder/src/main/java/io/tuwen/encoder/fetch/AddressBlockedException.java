package io.tuwen.encoder.fetch;

import java.net.UnknownHostException;

/** A host that resolves to an address pictures may not come from; a kind of exception that every resolver may throw. */
final class AddressBlockedException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    AddressBlockedException(String host) {
        super(host);
    }
}
