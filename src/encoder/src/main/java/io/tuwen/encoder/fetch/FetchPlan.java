package io.tuwen.encoder.fetch;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What settings come to, with all that is wrong with them.
 *
 * @param roots folders of {@code file:} references
 */
record FetchPlan(
        AddressRule rule, OriginHeaders headers, @Nullable ProxyTunnel proxy, List<Path> roots, List<String> findings) {
    /** Below these lie devices and the state of this process, not pictures. */
    private static final List<Path> NO_ROOTS = List.of(Path.of("/proc"), Path.of("/sys"), Path.of("/dev"));

    static FetchPlan of(FetchSettings settings) {
        Findings findings = new Findings(new ArrayList<>());
        findings.checkNumbers(settings);
        FetchSettings.Reach reach = settings.reach();
        AddressRule rule = new AddressRule(
                findings.places("allowed", reach.allowed()),
                findings.places("denied", reach.denied()),
                findings.parsed("ports", reach.ports(), PortRange::parse));
        return new FetchPlan(
                rule,
                findings.headers(settings.http().headersFile()),
                findings.proxy(settings.http().proxy()),
                findings.roots(settings.fileRoots()),
                findings.list());
    }

    private record Findings(List<String> list) {

        void checkNumbers(FetchSettings settings) {
            positive("connect-timeout", settings.timeouts().connect());
            positive("read-timeout", settings.timeouts().read());
            positive("timeout", settings.timeouts().call());
            atLeast("max-calls", settings.calls().most(), 1);
            checkNumbers(settings.calls().host());
            atLeast("max-redirects", settings.http().maxRedirects(), 0);
            expect(
                    settings.http().userAgent().matches("[ -~]+"),
                    "user-agent",
                    settings.http().userAgent(),
                    "letters, digits and marks of ASCII");
        }

        private void checkNumbers(HostSettings host) {
            atLeast("max-calls-per-host", host.calls(), 1);
            atLeast("max-rate-per-host", host.rate(), 0);
            atLeast("circuit-failures", host.failures(), 1);
            positive("circuit-pause", host.longestPause());
        }

        Places places(String name, FetchSettings.Listed listed) {
            return new Places(
                    parsed(name + "-hosts", listed.hosts(), HostPattern::parse),
                    parsed(name + "-networks", listed.networks(), Network::parse));
        }

        private <T> List<T> parsed(String key, List<String> texts, Function<String, T> parser) {
            List<T> values = new ArrayList<>();
            for (String text : texts) {
                try {
                    values.add(parser.apply(text));
                } catch (IllegalArgumentException e) {
                    list.add(key + ": " + e.getMessage());
                }
            }
            return values;
        }

        OriginHeaders headers(@Nullable String text) {
            if (text == null) {
                return OriginHeaders.NONE;
            }
            return parsed("headers-file", List.of(text), Findings::path).stream()
                    .map(file -> new OriginHeadersFile(file, finding -> list.add("headers-file: " + finding)).read())
                    .findFirst()
                    .orElse(OriginHeaders.NONE);
        }

        @Nullable
        ProxyTunnel proxy(@Nullable String text) {
            List<String> texts = text == null ? List.of() : List.of(text);
            return parsed("proxy", texts, ProxyTunnel::parse).stream()
                    .findFirst()
                    .orElse(null);
        }

        List<Path> roots(List<String> texts) {
            List<Path> roots = parsed("file-roots", texts, Findings::path);
            roots.forEach(root -> expect(isRoot(root), "file-roots", root, "an absolute folder that holds pictures"));
            return roots;
        }

        private static Path path(String text) {
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                throw new IllegalArgumentException("\"" + text + "\" (expected: a path)", e);
            }
        }

        private static boolean isRoot(Path path) {
            Path plain = path.normalize();
            return plain.isAbsolute()
                    && plain.getNameCount() > 0
                    && NO_ROOTS.stream().noneMatch(plain::startsWith);
        }

        private void positive(String key, Duration value) {
            expect(value.compareTo(Duration.ZERO) > 0, key, value, "more than 0");
        }

        private void atLeast(String key, int value, int least) {
            expect(value >= least, key, value, "at least " + least);
        }

        private void expect(boolean holds, String key, Object value, String expected) {
            if (!holds) {
                list.add(key + ": " + value + " (expected: " + expected + ")");
            }
        }
    }
}
