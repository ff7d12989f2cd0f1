package io.tuwen.encoder.picture;

import io.tuwen.core.outcome.FailureCode;
import io.tuwen.core.outcome.FailureException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;

/**
 * The memory that decodes may hold at once, heap and native together. A decode claims all that it may need in one step
 * and before it allocates, holds nothing else meanwhile, and gives it back when it ends, so decodes wait for each other
 * but never in a circle. First come, first served: many small pictures cannot keep a large one out, and behind a large
 * one each waits for no more than those before it. Safe for use by many threads.
 */
final class DecodeMemory {
    /** What is counted: small enough for a picture, large enough for the memory of any machine. */
    private static final int UNIT = 64 << 10;

    private static final ConcurrentMap<Long, DecodeMemory> SHARED = new ConcurrentHashMap<>();

    private final int units;
    private final Semaphore free;

    DecodeMemory(long bytes) {
        units = (int) Math.min(Math.max(bytes / UNIT, 1), Integer.MAX_VALUE);
        free = new Semaphore(units, true);
    }

    /** One for all that tell the same number: the subtasks of a process share its heap. */
    static DecodeMemory shared(long bytes) {
        return SHARED.computeIfAbsent(bytes, DecodeMemory::new);
    }

    /**
     * Waits until the bytes are free.
     *
     * @param picture for the message
     * @throws FailureException PICTURE_TOO_LARGE when they are more than there is; CLOSED when the thread is interrupted,
     *     and its flag is set again
     */
    Claim claim(String picture, long bytes) {
        long wanted = (bytes + UNIT - 1) / UNIT;
        if (wanted > units) {
            throw new FailureException(
                    FailureCode.PICTURE_TOO_LARGE,
                    picture + ": " + mebibytes(bytes) + " to decode (expected: at most "
                            + mebibytes((long) units * UNIT)
                            + ", the limit of all decodes together; a larger heap or maxDecodedBytes raises it)");
        }
        try {
            free.acquire((int) wanted);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailureException(FailureCode.CLOSED, picture + ": interrupted while it waited for memory");
        }
        return () -> free.release((int) wanted);
    }

    private static String mebibytes(long bytes) {
        return (bytes >> 20) + " MiB";
    }

    /** Memory that is held until it is closed, once. */
    interface Claim extends AutoCloseable {
        @Override
        void close();
    }
}
