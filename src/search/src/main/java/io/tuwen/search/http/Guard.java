package io.tuwen.search.http;

import io.javalin.http.Context;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lets in who may ask: by token, or on the loopback interface whoever calls it by that name. */
final class Guard {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");
    private static final Pattern PORT = Pattern.compile(":\\d+$");
    private static final String BEARER = "Bearer ";

    private final @Nullable Tokens tokens;

    private Guard(@Nullable Tokens tokens) {
        this.tokens = tokens;
    }

    /**
     * @param host that the service listens on
     * @param tokens null: none are asked for
     * @throws FailureException CONFIGURATION_INVALID where anyone could ask from elsewhere
     */
    static Guard of(String host, @Nullable Tokens tokens) {
        if (tokens == null && !isLoopback(host)) {
            throw new FailureException(
                    FailureCode.CONFIGURATION_INVALID,
                    "--host: " + host
                            + " without --tokens (expected: 127.0.0.1, ::1 or localhost, or a file of tokens)");
        }
        return new Guard(tokens);
    }

    static boolean isLoopback(String host) {
        return LOOPBACK.contains(host);
    }

    /** @throws ProblemException 401, 403 or 421 */
    void require(Scope scope, Context request) {
        if (tokens == null) {
            requireLoopbackName(request);
            return;
        }
        Optional<Scope> found = Optional.ofNullable(request.header("Authorization"))
                .filter(header -> header.startsWith(BEARER))
                .flatMap(header ->
                        tokens.scopeOf(header.substring(BEARER.length()).strip()));
        if (found.isEmpty()) {
            throw new ProblemException(
                    Problem.of("token-wanted", "Who asks?", 401, "no token, or an unknown one")
                            .with("send `Authorization: Bearer TOKEN`"),
                    Map.of("WWW-Authenticate", "Bearer"));
        }
        if (!found.get().allows(scope)) {
            throw new ProblemException(
                    Problem.of("token-too-weak", "Not with this token", 403, "its scope is " + name(found.get()))
                            .with("ask with a token of scope " + name(scope)));
        }
    }

    /** A page in somebody's browser can have its own name resolve to the loopback address, but not send another one. */
    private static void requireLoopbackName(Context request) {
        String host = Optional.ofNullable(request.header("Host")).orElse("");
        if (!LOOPBACK.contains(PORT.matcher(host).replaceFirst(""))) {
            throw new ProblemException(
                    Problem.of("host-unknown", "Not by this name", 421, "without tokens only this machine may ask")
                            .at("Host", host, "localhost, 127.0.0.1 or [::1]")
                            .with("call it by that name, or have tokens"));
        }
    }

    private static String name(Scope scope) {
        return switch (scope) {
            case READ -> "read";
            case ADMIN -> "admin";
        };
    }
}
