package io.tuwen.encoder.picture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;

/** What golden_pixels.py left. */
final class Golden {
    private Golden() {}

    static Stream<String[]> rows(String csv) {
        return new String(bytes(csv), StandardCharsets.UTF_8).lines().map(line -> line.split(","));
    }

    static byte[] picture(String name) {
        return bytes("pictures/" + name);
    }

    static byte[] bytes(String name) {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String sha256(RgbPicture picture) {
        int length = picture.width() * picture.height() * RgbPicture.CHANNELS;
        return sha256(Arrays.copyOf(picture.pixels(), length));
    }
}
