package io.tuwen.encoder.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.util.Utils;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tuwen.core.model.ModelContract.TextContract;
import io.tuwen.core.model.ModelContract.Tokenizer;
import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import io.tuwen.core.outcome.Outcome;
import io.tuwen.core.outcome.Outcome.Failed;
import io.tuwen.core.outcome.Outcome.Success;
import io.tuwen.encoder.TestContract;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CaptionTokenizerTest {
    private static final TextContract CONTRACT = TestContract.read().text();
    private static final CaptionTokenizer TOKENIZER = CaptionTokenizer.load(TestContract.repository(), CONTRACT);

    @AfterAll
    static void close() {
        TOKENIZER.close();
    }

    @Test
    void encode_equalsTheGoldenIds() throws IOException {
        JsonNode golden = golden();
        assertThat(golden).hasSizeGreaterThan(40);
        for (JsonNode row : golden) {
            long[] ids = StreamSupport.stream(row.get("ids").spliterator(), false)
                    .mapToLong(JsonNode::asLong)
                    .toArray();
            String text = row.get("text").asText();
            assertThat(encode(normalised(text))).as(text).isEqualTo(Arrays.copyOf(ids, CONTRACT.contextLength()));
        }
    }

    private static JsonNode golden() throws IOException {
        try (InputStream in = CaptionTokenizerTest.class.getResourceAsStream("/golden_ids.json")) {
            return new ObjectMapper().readTree(in);
        }
    }

    /** Blank captions never come this far, but the model's authors say what they would be. */
    private static String normalised(String text) {
        return new CaptionNormaliser(1 << 20).normalise(text) instanceof Success<String> success
                ? success.value()
                : text;
    }

    @Test
    void encode_takesTypedControlTokensForText() {
        assertThat(encode("[sep]")).startsWith(101, 138).doesNotContain(100);
        assertThat(Arrays.stream(encode("[SEP]")).filter(id -> id == 102)).hasSize(1);
    }

    @Test
    void encode_cutsAndKeepsTheEndMark() {
        long[] ids = encode("的".repeat(60));
        assertThat(ids).hasSize(52).startsWith(101, 4638).endsWith(4638, 102);
    }

    @Test
    void encode_ofAnyStringIsARow() {
        for (String text : List.of("", "\0", "\ud800", "a\udc00b", "\uffff", "\ud83d\udd25", "\u0301".repeat(500))) {
            assertThat(encode(text)).hasSize(52).startsWith(101);
        }
    }

    @Test
    void encode_afterCloseIsClosed() {
        CaptionTokenizer tokenizer = CaptionTokenizer.load(TestContract.repository(), CONTRACT);
        tokenizer.close();
        assertThat(((Failed<byte[]>) tokenizer.encode("裙")).failure().code()).isEqualTo(FailureCode.CLOSED);
    }

    @Test
    void encode_byManyThreadsGivesTheSameIds() {
        long[] expected = encode("高级感托特包斜挎");
        assertThat(IntStream.range(0, 2000).parallel().mapToObj(i -> encode("高级感托特包斜挎")))
                .allSatisfy(ids -> assertThat(ids).isEqualTo(expected));
    }

    @Test
    void load_turnsOffWhatWouldUseTheNetwork() {
        assertThat(Utils.isOfflineMode()).isTrue();
    }

    @Test
    void load_refusesAnotherFile(@TempDir Path folder) throws IOException {
        byte[] json = tokenizerJson();
        json[json.length - 3] ^= 1;
        Files.write(folder.resolve("tokenizer.json"), json);
        assertThatThrownBy(() -> CaptionTokenizer.load(folder, CONTRACT)).satisfies(CaptionTokenizerTest::isMismatch);
    }

    @Test
    void load_refusesAMissingFile(@TempDir Path folder) {
        assertThatThrownBy(() -> CaptionTokenizer.load(folder, CONTRACT)).satisfies(CaptionTokenizerTest::isMismatch);
    }

    @Test
    void load_refusesControlTokens(@TempDir Path folder) throws Exception {
        String json = new String(tokenizerJson(), StandardCharsets.UTF_8)
                .replace(
                        "\"added_tokens\":[]",
                        "\"added_tokens\":[{\"id\":102,\"content\":\"[SEP]\",\"special\":true}]");
        Files.writeString(folder.resolve("tokenizer.json"), json);
        byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
        TextContract contract = new TextContract(
                CONTRACT.model(),
                CONTRACT.input(),
                CONTRACT.output(),
                new Tokenizer("tokenizer.json", HexFormat.of().formatHex(sha256)),
                CONTRACT.contextLength(),
                CONTRACT.normaliser());
        assertThatThrownBy(() -> CaptionTokenizer.load(folder, contract))
                .hasMessageContaining("added_tokens")
                .satisfies(CaptionTokenizerTest::isMismatch);
    }

    private static byte[] tokenizerJson() throws IOException {
        return Files.readAllBytes(
                TestContract.repository().resolve(CONTRACT.tokenizer().file()));
    }

    private static void isMismatch(Throwable thrown) {
        assertThat(((FailureException) thrown).failure().code()).isEqualTo(FailureCode.MODEL_CONTRACT_MISMATCH);
    }

    private static long[] encode(String text) {
        Outcome<byte[]> row = TOKENIZER.encode(text);
        ByteBuffer ids = ByteBuffer.wrap(((Success<byte[]>) row).value()).order(ByteOrder.LITTLE_ENDIAN);
        long[] values = new long[ids.remaining() / Long.BYTES];
        ids.asLongBuffer().get(values);
        return values;
    }
}
