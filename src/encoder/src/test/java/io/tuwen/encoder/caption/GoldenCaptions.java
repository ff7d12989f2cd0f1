package io.tuwen.encoder.caption;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.tuwen.core.identity.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * What {@code make_golden_captions.py} left.
 *
 * @param exceptions where Chinese-CLIP's tokenizer gives other ids
 * @param leftOut their code points, as ranges: first and last
 */
@JsonIgnoreProperties("unicode")
record GoldenCaptions(
        List<Deviation> exceptions, List<List<Integer>> leftOut, List<String> fragments, List<Block> blocks) {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

    /** A caption and our ids. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Deviation(String text, List<Long> ours) {}

    /**
     * Chinese-CLIP's ids of one block.
     *
     * @param sha256 of all rows
     * @param marks in Base64, the first byte of each row's own SHA-256
     */
    record Block(String sha256, String marks) {
        static Block of(List<byte[]> rows) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            ByteArrayOutputStream marks = new ByteArrayOutputStream();
            for (byte[] row : rows) {
                all.writeBytes(row);
                marks.write(sha256(row)[0]);
            }
            return new Block(
                    HexFormat.of().formatHex(sha256(all.toByteArray())),
                    Base64.getEncoder().encodeToString(marks.toByteArray()));
        }

        /** The first row whose mark differs, or -1: one in 256 rows that differ has the same mark by chance. */
        int firstDifference(Block other) {
            return Arrays.mismatch(
                    Base64.getDecoder().decode(marks), Base64.getDecoder().decode(other.marks));
        }

        private static byte[] sha256(byte[] bytes) {
            return Digest.sha256(ByteBuffer.wrap(bytes));
        }
    }

    static GoldenCaptions read() {
        try (InputStream json = GoldenCaptions.class.getResourceAsStream("/golden_captions.json")) {
            return MAPPER.readValue(json, GoldenCaptions.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DrawnCaptions drawn() {
        return new DrawnCaptions(fragments, leftOut);
    }
}
