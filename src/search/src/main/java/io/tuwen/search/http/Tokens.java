package io.tuwen.search.http;

import io.tuwen.core.identity.Digest;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who may ask. Kept as digests and compared in constant time.
 *
 * @param known at least one
 */
record Tokens(List<Known> known) {
    private static final Pattern LINE = Pattern.compile("(read|admin)\\s+([A-Za-z0-9._~+/=-]{16,512})");

    record Known(Scope scope, byte[] sha256) {}

    Tokens {
        known = List.copyOf(known);
    }

    /**
     * @param file one token a line, {@code read TOKEN} or {@code admin TOKEN}; empty lines and those after # do not count
     * @throws FailureException CONFIGURATION_INVALID that names every line that is wrong, and shows none
     */
    static Tokens read(Path file) {
        try {
            return parse(file.toString(), Files.readAllLines(file));
        } catch (IOException e) {
            throw invalid(file + ": cannot be read (expected: lines of `read TOKEN` or `admin TOKEN`): " + e);
        }
    }

    static Tokens parse(String file, List<String> lines) {
        List<Known> known = new ArrayList<>();
        List<Integer> wrong = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            Matcher token = LINE.matcher(line);
            if (token.matches()) {
                Scope scope = token.group(1).equals("admin") ? Scope.ADMIN : Scope.READ;
                known.add(new Known(scope, sha256(token.group(2))));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                wrong.add(i + 1);
            }
        }
        if (!wrong.isEmpty() || known.isEmpty()) {
            throw invalid(file + ": lines " + wrong + " of " + known.size()
                    + " tokens (expected: at least one of `read TOKEN`"
                    + " or `admin TOKEN`, a token being 16 to 512 letters, digits, - . _ ~ + / =)");
        }
        return new Tokens(known);
    }

    /** What a token allows, if anything. */
    Optional<Scope> scopeOf(String token) {
        byte[] digest = sha256(token);
        Optional<Scope> found = Optional.empty();
        for (Known candidate : known) {
            if (MessageDigest.isEqual(candidate.sha256(), digest)) {
                found = Optional.of(candidate.scope());
            }
        }
        return found;
    }

    private static FailureException invalid(String message) {
        return new FailureException(FailureCode.CONFIGURATION_INVALID, message);
    }

    private static byte[] sha256(String token) {
        return Digest.sha256(StandardCharsets.UTF_8.encode(token));
    }
}
