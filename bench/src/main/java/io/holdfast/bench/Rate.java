package io.holdfast.bench;

import java.util.Arrays;

/**
 * What many calls took.
 *
 * @param seconds from the first call to the end of the last
 * @param nanos of each call, ascending
 */
record Rate(double seconds, long[] nanos) {

    static Rate of(double seconds, long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Rate(seconds, sorted);
    }

    int count() {
        return nanos.length;
    }

    double perSecond() {
        return count() / seconds;
    }

    /** In milliseconds: so much of the calls took no longer; 0 if there was none. */
    double millis(double part) {
        return nanos.length == 0 ? 0 : nanos[(int) Math.min(nanos.length - 1L, (long) (nanos.length * part))] / 1e6;
    }
}
