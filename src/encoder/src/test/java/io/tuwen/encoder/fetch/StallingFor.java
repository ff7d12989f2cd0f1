package io.tuwen.encoder.fetch;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

/** A server that never answers one host's requests, and everybody else's at once. */
final class StallingFor extends Dispatcher {
    private final String host;

    StallingFor(String host) {
        this.host = host;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        boolean stalls = request.getUrl().host().equals(host);
        MockResponse.Builder response = new MockResponse.Builder().body("a picture");
        return stalls ? response.onResponseStart(SocketEffect.Stall.INSTANCE).build() : response.build();
    }
}
