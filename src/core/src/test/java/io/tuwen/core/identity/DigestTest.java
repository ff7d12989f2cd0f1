package io.tuwen.core.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Against digests that other programs computed. */
class DigestTest {

    @Example
    void of_isTheHeadOfSha256() {
        assertThat(Digest.of(new byte[0])).hasToString("e3b0c44298fc1c149afbf4c8996fb924");
        assertThat(Digest.of("abc".getBytes(UTF_8))).hasToString("ba7816bf8f01cfea414140de5dae2223");
    }

    @Example
    void sha256_isWholeAndLeavesTheBuffer() {
        ByteBuffer bytes = ByteBuffer.wrap("xabc".getBytes(UTF_8)).position(1);

        assertThat(Digest.sha256(bytes))
                .isEqualTo(HexFormat.of().parseHex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        assertThat(bytes.position()).isEqualTo(1);
    }

    /** SHA-256 over (SHA-256 of the caption, then the preprocessing version), cut to 16 bytes. */
    @Example
    void ofContent_isKnownFromTheContentsOwnDigest() {
        byte[] caption = HexFormat.of().parseHex("3b3359f9a71c9b97445b54229243d413763778df499513c84aab56c6b6bb1dcf");

        assertThat(Digest.sha256(ByteBuffer.wrap("红色马克杯".getBytes(UTF_8)))).isEqualTo(caption);
        assertThat(Digest.ofContent(caption, "1/lowercase-quotes/52/ab"))
                .hasToString("7dc1fd882947fe01142ca793975c60f2");
    }

    @Property
    void otherPreprocessing_isAnotherContent(@ForAll byte[] bytes) {
        byte[] sha256 = Digest.sha256(ByteBuffer.wrap(bytes));

        assertThat(Digest.ofContent(sha256, "1/a")).isNotEqualTo(Digest.ofContent(sha256, "1/b"));
    }

    @Property
    void bytesAndText_roundTrip(@ForAll long high, @ForAll long low) {
        Digest digest = new Digest(high, low);

        assertThat(Digest.fromBytes(digest.toBytes())).isEqualTo(digest);
        assertThat(Digest.parse(digest.toString())).isEqualTo(digest);
    }

    @Example
    void otherLengths_areRefused() {
        assertThatThrownBy(() -> Digest.fromBytes(new byte[15])).hasMessage("digest: 15 bytes (expected: 16)");
        assertThatThrownBy(() -> Digest.parse("00")).isInstanceOf(IllegalArgumentException.class);
    }
}
