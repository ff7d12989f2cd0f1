package io.tuwen.encoder.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.Failure;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.outcome.Outcome.Failed;
import io.tuwen.core.outcome.Outcome.Success;
import io.tuwen.encoder.fuzz.Seeds;
import io.tuwen.encoder.fuzz.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What {@link HttpPictureFetcher} promises of hosts that answer anything at all: bytes within the limit or a code of
 * references, a message that a dead letter can carry and that tells nothing of the query, a wait of at most an hour, the
 * same outcome again, nothing unchanged that was not asked about, and no connection to an internal address.
 */
public final class ResponseTarget implements Target {
    /** Between the responses of an input; the first answers the first request. */
    static final byte SEPARATOR = 0x1e;

    private static final int MAX_BYTES = 1000;
    private static final String SECRET = "s3cr3t";
    private static final URI PICTURE = URI.create("http://shop.example/p.jpg?token=" + SECRET);
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final int LONGEST_MESSAGE = 500;
    private static final Set<FailureCode> CODES = EnumSet.of(
            FailureCode.PICTURE_NOT_FOUND,
            FailureCode.PICTURE_FORBIDDEN,
            FailureCode.PICTURE_REFERENCE_INVALID,
            FailureCode.PICTURE_ADDRESS_BLOCKED,
            FailureCode.PICTURE_TOO_LARGE,
            FailureCode.PICTURE_FORMAT_UNKNOWN,
            FailureCode.PICTURE_CORRUPT,
            FailureCode.PICTURE_HOST_UNAVAILABLE);

    private static final ResponseTarget TARGET = new ResponseTarget();

    private final ScriptedNetwork network = new ScriptedNetwork();
    private final HttpPictureFetcher fetcher = new HttpPictureFetcher(
            FetchSettings.DEFAULT,
            FetchPlan.of(FetchSettings.DEFAULT),
            MAX_BYTES,
            new Outside(ResponseTarget::resolve, network, Clock.fixed(NOW, ZoneOffset.UTC)));

    /** What Jazzer calls first. */
    public static void fuzzerInitialize() throws IOException {
        Seeds.write("responses", Responses.all());
    }

    /** What Jazzer calls for each input. */
    public static void fuzzerTestOneInput(byte[] input) {
        TARGET.hold(input);
    }

    /** Half of all names lead inside. */
    private static List<InetAddress> resolve(String host) throws UnknownHostException {
        byte[] address =
                host.length() % 2 == 0 ? new byte[] {93, (byte) 184, (byte) 216, 34} : new byte[] {10, 0, 0, 1};
        return List.of(InetAddress.getByAddress(host, address));
    }

    @Override
    public void hold(byte[] input) {
        Outcome<Fetched> outcome = fetch(input, Validators.NONE);
        hold(outcome, false);
        assertThat(fetch(input, Validators.NONE)).isEqualTo(outcome);
        if (outcome instanceof Success<Fetched> success
                && success.value() instanceof Fetched.Picture picture
                && picture.source() != null) {
            String validator = picture.source().validator();
            hold(fetch(input, address -> validator), true);
        }
    }

    private void hold(Outcome<Fetched> outcome, boolean known) {
        assertThat(network.reached()).as("connected to").noneMatch(ResponseTarget::isInternal);
        if (outcome instanceof Failed<Fetched> failed) {
            hold(failed.failure());
        } else if (((Success<Fetched>) outcome).value() instanceof Fetched.Picture picture) {
            assertThat(picture.bytes().remaining()).isLessThanOrEqualTo(MAX_BYTES);
        } else {
            assertThat(known).as("asked whether it changed").isTrue();
        }
    }

    private static void hold(Failure failure) {
        assertThat(failure.code()).isIn(CODES);
        // Nobody here keeps anybody waiting: a call that times out was forgotten.
        assertThat(failure.message()).hasSizeLessThan(LONGEST_MESSAGE).doesNotContain(SECRET, "no picture within");
        Duration wait = failure.retryAfter();
        if (wait != null) {
            assertThat(wait).isBetween(Duration.ZERO, Duration.ofHours(1));
        }
    }

    private Outcome<Fetched> fetch(byte[] input, Validators known) {
        network.play(responses(input));
        return fetcher.fetch(PICTURE, known).orTimeout(1, TimeUnit.MINUTES).join();
    }

    private static List<byte[]> responses(byte[] input) {
        List<byte[]> responses = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= input.length; i++) {
            if (i == input.length || input[i] == SEPARATOR) {
                responses.add(Arrays.copyOfRange(input, start, i));
                start = i + 1;
            }
        }
        return responses;
    }

    /** By the JDK's own predicates, which know nothing of our rule. */
    private static boolean isInternal(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
    }
}
