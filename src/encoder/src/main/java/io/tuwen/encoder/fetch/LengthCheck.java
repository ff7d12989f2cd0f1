package io.tuwen.encoder.fetch;

import java.io.IOException;
import java.net.ProtocolException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Refuses responses of a negative length before anything reads them: the client throws a runtime exception over such a
 * body, also where it repeats a request on its own, out of reach of our callbacks.
 */
final class LengthCheck implements Interceptor {
    /** What the client takes -1 for, too. */
    private static final long UNTIL_THE_END = -1;

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        long length = response.body().contentLength();
        if (length < UNTIL_THE_END) {
            throw new ProtocolException("Content-Length: " + length + " (expected: 0 or more)");
        }
        return response;
    }
}
