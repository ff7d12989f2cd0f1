package io.tuwen.encoder.fetch;

import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import java.net.UnknownHostException;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** What is decided for each address, the first one and every redirect's, before anything is resolved. */
record HttpHop(AddressRule rule, OriginHeaders headers) {

    /** @return null when the address may be called */
    @Nullable
    Failure refusal(HttpUrl url) {
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            return invalid("an address with user information (expected: none)");
        }
        try {
            rule.require(url);
        } catch (UnknownHostException e) {
            return HttpVerdict.ofException(url, e);
        }
        return rule.ports().stream().anyMatch(range -> range.contains(url.port()))
                ? null
                : invalid("port " + url.port() + " (expected: " + ports() + ")");
    }

    private String ports() {
        return rule.ports().stream().map(PortRange::toString).collect(Collectors.joining(", "));
    }

    private static Failure invalid(String message) {
        return Failure.of(FailureCode.PICTURE_REFERENCE_INVALID, "picture: " + message);
    }
}
