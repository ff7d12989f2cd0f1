package io.tuwen.core.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The first 128 bits of a SHA-256. Two contents with equal digests get the same vector.
 *
 * @param high the first 8 bytes, big-endian
 * @param low the next 8 bytes, big-endian
 */
public record Digest(long high, long low) {
    public static final int BYTES = 16;

    /** Of nothing at all: what the ledger keeps for a removed content. */
    public static final Digest NONE = new Digest(0, 0);

    /**
     * Of a content under a way of preparing it: SHA-256 over the content's own SHA-256 and the preprocessing version, so
     * that a reference which carries the SHA-256 of its picture needs no fetch to be recognised.
     *
     * @param contentSha256 32 bytes: SHA-256 of the picture file, or of the normalised caption in UTF-8
     * @param preprocessing the preprocessing version of the tower
     */
    public static Digest ofContent(byte[] contentSha256, String preprocessing) {
        MessageDigest sha = sha256();
        sha.update(contentSha256);
        return cut(sha.digest(preprocessing.getBytes(StandardCharsets.UTF_8)));
    }

    /** Of some bytes. */
    public static Digest of(byte[] bytes) {
        return cut(sha256().digest(bytes));
    }

    /** A SHA-256 over the readable bytes; the buffer's position stays. */
    public static byte[] sha256(ByteBuffer bytes) {
        MessageDigest sha = sha256();
        sha.update(bytes.duplicate());
        return sha.digest();
    }

    /**
     * @param bytes exactly 16
     * @throws IllegalArgumentException for any other length
     */
    public static Digest fromBytes(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("digest: " + bytes.length + " bytes (expected: " + BYTES + ")");
        }
        return cut(bytes);
    }

    /**
     * @param hex 32 hexadecimal digits
     * @throws IllegalArgumentException for anything else
     */
    public static Digest parse(String hex) {
        return fromBytes(HexFormat.of().parseHex(hex));
    }

    private static Digest cut(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Digest(buffer.getLong(), buffer.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The 16 bytes. */
    public byte[] toBytes() {
        return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
    }

    /** 32 lower-case hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(toBytes());
    }
}
