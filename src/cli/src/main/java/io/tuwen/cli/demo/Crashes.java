package io.tuwen.cli.demo;

/** When to crash the jobs: each time at another part of the work, and never before they have done some since the last. */
final class Crashes {
    private final int wanted;
    private int done;
    private long settledAtLast;

    Crashes(int wanted) {
        this.wanted = wanted;
    }

    /**
     * @param settled records whose fate is known
     * @param expected how many there will be
     */
    boolean due(long settled, long expected) {
        boolean farEnough = settled >= Math.max(1, expected * (done + 1L) / (wanted + 1L));
        boolean recovered = settled > settledAtLast || settled == expected;
        return !over() && farEnough && recovered;
    }

    /** Notes one. */
    void happened(long settled) {
        done++;
        settledAtLast = settled;
    }

    int done() {
        return done;
    }

    boolean over() {
        return done == wanted;
    }
}
