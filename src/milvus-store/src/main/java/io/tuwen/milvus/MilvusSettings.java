package io.tuwen.milvus;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.io.File;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a Milvus is and how it is talked to. Serializable, so that a job can carry it to its workers; secrets are named by
 * file and read there.
 *
 * @param address {@code host:port}
 * @param database the database that holds the collections; it must be there
 */
public record MilvusSettings(String address, String database, Security security, Limits limits, Patience patience)
        implements Serializable {
    private static final Pattern ADDRESS = Pattern.compile("[^\\s:/]+:\\d{1,5}");

    /** The database that every Milvus has. */
    public static final String DEFAULT_DATABASE = "default";

    /**
     * @param tls whether the connection is encrypted
     * @param trusted PEM file of the authorities that may vouch for the server; null for those of the Java platform
     * @param certificate PEM file that this client shows, together with {@code key}; null for none
     * @param key PEM file, PKCS #8
     * @param tokenFile a file that holds a token, or {@code user:password}; null for none
     */
    public record Security(
            boolean tls,
            @Nullable File trusted,
            @Nullable File certificate,
            @Nullable File key,
            @Nullable File tokenFile)
            implements Serializable {
        /** Neither encrypted nor authenticated. */
        public static final Security NONE = new Security(false, null, null, null, null);
    }

    /**
     * How large one request may be.
     *
     * @param rows in one request, 1 to 16384
     * @param bytes of one request, at least 256 KiB (one row may take 200 KiB); a server takes 64 MiB unless it is told
     *     otherwise
     */
    public record Limits(int rows, int bytes) implements Serializable {
        public static final Limits DEFAULT = new Limits(1_000, 8 << 20);
    }

    /**
     * How long is waited for what.
     *
     * @param write deadline of one write
     * @param read deadline of one query or search
     * @param start how long a collection may take to be there and loaded
     * @param answer how long a reader asks again before it gives up
     * @param keepAlive silence after which a connection with calls under way is probed; servers hang up on those who ask
     *     more often than every five minutes
     */
    public record Patience(Duration write, Duration read, Duration start, Duration answer, Duration keepAlive)
            implements Serializable {
        public static final Patience DEFAULT = new Patience(
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(90),
                Duration.ofSeconds(30),
                Duration.ofSeconds(300));
    }

    /** @throws FailureException CONFIGURATION_INVALID that names all that is wrong */
    public MilvusSettings {
        List<String> problems = new ArrayList<>();
        check(problems, ADDRESS.matcher(address).matches(), "address: \"" + address + "\" (expected: host:port)");
        check(problems, !database.isBlank(), "database: blank (expected: a name, as \"" + DEFAULT_DATABASE + "\")");
        check(problems, security.tls() || security.trusted() == null, "trusted: set, but tls is off");
        check(
                problems,
                (security.certificate() == null) == (security.key() == null),
                "certificate and key: one without the other (expected: both or none)");
        check(problems, security.tls() || security.certificate() == null, "certificate: set, but tls is off");
        check(
                problems,
                limits.rows() >= 1 && limits.rows() <= 16_384,
                "rows: " + limits.rows() + " (expected: 1 to 16384)");
        check(problems, limits.bytes() >= 1 << 18, "bytes: " + limits.bytes() + " (expected: at least 262144)");
        for (Duration wait :
                List.of(patience.write(), patience.read(), patience.start(), patience.answer(), patience.keepAlive())) {
            check(problems, wait.compareTo(Duration.ZERO) > 0, "patience: " + wait + " (expected: more than zero)");
        }
        if (!problems.isEmpty()) {
            throw new FailureException(FailureCode.CONFIGURATION_INVALID, "Milvus: " + String.join("; ", problems));
        }
    }

    /** A Milvus without authentication, everything else as usual. */
    public static MilvusSettings of(String address) {
        return new MilvusSettings(address, DEFAULT_DATABASE, Security.NONE, Limits.DEFAULT, Patience.DEFAULT);
    }

    public MilvusSettings withDatabase(String other) {
        return new MilvusSettings(address, other, security, limits, patience);
    }

    public MilvusSettings withSecurity(Security other) {
        return new MilvusSettings(address, database, other, limits, patience);
    }

    public MilvusSettings withLimits(Limits other) {
        return new MilvusSettings(address, database, security, other, patience);
    }

    public MilvusSettings withPatience(Patience other) {
        return new MilvusSettings(address, database, security, limits, other);
    }

    private static void check(List<String> problems, boolean holds, String otherwise) {
        if (!holds) {
            problems.add(otherwise);
        }
    }
}
