package io.tuwen.encoder.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.Outcome.Failed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds {@code addresses.md} against the fetcher, down to the sockets. */
final class AddressTableTest {
    private static final Pattern ROW = Pattern.compile("\\| `(.+)` \\| ([^|]*)\\| (\\w+) \\|");
    private static final String START = "start.example";

    /** @param addresses of the name, where it is one */
    record Row(String reference, List<InetAddress> addresses, String outcome) {

        boolean isAllowed() {
            return outcome.equals("allowed");
        }

        List<InetAddress> expected() {
            return addresses.isEmpty() ? List.of(literal(HttpUrl.get(reference).host())) : addresses;
        }

        @Override
        public String toString() {
            return reference + " " + outcome;
        }
    }

    static List<Row> rows() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("addresses.md"))) {
            return lines.map(ROW::matcher)
                    .filter(Matcher::matches)
                    .map(row -> new Row(row.group(1), addresses(row.group(2)), row.group(3)))
                    .toList();
        }
    }

    private static List<InetAddress> addresses(String text) {
        return Pattern.compile("[^, ]+")
                .matcher(text)
                .results()
                .map(address -> literal(address.group()))
                .toList();
    }

    private static InetAddress literal(String text) {
        try {
            return Network.literal(text);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void table_isReadWhole() throws IOException {
        assertThat(rows()).hasSizeGreaterThanOrEqualTo(100);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void fetch_endsAsTheTableSays(Row row) {
        RecordingSockets sockets = new RecordingSockets(0);
        check(row, URI.create(row.reference()), FetchSettings.DEFAULT, sockets);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void fetch_endsAsTheTableSaysAfterARedirect(Row row) throws IOException {
        try (MockWebServer server = new MockWebServer()) {
            server.start(InetAddress.getByName("127.0.0.1"), 0);
            server.enqueue(new MockResponse.Builder()
                    .code(302)
                    .addHeader("Location", encoded(row.reference()))
                    .build());
            RecordingSockets sockets = new RecordingSockets(server.getPort());
            FetchSettings settings = FetchSettings.DEFAULT.withReach(new FetchSettings.Reach(
                    new FetchSettings.Listed(List.of(START), List.of()),
                    FetchSettings.Listed.NONE,
                    List.of("80", "443", String.valueOf(server.getPort()))));
            check(row, URI.create("http://" + START + ":" + server.getPort() + "/"), settings, sockets);
        }
    }

    /** Header values are ASCII. */
    private static String encoded(String reference) {
        return URI.create(reference).toASCIIString();
    }

    private static void check(Row row, URI first, FetchSettings settings, RecordingSockets sockets) {
        Outside outside = new Outside(resolver(row), sockets, Clock.systemUTC());
        try (HttpPictureFetcher fetcher = new HttpPictureFetcher(settings, FetchPlan.of(settings), 1000, outside)) {
            Failed<Fetched> failed = (Failed<Fetched>) fetcher.fetch(first).join();
            if (row.isAllowed()) {
                assertThat(failed.failure().code()).isEqualTo(FailureCode.PICTURE_HOST_UNAVAILABLE);
                assertThat(new ArrayList<>(sockets.refused())).isNotEmpty().isSubsetOf(row.expected());
            } else {
                assertThat(failed.failure().code()).isEqualTo(FailureCode.valueOf(row.outcome()));
                assertThat(sockets.refused()).isEmpty();
            }
        }
    }

    private static Dns resolver(Row row) {
        return host -> host.equals(START) ? List.of(literal("127.0.0.1")) : row.addresses();
    }
}
