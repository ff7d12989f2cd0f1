package io.tuwen.encoder.picture;

import java.io.IOException;

/**
 * The compression of GIF (appendix F of its specification): codes of growing width, lowest bit first, each standing for
 * an earlier string and one more sample. What follows the last sample is not looked at; too few samples are damage.
 */
final class GifLzw {
    private static final int MOST_CODES = 4096;
    private static final int MOST_BITS = 12;

    private final byte[] data;
    private final int clear;
    private final int bits;
    private final short[] prefix = new short[MOST_CODES];
    private final byte[] last = new byte[MOST_CODES];
    private final byte[] string = new byte[MOST_CODES];
    private int at;
    private int buffer;
    private int buffered;
    private int width;
    private int next;

    private GifLzw(byte[] data, int bits) {
        this.data = data;
        this.bits = bits;
        this.clear = 1 << bits;
        for (int i = 0; i < clear; i++) {
            last[i] = (byte) i;
        }
        reset();
    }

    /** @param count of samples; at most one byte is allocated for each */
    static byte[] unpack(byte[] data, int bits, int count) throws IOException {
        if (bits < 1 || bits > 8) {
            throw new IOException("samples of " + bits + " bits (expected: 1 to 8)");
        }
        byte[] samples = new byte[count];
        new GifLzw(data, bits).unpack(samples);
        return samples;
    }

    private void reset() {
        width = bits + 1;
        next = clear + 2;
    }

    private void unpack(byte[] samples) throws IOException {
        int filled = 0;
        int previous = -1;
        while (filled < samples.length) {
            int code = code();
            if (code == clear) {
                reset();
                previous = -1;
                continue;
            }
            if (code == clear + 1 || code > next || (code == next && previous < 0)) {
                throw new IOException("code " + code + " after " + filled + " of " + samples.length + " samples");
            }
            int length = string(code, previous);
            learn(previous, string[string.length - length]);
            int copied = Math.min(length, samples.length - filled);
            System.arraycopy(string, string.length - length, samples, filled, copied);
            filled += copied;
            previous = code;
        }
    }

    private int code() throws IOException {
        while (buffered < width) {
            if (at == data.length) {
                throw new IOException("compressed data ends early");
            }
            buffer |= (data[at++] & 0xff) << buffered;
            buffered += 8;
        }
        int code = buffer & (1 << width) - 1;
        buffer >>>= width;
        buffered -= width;
        return code;
    }

    /** Writes the string of a code to the end of {@link #string}; one not yet learnt repeats the previous one's start. */
    private int string(int code, int previous) {
        int to = string.length;
        int rest = code;
        if (code == next) {
            to--;
            rest = previous;
        }
        while (rest >= clear) {
            string[--to] = last[rest];
            rest = prefix[rest];
        }
        string[--to] = last[rest];
        if (code == next) {
            string[string.length - 1] = string[to];
        }
        return string.length - to;
    }

    private void learn(int previous, byte first) {
        if (previous < 0 || next == MOST_CODES) {
            return;
        }
        prefix[next] = (short) previous;
        last[next] = first;
        next++;
        if (next == 1 << width && width < MOST_BITS) {
            width++;
        }
    }
}
