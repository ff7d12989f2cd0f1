package io.tuwen.encoder.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExifOrientationTest {

    @ParameterizedTest
    @ValueSource(strings = {"II", "MM"})
    void read_findsTheTagInEitherByteOrder(String order) {
        assertThat(ExifOrientation.read(block(order, 8, 0x0112, 3, 8), 0)).isEqualTo(Orientation.LEFT_BOTTOM);
    }

    @Test
    void read_startsAtTheOffset() {
        byte[] padded = ByteBuffer.allocate(40)
                .position(6)
                .put(block("II", 8, 0x0112, 3, 3))
                .array();
        assertThat(ExifOrientation.read(padded, 6)).isEqualTo(Orientation.BOTTOM_RIGHT);
    }

    @Test
    void read_ofAnythingElseMeansAsStored() {
        assertThat(ExifOrientation.read(new byte[0], 0)).isEqualTo(Orientation.TOP_LEFT);
        assertThat(ExifOrientation.read(block("IM", 8, 0x0112, 3, 6), 0)).isEqualTo(Orientation.TOP_LEFT);
        assertThat(ExifOrientation.read(block("II", 8, 0x0110, 3, 6), 0)).isEqualTo(Orientation.TOP_LEFT);
        assertThat(ExifOrientation.read(block("II", 8, 0x0112, 4, 6), 0)).isEqualTo(Orientation.TOP_LEFT);
        assertThat(ExifOrientation.read(block("II", 8, 0x0112, 3, 9), 0)).isEqualTo(Orientation.TOP_LEFT);
        assertThat(ExifOrientation.read(block("II", 8, 0x0112, 3, 0), 0)).isEqualTo(Orientation.TOP_LEFT);
        assertThat(ExifOrientation.read(block("II", -1, 0x0112, 3, 6), 0)).isEqualTo(Orientation.TOP_LEFT);
        assertThat(ExifOrientation.read(block("II", 21, 0x0112, 3, 6), 0)).isEqualTo(Orientation.TOP_LEFT);
    }

    @Property(tries = 2000)
    void read_neverThrows(@ForAll @Size(max = 60) byte[] noise, @ForAll("directories") int directory) {
        ByteBuffer exif = ByteBuffer.allocate(noise.length + 8).put(block("MM", directory, 0, 0, 0), 0, 8);
        exif.put(noise);
        assertThat(ExifOrientation.read(exif.array(), 0)).isNotNull();
    }

    @Provide
    Arbitrary<Integer> directories() {
        return Arbitraries.integers().between(-70, 70);
    }

    private static byte[] block(String order, int directory, int tag, int type, int value) {
        ByteBuffer tiff = ByteBuffer.allocate(22).put((byte) order.charAt(0)).put((byte) order.charAt(1));
        tiff.order(order.equals("MM") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        tiff.putShort((short) 42).putInt(directory);
        tiff.putShort((short) 1).putShort((short) tag).putShort((short) type).putInt(1);
        return tiff.putShort((short) value).array();
    }
}
