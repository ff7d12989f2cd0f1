package io.tuwen.flink.embed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CapacityTest {
    private final Capacity capacity = new Capacity(3, 100);

    @Test
    void fits_boundsRecords() {
        capacity.acquire(1);
        capacity.acquire(1);
        assertThat(capacity.fits(1)).isTrue();

        capacity.acquire(1);

        assertThat(capacity.fits(1)).isFalse();
    }

    @Test
    void fits_boundsBytes() {
        capacity.acquire(60);

        assertThat(capacity.fits(40)).isTrue();
        assertThat(capacity.fits(41)).isFalse();
    }

    @Test
    void fits_anySize_whenIdle() {
        assertThat(capacity.fits(1_000)).isTrue();
    }

    @Test
    void fitsInPlaceOf_countsWithoutTheOldOne() {
        capacity.acquire(60);
        capacity.acquire(40);

        assertThat(capacity.fitsInPlaceOf(40, 40)).isTrue();
        assertThat(capacity.fitsInPlaceOf(40, 41)).isFalse();
    }

    @Test
    void grow_leavesLessRoom_untilReleased() {
        capacity.acquire(10);
        capacity.grow(200);
        assertThat(capacity.fits(1)).isFalse();

        capacity.release(210);

        assertThat(capacity.bytes()).isZero();
        assertThat(capacity.fits(100)).isTrue();
    }
}
