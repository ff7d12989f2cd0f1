package io.tuwen.encoder.fetch;

import java.io.IOException;

/** A host that sends more for one request than any picture and its headers take. */
final class ResponseTooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    ResponseTooLongException(long allowance) {
        super("more than " + allowance + " bytes of one response, headers and framing included");
    }
}
