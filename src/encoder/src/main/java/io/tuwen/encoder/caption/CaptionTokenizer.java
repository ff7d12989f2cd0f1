package io.tuwen.encoder.caption;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tuwen.core.identity.Digest;
import io.tuwen.core.model.ModelContract.TextContract;
import io.tuwen.core.model.ModelContract.Tokenizer;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.outcome.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Normalised captions to token ids, with the tokenizer file that the model contract names. Never uses the network. Safe
 * for use by many threads.
 */
public final class CaptionTokenizer implements AutoCloseable {
    static {
        // The library would report its use to a metadata service, and fetch a build for the GPU where there is one.
        System.getProperties().putIfAbsent("ai.djl.offline", "true");
    }

    private final HuggingFaceTokenizer tokenizer;
    private final int contextLength;

    /** Keeps native memory from being freed under a call. */
    private final ReadWriteLock use = new ReentrantReadWriteLock();

    private boolean closed;

    private CaptionTokenizer(HuggingFaceTokenizer tokenizer, int contextLength) {
        this.tokenizer = tokenizer;
        this.contextLength = contextLength;
    }

    /**
     * @param repository the folder that holds model.json and the tokenizer file
     * @throws FailureException MODEL_CONTRACT_MISMATCH when the file is not the one of the contract, or would take words
     *     typed by a shop for control tokens
     */
    public static CaptionTokenizer load(Path repository, TextContract contract) {
        Path file = repository.resolve(contract.tokenizer().file());
        try {
            byte[] json = Files.readAllBytes(file);
            checkDigest(file, json, contract.tokenizer());
            checkNoControlTokens(file, json);
            return new CaptionTokenizer(open(json, contract.contextLength()), contract.contextLength());
        } catch (IOException e) {
            throw mismatch(file + ": cannot be read (expected: the tokenizer that model.json names): " + e);
        }
    }

    private static HuggingFaceTokenizer open(byte[] json, int contextLength) throws IOException {
        Map<String, String> options = Map.of(
                "addSpecialTokens", "true",
                "truncation", "true",
                "padding", "false",
                "maxLength", Integer.toString(contextLength));
        return HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json), options);
    }

    private static void checkDigest(Path file, byte[] json, Tokenizer expected) {
        String sha256 = HexFormat.of().formatHex(Digest.sha256(ByteBuffer.wrap(json)));
        if (!sha256.equals(expected.sha256())) {
            throw mismatch(file + ": SHA-256 " + sha256 + " (expected: " + expected.sha256()
                    + ", as model.json says): put back the tokenizer that the towers were made with");
        }
    }

    private static void checkNoControlTokens(Path file, byte[] json) throws IOException {
        JsonNode added = new ObjectMapper().readTree(json).path("added_tokens");
        if (!added.isEmpty()) {
            throw mismatch(
                    file + ": " + added.size() + " added_tokens (expected: none): a caption that spells one would"
                            + " steer the model; export the towers again");
        }
    }

    private static FailureException mismatch(String message) {
        return new FailureException(FailureCode.MODEL_CONTRACT_MISMATCH, message);
    }

    /**
     * Start mark, ids, end mark, then zeros; what is too long is cut, the end mark stays.
     *
     * @param caption normalised
     * @return context length INT64, little-endian; or MODEL_INPUT_REFUSED, CLOSED
     */
    public Outcome<byte[]> encode(String caption) {
        String head = CaptionHead.of(caption, contextLength);
        use.readLock().lock();
        try {
            return closed
                    ? Outcome.failed(FailureCode.CLOSED, "tokenizer: closed")
                    : Outcome.success(
                            littleEndian(tokenizer.encode(head, true, false).getIds()));
        } catch (RuntimeException e) {
            return Outcome.failed(
                    FailureCode.MODEL_INPUT_REFUSED,
                    "caption: " + caption.length() + " characters that the tokenizer refuses: " + e.getMessage());
        } finally {
            use.readLock().unlock();
        }
    }

    private byte[] littleEndian(long[] ids) {
        ByteBuffer row = ByteBuffer.allocate(contextLength * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        row.asLongBuffer().put(ids);
        return row.array();
    }

    @Override
    public void close() {
        use.writeLock().lock();
        try {
            closed = true;
            tokenizer.close();
        } finally {
            use.writeLock().unlock();
        }
    }
}
