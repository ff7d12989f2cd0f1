package io.tuwen.encoder.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;

/** One damage that knows nothing of the file: bits, bytes, numbers, ranges, the end. */
public final class ByteMutator implements Mutator {
    /** Where fields of lengths, counts and sizes break. */
    private static final int[] BORDERS = {
        0, 1, 2, 7, 8, 16, 127, 128, 255, 256, 32_767, 32_768, 65_535, 65_536, 1 << 24, Integer.MAX_VALUE, -1, -2
    };

    private static final int LONGEST_RANGE = 64;

    private final List<Mutator> damages = List.of(
            ByteMutator::flipBit,
            ByteMutator::setByte,
            ByteMutator::setNumber,
            ByteMutator::shiftNumber,
            ByteMutator::delete,
            ByteMutator::repeat,
            ByteMutator::insert,
            ByteMutator::fill,
            ByteMutator::truncate);

    @Override
    public byte[] mutate(byte[] file, Random random) {
        if (file.length == 0) {
            return insert(file, random);
        }
        return damages.get(random.nextInt(damages.size())).mutate(file, random);
    }

    private static byte[] flipBit(byte[] file, Random random) {
        byte[] damaged = file.clone();
        damaged[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
        return damaged;
    }

    private static byte[] setByte(byte[] file, Random random) {
        byte[] damaged = file.clone();
        damaged[random.nextInt(file.length)] = (byte) random.nextInt();
        return damaged;
    }

    private static byte[] setNumber(byte[] file, Random random) {
        int border = BORDERS[random.nextInt(BORDERS.length)];
        return withNumber(file, random, old -> border);
    }

    private static byte[] shiftNumber(byte[] file, Random random) {
        int shift = random.nextInt(33) - 16;
        return withNumber(file, random, old -> old + shift);
    }

    /** A number of 16 or 32 bits, of either order; most fields that matter stand at the beginning. */
    private static byte[] withNumber(byte[] file, Random random, IntUnaryOperator change) {
        ByteBuffer damaged = ByteBuffer.wrap(file.clone());
        damaged.order(random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int width = random.nextBoolean() ? Short.BYTES : Integer.BYTES;
        int places = file.length - width + 1;
        if (places <= 0) {
            return flipBit(file, random);
        }
        int at = random.nextInt(random.nextBoolean() ? Math.min(places, 64) : places);
        if (width == Short.BYTES) {
            damaged.putShort(at, (short) change.applyAsInt(damaged.getShort(at)));
        } else {
            damaged.putInt(at, change.applyAsInt(damaged.getInt(at)));
        }
        return damaged.array();
    }

    private static byte[] delete(byte[] file, Random random) {
        int at = random.nextInt(file.length);
        return Bytes.replace(file, at, length(file, at, random), new byte[0]);
    }

    private static byte[] repeat(byte[] file, Random random) {
        int at = random.nextInt(file.length);
        byte[] range = Arrays.copyOfRange(file, at, at + length(file, at, random));
        return Bytes.replace(file, at, 0, range);
    }

    private static byte[] insert(byte[] file, Random random) {
        byte[] noise = new byte[1 + random.nextInt(16)];
        random.nextBytes(noise);
        return Bytes.replace(file, random.nextInt(file.length + 1), 0, noise);
    }

    private static byte[] fill(byte[] file, Random random) {
        byte[] damaged = file.clone();
        int at = random.nextInt(file.length);
        Arrays.fill(damaged, at, at + length(file, at, random), (byte) (random.nextBoolean() ? 0 : 0xff));
        return damaged;
    }

    private static byte[] truncate(byte[] file, Random random) {
        return Arrays.copyOf(file, random.nextInt(file.length));
    }

    private static int length(byte[] file, int at, Random random) {
        return Math.min(1 + random.nextInt(LONGEST_RANGE), file.length - at);
    }
}
